package io.watchword.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** KEDA's resources, as far as they are used here, after its documentation. */
final class Keda {
    private static final Map<String, Set<String>> SETTINGS = Map.of(
            "prometheus",
            Set.of("serverAddress", "query", "threshold", "activationThreshold", "namespace", "ignoreNullValues"),
            "kafka",
            Set.of(
                    "bootstrapServers",
                    "consumerGroup",
                    "topic",
                    "lagThreshold",
                    "activationLagThreshold",
                    "offsetResetPolicy",
                    "allowIdleConsumers",
                    "sasl",
                    "tls"));

    private Keda() {}

    record ScaledObject(String apiVersion, String kind, JsonNode metadata, Scaling spec) {}

    record Scaling(
            Target scaleTargetRef,
            int minReplicaCount,
            int maxReplicaCount,
            int pollingInterval,
            int cooldownPeriod,
            Advanced advanced,
            Fallback fallback,
            List<Trigger> triggers) {}

    record Target(String name, String kind) {}

    record Advanced(Scaler horizontalPodAutoscalerConfig) {}

    record Scaler(Behaviour behavior) {}

    record Behaviour(Direction scaleUp, Direction scaleDown) {}

    record Direction(int stabilizationWindowSeconds, List<Policy> policies) {}

    record Policy(String type, int value, int periodSeconds) {}

    record Fallback(int failureThreshold, int replicas) {}

    record Trigger(
            String type, String name, String metricType, Map<String, String> metadata, Reference authenticationRef) {
        Trigger {
            Set<String> known = SETTINGS.get(type);
            if (known == null || !known.containsAll(metadata.keySet())) {
                throw new IllegalArgumentException("A " + type + " trigger has no such setting: " + metadata.keySet());
            }
        }
    }

    record Reference(String name) {}

    record TriggerAuthentication(String apiVersion, String kind, JsonNode metadata, Authentication spec) {}

    record Authentication(List<Parameter> secretTargetRef) {}

    record Parameter(String parameter, String name, String key) {}
}
