package io.watchword.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How many processes there are. */
class ScalingTest {
    private static final Pattern GROUP = Pattern.compile("String GROUP = \"(watchword-[a-z-]+)\";");

    static List<String> scaled() {
        return Kustomize.overlays().stream()
                .filter(overlay -> !Workloads.all(overlay, "ScaledObject").isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("scaled")
    void noMoreInferenceThanPartitions(String overlay) {
        Manifest scaling = Workloads.one(overlay, "ScaledObject", "inference");

        assertThat(scaling.at("/spec/maxReplicaCount").asInt())
                .isEqualTo(Workloads.one(overlay, "KafkaTopic", "watchword.frames")
                        .at("/spec/partitions")
                        .asInt());
    }

    @ParameterizedTest
    @MethodSource("scaled")
    void theLagOfAGroupThatCommitsOnATopicThatIsThere(String overlay) {
        JsonNode kafka = trigger(overlay, "kafka").path("metadata");

        assertThat(Sources.found("inference", GROUP))
                .contains(kafka.path("consumerGroup").asText());
        assertThat(Workloads.one(overlay, "KafkaTopic", kafka.path("topic").asText()))
                .isNotNull();
        assertThat(kafka.path("bootstrapServers").asText())
                .isEqualTo(Workloads.environment(overlay, Workloads.deployment(overlay, "inference"))
                        .get("WATCHWORD_KAFKA")
                        .replace(":", ".watchword.svc:"));
    }

    @ParameterizedTest
    @MethodSource("scaled")
    void aProcessIsGivenSevenTenthsOfWhatItsThreadsCanDo(String overlay) {
        Map<String, String> environment = Workloads.environment(overlay, Workloads.deployment(overlay, "inference"));

        assertThat(trigger(overlay, "prometheus").at("/metadata/threshold").asDouble())
                .isEqualTo(0.7 * Integer.parseInt(environment.get("WATCHWORD_THREADS")));
    }

    @ParameterizedTest
    @MethodSource("scaled")
    void whatIsScaledHasNoNumberOfItsOwn(String overlay) {
        for (Manifest scaling : Workloads.all(overlay, "ScaledObject")) {
            Manifest target = Workloads.deployment(
                    overlay, scaling.at("/spec/scaleTargetRef/name").asText());

            assertThat(target.at("/spec").has("replicas"))
                    .as("replicas of %s", target)
                    .isFalse();
        }
    }

    @Test
    void inProductionThereAreTwoOfEachAndOneMayBeTakenAway() {
        assertThat(Workloads.names(Workloads.EVERYTHING)).containsExactlyInAnyOrderElementsOf(Workloads.NAMES);
        for (String process : Workloads.NAMES) {
            Manifest deployment = Workloads.deployment(Workloads.EVERYTHING, process);
            JsonNode number = deployment.at("/spec/replicas");

            assertThat(
                            number.isMissingNode()
                                    ? Workloads.one(Workloads.EVERYTHING, "ScaledObject", process)
                                            .at("/spec/minReplicaCount")
                                            .asInt()
                                    : number.asInt())
                    .as(process)
                    .isGreaterThanOrEqualTo(2);
            assertThat(Workloads.one(Workloads.EVERYTHING, "PodDisruptionBudget", process)
                            .at("/spec/selector/matchLabels"))
                    .isEqualTo(deployment.at("/spec/selector/matchLabels"));
            assertThat(deployment.each("/spec/template/spec/topologySpreadConstraints"))
                    .hasSize(2)
                    .allMatch(spread -> spread.at("/labelSelector/matchLabels")
                            .equals(deployment.at("/spec/selector/matchLabels")));
        }
    }

    @Test
    void onGpusEachProcessHasOneAndAnotherComesOnlyWhenItIsFree() {
        Manifest inference = Workloads.deployment("gpu", "inference");

        assertThat(Workloads.container(inference)
                        .at("/resources/limits/nvidia.com~1gpu")
                        .asText())
                .isEqualTo("1");
        assertThat(Workloads.environment("gpu", inference)).containsEntry("WATCHWORD_DEVICES", "gpu0");
        assertThat(inference.at("/spec/strategy/rollingUpdate/maxSurge").asInt(1))
                .isZero();
    }

    private static JsonNode trigger(String overlay, String type) {
        return Workloads.one(overlay, "ScaledObject", "inference")
                .each("/spec/triggers")
                .filter(trigger -> trigger.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
