package io.watchword.protocol.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for the brokers, makes sure that they are the right ones, and that every topic is there and as it must be. */
final class TopicCreation {
    private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);

    private static final long SMALLEST_SEGMENT = 1 << 20;
    private static final long PAUSE_MS = 1_000;

    private final Map<String, Object> client;
    private final KafkaSettings settings;
    private final Consumer<String> waiting;

    /** @param waiting hears in words why it has to wait */
    TopicCreation(Map<String, Object> client, KafkaSettings settings, Consumer<String> waiting) {
        this.client = new HashMap<>(client);
        this.client.put("default.api.timeout.ms", 5_000);
        this.client.put("request.timeout.ms", 2_000);
        this.settings = settings;
        this.waiting = waiting;
    }

    /**
     * Returns the id of the cluster when its topics are ready.
     *
     * @throws KafkaRefusedException if a person has to change something first
     */
    String run() {
        boolean said = false;
        while (true) {
            List<String> suitable = suitable(said);
            if (!suitable.isEmpty()) {
                String cluster = attempt(suitable);
                if (!cluster.isEmpty()) {
                    return cluster;
                }
            }
            said = true;
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private List<String> suitable(boolean said) {
        BrokerProbe probe = new BrokerProbe(settings.security());
        List<String> suitable = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        for (String address : settings.bootstrap().split(",", -1)) {
            BrokerProbe.Finding finding = probe.ask(address);
            if (finding instanceof BrokerProbe.Finding.Unsuitable unsuitable) {
                throw new KafkaRefusedException("Kafka at " + address + " " + unsuitable.words());
            }
            if (finding instanceof BrokerProbe.Finding.Silent why) {
                silent.add(address + " (" + why.words() + ")");
            } else {
                suitable.add(address);
            }
        }
        if (suitable.isEmpty()) {
            String words = "No Kafka broker answers at " + String.join(", ", silent);
            waiting.accept(words);
            if (!said) {
                LOG.warn("{}; waiting for one", words);
            }
        }
        return suitable;
    }

    private String attempt(List<String> addresses) {
        try {
            String cluster = oneCluster(addresses);
            try (Admin admin = Admin.create(client)) {
                create(admin);
                verify(admin);
            }
            LOG.atInfo().addKeyValue("cluster", cluster).log("Kafka has every topic");
            return cluster;
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            waiting.accept("Kafka at " + settings.bootstrap() + " does not answer: " + cause.getMessage());
            return retry(cause);
        }
    }

    private String retry(Throwable cause) {
        if (cause instanceof AuthenticationException) {
            KafkaSecurity.Login login = settings.security().login();
            String who = login == null ? "this process" : "user " + login.user() + " (" + login.mechanism() + ")";
            throw new KafkaRefusedException(
                    "Kafka at " + settings.bootstrap() + " refuses " + who + ": " + cause.getMessage()
                            + "; check kafka-user and kafka-password, and that the user exists",
                    cause);
        }
        if (cause instanceof AuthorizationException) {
            throw new KafkaRefusedException(
                    "Kafka at " + settings.bootstrap() + " does not allow this user to see or make topics ("
                            + cause.getMessage() + "); give it DESCRIBE, DESCRIBE_CONFIGS and CREATE on topics "
                            + "watchword.*, and DESCRIBE on the cluster",
                    cause);
        }
        if (cause instanceof InvalidReplicationFactorException) {
            throw new KafkaRefusedException(
                    "Kafka at " + settings.bootstrap() + " can't keep "
                            + settings.copies().replication() + " copies (" + cause.getMessage()
                            + "); lower --kafka-replication or add brokers",
                    cause);
        }
        if (cause instanceof RetriableException
                || cause instanceof TopicExistsException
                || cause instanceof TimeoutException) {
            return "";
        }
        throw new IllegalStateException("Kafka at " + settings.bootstrap() + ": " + cause, cause);
    }

    /** Where addresses of two clusters are mixed, half of what is written would be lost to the others. */
    private String oneCluster(List<String> addresses)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, String> clusters = new TreeMap<>();
        for (String address : addresses) {
            clusters.put(clusterOf(address), address);
        }
        if (clusters.size() > 1) {
            throw new KafkaRefusedException("kafka names brokers of different clusters: "
                    + clusters.entrySet().stream()
                            .map(each -> each.getValue() + " is of cluster " + each.getKey())
                            .collect(Collectors.joining(", "))
                    + "; name brokers of one");
        }
        String cluster = clusters.keySet().iterator().next();
        if (settings.cluster() != null && !settings.cluster().equals(cluster)) {
            throw new KafkaRefusedException("Kafka at " + settings.bootstrap() + " is cluster " + cluster
                    + ", but kafka-cluster-id is " + settings.cluster() + "; name the brokers of that one in kafka");
        }
        return cluster;
    }

    private String clusterOf(String address) throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, Object> only = new HashMap<>(client);
        only.put("bootstrap.servers", address);
        try (Admin admin = Admin.create(only)) {
            return admin.describeCluster().clusterId().get(5, TimeUnit.SECONDS);
        }
    }

    private void create(Admin admin) throws InterruptedException, ExecutionException {
        Set<String> existing = admin.listTopics().names().get();
        TopicCheck check = new TopicCheck(settings);
        List<NewTopic> missing = Topic.all().stream()
                .filter(topic -> !existing.contains(topic.name()))
                .map(topic -> new NewTopic(topic.name(), settings.partitions(), (short)
                                settings.copies().replication())
                        .configs(check.wanted(topic)))
                .toList();
        admin.createTopics(missing).all().get();
    }

    private void verify(Admin admin) throws InterruptedException, ExecutionException {
        Map<String, TopicDescription> topics = admin.describeTopics(
                        Topic.all().stream().map(Topic::name).toList())
                .allTopicNames()
                .get();
        Map<ConfigResource, Config> configs = admin.describeConfigs(
                        Topic.all().stream().map(TopicCreation::resource).toList())
                .all()
                .get();
        TopicCheck check = new TopicCheck(settings);
        for (Topic<?> topic : Topic.all()) {
            TopicDescription is = topics.get(topic.name());
            Config config = configs.get(resource(topic));
            if (is != null && config != null) {
                check.check(topic, is, config);
            }
        }
        if (!check.harmless().isEmpty()) {
            LOG.warn(
                    "Topics differ from what would be made, which does no harm: {}",
                    String.join("; ", check.harmless()));
        }
    }

    void bound(Topic<?> topic, long bytes) {
        long each = Math.max(SMALLEST_SEGMENT, bytes / settings.partitions());
        long segment = Math.max(SMALLEST_SEGMENT, Math.min(each / 8, 32 << 20));
        try (Admin admin = Admin.create(client)) {
            admin.incrementalAlterConfigs(Map.of(
                            resource(topic), List.of(set("retention.bytes", each), set("segment.bytes", segment))))
                    .all()
                    .get();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Topic " + topic.name() + " can't be bounded: " + e.getCause(), e);
        }
    }

    private static ConfigResource resource(Topic<?> topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    private static AlterConfigOp set(String name, long value) {
        return new AlterConfigOp(new ConfigEntry(name, Long.toString(value)), AlterConfigOp.OpType.SET);
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while waiting for Kafka", e);
    }

    /** The id of the cluster that answers within two seconds; empty if none does. */
    String cluster() {
        Map<String, Object> quick = new HashMap<>(client);
        quick.put("default.api.timeout.ms", 2_000);
        try (Admin admin = Admin.create(quick)) {
            return admin.describeCluster().clusterId().get(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        } catch (ExecutionException | TimeoutException e) {
            return "";
        }
    }
}
