package io.watchword.protocol.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;

/** Topics that somebody else made: taken where that does no harm, refused with the remedy where it does. */
class TopicCheckTest {
    private static final Node NODE = new Node(1, "kafka", 9092);

    private final TopicCheck check = new TopicCheck(new KafkaSettings("kafka:9092", 4, 1, null, Map.of()));

    private void check(Topic<?> topic, int partitions, int replicas, Map<String, String> changed) {
        Map<String, String> config = new HashMap<>(Map.of("min.insync.replicas", "1", "max.message.bytes", "1048588"));
        config.putAll(topic.kept());
        config.putAll(changed);
        List<Node> nodes = Collections.nCopies(replicas, NODE);
        List<TopicPartitionInfo> infos = IntStream.range(0, partitions)
                .mapToObj(number -> new TopicPartitionInfo(number, NODE, nodes, nodes))
                .toList();
        List<ConfigEntry> entries = config.entrySet().stream()
                .map(each -> new ConfigEntry(each.getKey(), each.getValue()))
                .toList();
        check.check(topic, new TopicDescription(topic.name(), false, infos), new Config(entries));
    }

    private void assertRefused(Topic<?> topic, int partitions, Map<String, String> changed, String... words) {
        assertThatThrownBy(() -> check(topic, partitions, 1, changed))
                .isInstanceOf(KafkaRefusedException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void asTheyAreMadeTheyAreFine() {
        Topic.all().forEach(topic -> check(topic, 4, 1, Map.of()));

        assertThat(check.harmless()).isEmpty();
    }

    @Test
    void tooFewPartitionsAreRefusedWithBothWaysOut() {
        assertRefused(
                Topic.SCENES,
                2,
                Map.of(),
                "watchword.scenes has 2 partitions",
                "--kafka-partitions 2",
                "kafka-topics.sh --bootstrap-server kafka:9092 --alter --topic watchword.scenes --partitions 4");
    }

    @Test
    void tooManyPartitionsAreRefusedToo() {
        assertThatThrownBy(() -> check(Topic.FRAMES, 8, 1, Map.of()))
                .hasMessageContaining("--kafka-partitions 8")
                .hasMessageNotContaining("kafka-topics.sh");
    }

    @Test
    void wrongCleanupIsRefused() {
        assertRefused(
                Topic.CAMERAS,
                4,
                Map.of("cleanup.policy", "delete"),
                "watchword.cameras has cleanup.policy=delete",
                "--entity-name watchword.cameras --add-config cleanup.policy=compact");
        assertRefused(Topic.CAMERAS, 4, Map.of("cleanup.policy", "compact,delete"), "cleanup.policy=compact");
        assertRefused(Topic.ANSWERS, 4, Map.of("cleanup.policy", "compact"), "cleanup.policy=delete");
    }

    @Test
    void recordsThatWouldNotFitAreRefused() {
        assertRefused(
                Topic.FRAMES,
                4,
                Map.of("max.message.bytes", "1048588"),
                "watchword.frames has max.message.bytes=1048588",
                "max.message.bytes=16777216");
    }

    @Test
    void moreInSyncReplicasThanReplicasAreRefused() {
        assertRefused(Topic.SCENES, 4, Map.of("min.insync.replicas", "2"), "min.insync.replicas=2", "needs 1");
    }

    @Test
    void whatWhoeverRunsKafkaMayChooseIsNoted() {
        check(Topic.ANSWERS, 4, 3, Map.of("retention.ms", "-1", "min.insync.replicas", "2"));
        check(Topic.TOKENS, 1, 1, Map.of());

        assertThat(check.harmless())
                .containsExactly(
                        "watchword.answers: 3 replicas instead of 1",
                        "watchword.answers: retention.ms -1 instead of 604800000",
                        "watchword.tokens: 1 partitions instead of 4");
    }
}
