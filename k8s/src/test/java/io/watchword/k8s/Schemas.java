package io.watchword.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.HashMap;
import java.util.Map;

/**
 * What the kinds of objects look like: Kubernetes', Prometheus' and Strimzi's from the models that their clients use,
 * KEDA's, of which no model could be had, as far as it is used here ({@link Keda}).
 */
final class Schemas {
    private static final Map<String, Class<?>> MODELS = models();

    private final ObjectMapper strict = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new NothingUnknown());

    private static Map<String, Class<?>> models() {
        Map<String, Class<?>> models = new HashMap<>();
        models.put("v1 Namespace", Namespace.class);
        models.put("v1 ConfigMap", ConfigMap.class);
        models.put("v1 Secret", Secret.class);
        models.put("v1 Service", Service.class);
        models.put("apps/v1 Deployment", Deployment.class);
        models.put("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class);
        models.put("networking.k8s.io/v1 Ingress", Ingress.class);
        models.put("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class);
        models.put("monitoring.coreos.com/v1 PodMonitor", PodMonitor.class);
        models.put("monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class);
        models.put("kafka.strimzi.io/v1 Kafka", Kafka.class);
        models.put("kafka.strimzi.io/v1 KafkaNodePool", KafkaNodePool.class);
        models.put("kafka.strimzi.io/v1 KafkaTopic", KafkaTopic.class);
        models.put("kafka.strimzi.io/v1 KafkaUser", KafkaUser.class);
        models.put("keda.sh/v1alpha1 ScaledObject", Keda.ScaledObject.class);
        models.put("keda.sh/v1alpha1 TriggerAuthentication", Keda.TriggerAuthentication.class);
        return Map.copyOf(models);
    }

    /** Reads an object; fails on a kind, a field or a form of value that the schema does not have. */
    Object read(Manifest manifest) {
        Class<?> model = MODELS.get(manifest.type());
        if (model == null) {
            throw new AssertionError("No schema for " + manifest.type());
        }
        try {
            return strict.treeToValue(manifest.node(), model);
        } catch (JsonProcessingException e) {
            throw new AssertionError(manifest + ": " + e.getOriginalMessage(), e);
        }
    }

    /** The clients' models keep fields they don't know, for newer servers; here those are mistakes. */
    private static final class NothingUnknown extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
