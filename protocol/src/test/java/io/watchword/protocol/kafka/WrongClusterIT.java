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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clusters and topics that are not the right ones. */
class WrongClusterIT {
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
        admin = Admin.create(Map.of("bootstrap.servers", other.bootstrap()));
    }

    @AfterAll
    static void stop() throws Exception {
        admin.close();
        other.close();
        kafka.close();
        VERTX.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
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

    @Test
    void aTopicThatSomebodyMadeOtherwiseIsRefused() throws Exception {
        make(Topic.CAMERAS, 4, Map.of("cleanup.policy", "delete"));

        assertThatThrownBy(bus(other.bootstrap())::createTopics)
                .isInstanceOf(KafkaRefusedException.class)
                .hasMessageContainingAll("watchword.cameras has cleanup.policy=delete", "kafka-configs.sh", "compact");
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
