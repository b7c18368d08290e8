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
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics that are missing. */
final class TopicCreation {
    private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);

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
                    missing.add(new NewTopic(topic.name(), settings.partitions(), (short) settings.replication())
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
