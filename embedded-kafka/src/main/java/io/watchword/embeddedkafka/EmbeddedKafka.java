package io.watchword.embeddedkafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

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
        LogDirectory.format(log, NODE, Uuid.randomUuid().toString());
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

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("No free port on the loopback interface", e);
        }
    }
}
