package io.watchword.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.protocol.kafka.Topic;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TopicsTest {
    /** What an operator may say beyond what the code asks for. */
    private static final Set<String> OPERATORS = Set.of("min.insync.replicas");

    static List<String> overlays() {
        return Kustomize.overlays();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyTopicIsKeptAsTheCodeSays(String overlay) {
        Map<String, Map<String, String>> asked =
                Topic.all().stream().collect(Collectors.toMap(Topic::name, topic -> new TreeMap<>(topic.kept())));

        Map<String, Map<String, String>> given = Workloads.all(overlay, "KafkaTopic").stream()
                .collect(Collectors.toMap(Manifest::name, topic -> config(topic.at("/spec/config"))));

        assertThat(given).isEqualTo(asked);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void topicsHaveThePartitionsAndReplicasThatTheProcessesAreTold(String overlay) {
        for (String process : Workloads.names(overlay)) {
            Map<String, String> told = Workloads.environment(overlay, Workloads.deployment(overlay, process));
            for (Manifest topic : Workloads.all(overlay, "KafkaTopic")) {
                assertThat(topic.at("/spec/partitions").asText())
                        .as("partitions of %s", topic)
                        .isEqualTo(told.get("WATCHWORD_KAFKA_PARTITIONS"));
                assertThat(topic.at("/spec/replicas").asText())
                        .as("replicas of %s", topic)
                        .isEqualTo(told.get("WATCHWORD_KAFKA_REPLICATION"));
                assertThat(topic.at("/spec/config/min.insync.replicas").asText("1"))
                        .as("replicas in sync of %s", topic)
                        .isEqualTo(told.get("WATCHWORD_KAFKA_MIN_INSYNC_REPLICAS"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyReplicaHasABrokerAndAFullLogFitsOnItsDisk(String overlay) {
        Manifest brokers = Workloads.one(overlay, "KafkaNodePool", "brokers");
        int number = brokers.at("/spec/replicas").asInt();
        long disk = gibibytes(brokers.at("/spec/storage/volumes/0/size").asText());

        long kept = Workloads.all(overlay, "KafkaTopic").stream()
                .mapToLong(TopicsTest::bytesOfAllReplicas)
                .sum();

        assertThat(Workloads.all(overlay, "KafkaTopic"))
                .allMatch(topic -> topic.at("/spec/replicas").asInt() <= number);
        assertThat(kept / number).isLessThan(disk / 10 * 8);
    }

    @Test
    void aTopicOfTheClusterBelongsToTheClusterThatIsThere() {
        assertThat(Workloads.all("production", "KafkaTopic"))
                .allMatch(topic -> topic.at("/metadata/labels/strimzi.io~1cluster")
                        .asText()
                        .equals(Workloads.all("production", "Kafka").get(0).name()));
    }

    /** Retention is met a segment at a time. */
    private static long bytesOfAllReplicas(Manifest topic) {
        JsonNode config = topic.at("/spec/config");
        long partition = config.path("retention.bytes").asLong()
                + 2 * config.path("segment.bytes").asLong();
        return partition
                * topic.at("/spec/partitions").asLong()
                * topic.at("/spec/replicas").asLong();
    }

    private static long gibibytes(String size) {
        assertThat(size).matches("\\d+Gi");
        return Long.parseLong(size.substring(0, size.length() - 2)) << 30;
    }

    private static Map<String, String> config(JsonNode config) {
        return config.properties().stream()
                .filter(entry -> !OPERATORS.contains(entry.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().asText(), (one, other) -> one, TreeMap::new));
    }
}
