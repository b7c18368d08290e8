package io.watchword.protocol.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.watchword.embeddedkafka.EmbeddedKafka;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics that somebody else made: taken where that does no harm, refused with the remedy where it does. */
class TopicsAsTheyMustBeIT {
    @TempDir
    static Path folder;

    private static EmbeddedKafka kafka;
    private static EmbeddedKafka other;
    private static Admin admin;
    private static final Vertx VERTX = Vertx.vertx();

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        other = EmbeddedKafka.start(folder.resolve("other"), 0);
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()));
    }

    @AfterAll
    static void stop() throws Exception {
        admin.close();
        other.close();
        kafka.close();
        VERTX.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void deleteTopics() throws Exception {
        List<String> ours = admin.listTopics().names().get().stream()
                .filter(name -> name.startsWith("watchword."))
                .toList();
        admin.deleteTopics(ours).all().get(30, TimeUnit.SECONDS);
    }

    private static KafkaBus bus(String bootstrap) {
        return new KafkaBus(VERTX, new KafkaSettings(bootstrap, 4, 1, null, Map.of()), new SimpleMeterRegistry());
    }

    private static void make(Topic<?> topic, int partitions, Map<String, String> changed) throws Exception {
        Map<String, String> config = new HashMap<>(topic.kept());
        config.putAll(changed);
        admin.createTopics(List.of(new NewTopic(topic.name(), partitions, (short) 1).configs(config)))
                .all()
                .get(30, TimeUnit.SECONDS);
    }

    private static void assertRefused(String... words) {
        assertThatThrownBy(bus(kafka.bootstrap())::createTopics)
                .isInstanceOf(KafkaRefusedException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void tooFewPartitionsAreRefusedWithBothWaysOut() throws Exception {
        make(Topic.SCENES, 2, Map.of());

        assertRefused(
                "watchword.scenes has 2 partitions",
                "--kafka-partitions 2",
                "kafka-topics.sh --bootstrap-server " + kafka.bootstrap() + " --alter --topic watchword.scenes"
                        + " --partitions 4");
    }

    @Test
    void aTableThatIsNotCompactedIsRefused() throws Exception {
        make(Topic.CAMERAS, 4, Map.of("cleanup.policy", "delete"));

        assertRefused("watchword.cameras has cleanup.policy=delete", "kafka-configs.sh", "cleanup.policy=compact");
    }

    @Test
    void aLogThatIsCompactedIsRefused() throws Exception {
        make(Topic.ANSWERS, 4, Map.of("cleanup.policy", "compact"));

        assertRefused("watchword.answers has cleanup.policy=compact", "cleanup.policy=delete");
    }

    @Test
    void recordsThatWouldNotFitAreRefused() throws Exception {
        make(Topic.FRAMES, 4, Map.of("max.message.bytes", "1048588"));

        assertRefused("watchword.frames has max.message.bytes=1048588", "max.message.bytes=16777216");
    }

    @Test
    void moreInSyncReplicasThanReplicasAreRefused() throws Exception {
        make(Topic.SCENES, 4, Map.of("min.insync.replicas", "2"));

        assertRefused("watchword.scenes has min.insync.replicas=2", "needs 1");
    }

    @Test
    void anotherRetentionIsTaken() throws Exception {
        make(Topic.ANSWERS, 4, Map.of("retention.ms", "-1"));
        make(Topic.TOKENS, 1, Map.of());

        bus(kafka.bootstrap()).createTopics();

        assertThat(admin.listTopics().names().get())
                .containsAll(Topic.all().stream().map(Topic::name).toList());
    }

    @Test
    void brokersOfTwoClustersAreRefused() {
        String both = kafka.bootstrap() + "," + other.bootstrap();

        assertThatThrownBy(bus(both)::createTopics)
                .isInstanceOf(KafkaRefusedException.class)
                .hasMessageContainingAll("different clusters", kafka.bootstrap(), other.bootstrap());
    }

    @Test
    void aWrongAddressAmongRightOnesDoesNotMatter() {
        KafkaBus bus = bus("127.0.0.1:1," + kafka.bootstrap());

        bus.createTopics();

        assertThat(bus.cluster()).isNotEmpty();
    }
}
