package io.watchword.protocol.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics that are missing. */
final class TopicCreation {
    private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);

    private static final long SMALLEST_SEGMENT = 1 << 20;

    private final Map<String, Object> client;
    private final KafkaSettings settings;

    TopicCreation(Map<String, Object> client, KafkaSettings settings) {
        this.client = new HashMap<>(client);
        this.client.put("default.api.timeout.ms", 5_000);
        this.client.put("request.timeout.ms", 2_000);
        this.settings = settings;
    }

    void run() {
        try (Admin admin = Admin.create(client)) {
            boolean logged = false;
            while (!tryCreate(admin)) {
                if (!logged) {
                    logged = true;
                    LOG.warn("No Kafka broker answers at {}; waiting for one", settings.bootstrap());
                }
            }
        }
    }

    void bound(Topic<?> topic, long bytes) {
        long each = Math.max(SMALLEST_SEGMENT, bytes / settings.partitions());
        long segment = Math.max(SMALLEST_SEGMENT, Math.min(each / 8, 32 << 20));
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        try (Admin admin = Admin.create(client)) {
            admin.incrementalAlterConfigs(
                            Map.of(resource, List.of(set("retention.bytes", each), set("segment.bytes", segment))))
                    .all()
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while bounding " + topic.name(), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Topic " + topic.name() + " can't be bounded: " + e.getCause(), e);
        }
    }

    private static AlterConfigOp set(String name, long value) {
        return new AlterConfigOp(new ConfigEntry(name, Long.toString(value)), AlterConfigOp.OpType.SET);
    }

    boolean brokerAnswers() {
        Map<String, Object> quick = new HashMap<>(client);
        quick.put("default.api.timeout.ms", 2_000);
        try (Admin admin = Admin.create(quick)) {
            return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private boolean tryCreate(Admin admin) {
        try {
            Set<String> existing = admin.listTopics().names().get();
            List<NewTopic> missing = new ArrayList<>();
            for (Topic<?> topic : Topic.all()) {
                if (!existing.contains(topic.name())) {
                    missing.add(new NewTopic(topic.name(), settings.partitions(), (short)
                                    settings.copies().replication())
                            .configs(topic.kept()));
                }
            }
            admin.createTopics(missing).all().get();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for Kafka", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return true;
            }
            if (e.getCause() instanceof RetriableException) {
                return false;
            }
            throw new IllegalStateException("Kafka at " + settings.bootstrap() + ": " + e.getCause(), e.getCause());
        }
    }
}
