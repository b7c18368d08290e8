package io.watchword.embeddedkafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One broker with its own controller (KRaft), listening on the loopback interface only. What it holds survives a clean
 * stop and a killed process alike.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final int NODE = 1;

    private final DataDirectory directory;
    private final KafkaRaftServer server;
    private final String bootstrap;

    private EmbeddedKafka(DataDirectory directory, KafkaRaftServer server, String bootstrap) {
        this.directory = directory;
        this.server = server;
        this.bootstrap = bootstrap;
    }

    /**
     * Starts a broker; blocks for some seconds until it serves.
     *
     * @param data where it keeps its log; created if missing
     * @param port to listen on; 0 for any free one
     * @throws DataDirectoryException if the directory can't be used
     */
    public static EmbeddedKafka start(Path data, int port) {
        DataDirectory directory = DataDirectory.take(data);
        try {
            return start(directory, port);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /**
     * The same with further settings in Kafka's own terms; of {@code listeners}, {@code advertised.listeners} and
     * {@code listener.security.protocol.map} what is given is added to what is there.
     */
    public static EmbeddedKafka start(Path data, int port, Map<String, String> further) {
        DataDirectory directory = DataDirectory.take(data);
        try {
            return start(directory, port, further);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** The same in a directory already taken, which is closed with the broker. */
    public static EmbeddedKafka start(DataDirectory directory, int port) {
        return start(directory, port, Map.of());
    }

    private static EmbeddedKafka start(DataDirectory directory, int port, Map<String, String> further) {
        Path log = directory.path().resolve("kafka");
        int brokerPort = port == 0 ? freePort() : port;
        int controllerPort = freePort();
        format(log);
        FatalFailure.watch(directory);
        Map<String, Object> settings = BrokerSettings.of(NODE, log, brokerPort, controllerPort);
        further.forEach((name, value) -> settings.merge(
                name,
                value,
                (old, more) -> name.startsWith("listener") || name.startsWith("advertised") ? old + "," + more : more));
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.apply(settings, false), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
        return new EmbeddedKafka(directory, server, "127.0.0.1:" + brokerPort);
    }

    /** {@code host:port} for clients. */
    public String bootstrap() {
        return bootstrap;
    }

    /** Stops cleanly; blocks for about a second. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        directory.close();
    }

    private static void format(Path log) {
        if (Files.exists(log.resolve("meta.properties"))) {
            return;
        }
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Files.createDirectories(log);
            new Formatter()
                    .setPrintStream(silent)
                    .setNodeId(NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(log.toString())
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(log.toString())
                    .run();
        } catch (Exception e) {
            throw new DataDirectoryException(
                    "The data directory " + log + " can't be prepared for Kafka: " + e.getMessage(), e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("No free port on the loopback interface", e);
        }
    }

    /** The broker's settings, in Kafka's own terms. */
    private static final class BrokerSettings {
        static Map<String, Object> of(int node, Path log, int brokerPort, int controllerPort) {
            Map<String, Object> settings = new HashMap<>();
            addresses(settings, node, brokerPort, controllerPort);
            settings.put("log.dirs", log.toString());
            singleNode(settings);
            restartQuickly(settings);
            staySmall(settings);
            return settings;
        }

        private static void addresses(Map<String, Object> settings, int node, int brokerPort, int controllerPort) {
            settings.put("process.roles", "broker,controller");
            settings.put("node.id", Integer.toString(node));
            settings.put("controller.quorum.voters", node + "@127.0.0.1:" + controllerPort);
            settings.put(
                    "listeners", "PLAINTEXT://127.0.0.1:" + brokerPort + ",CONTROLLER://127.0.0.1:" + controllerPort);
            settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + brokerPort);
            settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
            settings.put("controller.listener.names", "CONTROLLER");
            settings.put("inter.broker.listener.name", "PLAINTEXT");
        }

        private static void singleNode(Map<String, Object> settings) {
            settings.put("offsets.topic.replication.factor", "1");
            settings.put("offsets.topic.num.partitions", "1");
            settings.put("transaction.state.log.replication.factor", "1");
            settings.put("transaction.state.log.min.isr", "1");
            settings.put("transaction.state.log.num.partitions", "1");
            settings.put("share.coordinator.state.topic.replication.factor", "1");
            settings.put("share.coordinator.state.topic.num.partitions", "1");
            settings.put("auto.create.topics.enable", "false");
            settings.put("controlled.shutdown.enable", "false");
        }

        private static void restartQuickly(Map<String, Object> settings) {
            // after a kill the controller waits for the former broker's session to end
            settings.put("broker.session.timeout.ms", "1500");
            settings.put("broker.heartbeat.interval.ms", "500");
            settings.put("group.initial.rebalance.delay.ms", "0");
            settings.put("group.min.session.timeout.ms", "1000");
            settings.put("controller.quorum.election.timeout.ms", "500");
            settings.put("controller.quorum.fetch.timeout.ms", "1000");
            settings.put("initial.broker.registration.timeout.ms", "30000");
        }

        private static void staySmall(Map<String, Object> settings) {
            settings.put("num.network.threads", "1");
            settings.put("num.io.threads", "2");
            settings.put("num.recovery.threads.per.data.dir", "2");
            settings.put("background.threads", "2");
            settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
            settings.put("log.retention.check.interval.ms", "5000");
            settings.put("log.segment.delete.delay.ms", "1000");
            settings.put("log.index.size.max.bytes", Integer.toString(1 << 20));
            settings.put("message.max.bytes", Integer.toString(16 << 20));
            settings.put("socket.request.max.bytes", Integer.toString(32 << 20));
            settings.put("metadata.max.retention.bytes", Integer.toString(16 << 20));
        }

        private BrokerSettings() {}
    }
}
