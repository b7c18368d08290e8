package io.watchword.protocol.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;

/** Compares topics as they are with topics as they must be, or had better be. */
final class TopicCheck {
    /** What a camera's records must lie in the same numbered partition of. */
    private static final Set<Topic<?>> BY_CAMERA = Set.of(Topic.FRAMES, Topic.SCENES, Topic.ANSWERS, Topic.EVIDENCE);

    /** What whoever runs Kafka may choose, as nothing goes wrong by it. */
    private static final List<String> FREE = List.of("retention.ms", "retention.bytes");

    private final KafkaSettings settings;
    private final List<String> harmless = new ArrayList<>();

    TopicCheck(KafkaSettings settings) {
        this.settings = settings;
    }

    /** Differences that do no harm, in words; none before topics have been checked. */
    List<String> harmless() {
        return List.copyOf(harmless);
    }

    /** What a topic that is missing is made with. */
    Map<String, String> wanted(Topic<?> topic) {
        Map<String, String> config = new HashMap<>(topic.kept());
        if (settings.copies().replication() > 1) {
            config.put("min.insync.replicas", Integer.toString(settings.copies().inSync()));
        }
        return config;
    }

    /**
     * Checks one.
     *
     * @throws KafkaRefusedException naming the topic, what it has, what is needed, and how to mend it
     */
    void check(Topic<?> topic, TopicDescription is, Config config) {
        partitions(topic, is.partitions().size());
        cleanup(topic, value(config, "cleanup.policy"));
        largest(topic, value(config, "max.message.bytes"));
        copies(topic, is.partitions().get(0).replicas().size(), value(config, "min.insync.replicas"));
        FREE.forEach(name -> free(topic, name, value(config, name)));
    }

    private void partitions(Topic<?> topic, int has) {
        int wanted = settings.partitions();
        if (has == wanted) {
            return;
        }
        if (!BY_CAMERA.contains(topic)) {
            note(topic, has + " partitions instead of " + wanted);
            return;
        }
        String mend = has < wanted
                ? "; or, while nothing runs: " + tool("kafka-topics.sh") + " --alter --topic " + topic.name()
                        + " --partitions " + wanted
                : "";
        throw new KafkaRefusedException(
                "Topic " + topic.name() + " has " + has + " partitions, but kafka-partitions is " + wanted
                        + ": give every process --kafka-partitions " + has + mend);
    }

    private void cleanup(Topic<?> topic, String has) {
        String wanted = wanted(topic).getOrDefault("cleanup.policy", "delete");
        if (!has.equals(wanted)) {
            throw wrong(topic, "cleanup.policy", has, wanted);
        }
    }

    private void largest(Topic<?> topic, String has) {
        String wanted = topic.kept().get("max.message.bytes");
        if (wanted != null && Long.parseLong(has) < Long.parseLong(wanted)) {
            throw wrong(topic, "max.message.bytes", has, wanted);
        }
    }

    private void copies(Topic<?> topic, int replicas, String inSync) {
        int needed = Integer.parseInt(inSync);
        if (needed > replicas) {
            throw wrong(topic, "min.insync.replicas", inSync, Integer.toString(replicas));
        }
        if (replicas != settings.copies().replication()) {
            note(topic, replicas + " replicas instead of " + settings.copies().replication());
        }
        if (needed < settings.copies().inSync()) {
            note(
                    topic,
                    "min.insync.replicas " + inSync + " instead of "
                            + settings.copies().inSync());
        }
    }

    private void free(Topic<?> topic, String name, String has) {
        String wanted = topic.kept().get(name);
        // how much evidence is kept is a setting of its own
        if (wanted != null && !has.equals(wanted) && !topic.equals(Topic.EVIDENCE)) {
            note(topic, name + " " + has + " instead of " + wanted);
        }
    }

    private void note(Topic<?> topic, String words) {
        harmless.add(topic.name() + ": " + words);
    }

    private KafkaRefusedException wrong(Topic<?> topic, String name, String has, String wanted) {
        return new KafkaRefusedException("Topic " + topic.name() + " has " + name + "=" + has + ", but needs " + wanted
                + "; mend it with: " + tool("kafka-configs.sh") + " --alter --entity-type topics --entity-name "
                + topic.name() + " --add-config " + name + "=" + wanted);
    }

    private String tool(String name) {
        return name + " --bootstrap-server " + settings.bootstrap();
    }

    private static String value(Config config, String name) {
        ConfigEntry entry = config.get(name);
        return entry == null ? "" : String.valueOf(entry.value());
    }
}
