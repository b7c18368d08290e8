package io.watchword.embeddedkafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Brokers' settings, in Kafka's own terms. */
public final class BrokerSettings {
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
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + brokerPort + ",CONTROLLER://127.0.0.1:" + controllerPort);
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

    /** What keeps a broker small that serves one installation on one machine. */
    public static Map<String, Object> small() {
        Map<String, Object> settings = new HashMap<>();
        staySmall(settings);
        return settings;
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
