package io.watchword.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.embeddedkafka.EmbeddedKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * A broker that knows the users of the rendered manifests and lets each do what its KafkaUser grants and nothing else,
 * as Strimzi's user operator would set it up.
 */
final class GuardedBroker implements AutoCloseable {
    private static final String PASSWORD = "not a secret";

    private final EmbeddedKafka kafka;
    private final Admin admin;
    private final int port;

    GuardedBroker(Path folder) throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Map<String, String> settings = new HashMap<>();
        settings.put("listeners", "LOGIN://127.0.0.1:" + port);
        settings.put("advertised.listeners", "LOGIN://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "LOGIN:SASL_PLAINTEXT");
        settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        settings.put(
                "listener.name.login.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("allow.everyone.if.no.acl.found", "false");
        // the broker itself, and this test, come in the clear and without a name
        settings.put("super.users", "User:ANONYMOUS");
        kafka = EmbeddedKafka.start(folder, 0, settings);
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()));
        for (Manifest user : Workloads.all(Workloads.EVERYTHING, "KafkaUser")) {
            add(user);
        }
    }

    private void add(Manifest user) throws Exception {
        ScramCredentialInfo login = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4_096);
        admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(user.name(), login, PASSWORD)))
                .all()
                .get(30, TimeUnit.SECONDS);
        List<AclBinding> granted = new ArrayList<>();
        user.each("/spec/authorization/acls").forEach(acl -> {
            ResourcePattern resource = resource(acl.path("resource"));
            Manifest.elements(acl.path("operations"))
                    .forEach(operation -> granted.add(binding(user.name(), resource, operation.asText())));
        });
        admin.createAcls(granted).all().get(30, TimeUnit.SECONDS);
    }

    private static ResourcePattern resource(JsonNode resource) {
        ResourceType type = ResourceType.fromString(resource.path("type").asText());
        String name = type == ResourceType.CLUSTER
                ? "kafka-cluster"
                : resource.path("name").asText();
        PatternType pattern =
                resource.path("patternType").asText().equals("prefix") ? PatternType.PREFIXED : PatternType.LITERAL;
        return new ResourcePattern(type, name, pattern);
    }

    private static AclBinding binding(String user, ResourcePattern resource, String operation) {
        // Strimzi writes DescribeConfigs for DESCRIBE_CONFIGS
        String name = operation.replaceAll("(?<=[a-z])(?=[A-Z])", "_");
        return new AclBinding(
                resource,
                new AccessControlEntry(
                        "User:" + user,
                        "*",
                        Objects.requireNonNull(AclOperation.fromString(name)),
                        AclPermissionType.ALLOW));
    }

    /** What is granted no more from now on. */
    void takeAway(String user, AclOperation operation, String topic) throws Exception {
        ResourcePattern resource = new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL);
        int removed = admin.deleteAcls(
                        List.of(binding(user, resource, operation.name()).toFilter()))
                .all()
                .get(30, TimeUnit.SECONDS)
                .size();
        if (removed != 1) {
            throw new AssertionError(removed + " rights of " + user + " on " + topic + " were taken away");
        }
    }

    /** What a process is told of it: what the manifests say, but for where it is and that it is one. */
    Map<String, String> told(String process) throws IOException {
        Map<String, String> kafka = new HashMap<>();
        Workloads.environment(Workloads.EVERYTHING, RunningProcesses.deployment(process))
                .forEach((name, value) -> {
                    if (name.startsWith("WATCHWORD_KAFKA")) {
                        kafka.put(name, value);
                    }
                });
        kafka.keySet().removeAll(List.of("WATCHWORD_KAFKA_TLS", "WATCHWORD_KAFKA_CA_FILE"));
        kafka.put("WATCHWORD_KAFKA", "127.0.0.1:" + port);
        kafka.put("WATCHWORD_KAFKA_PASSWORD", PASSWORD);
        kafka.put("WATCHWORD_KAFKA_PARTITIONS", "4");
        kafka.put("WATCHWORD_KAFKA_REPLICATION", "1");
        kafka.put("WATCHWORD_KAFKA_MIN_INSYNC_REPLICAS", "1");
        return kafka;
    }

    @Override
    public void close() {
        admin.close();
        kafka.close();
    }
}
