package io.watchword.protocol.kafka;

import io.watchword.embeddedkafka.EmbeddedKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/**
 * A broker that listens five ways: in the clear; with TLS; with TLS and a client's certificate; with a login; and with
 * both TLS and a login. The user is {@code eye}, the password {@code "s3cret \\"}.
 */
final class SecuredBroker implements AutoCloseable {
    static final String PASSWORD = "s3cret \"\\";

    private final EmbeddedKafka kafka;
    private final Map<String, Integer> ports = new HashMap<>();
    private final Path folder;

    SecuredBroker(Path folder) throws Exception {
        this.folder = folder;
        certificates();
        Map<String, String> settings = new HashMap<>();
        Map<String, String> protocols =
                Map.of("TLS", "SSL", "MUTUAL", "SSL", "LOGIN", "SASL_PLAINTEXT", "BOTH", "SASL_SSL");
        StringBuilder listeners = new StringBuilder();
        StringBuilder map = new StringBuilder();
        for (String name : List.of("TLS", "MUTUAL", "LOGIN", "BOTH")) {
            int port = freePort();
            ports.put(name, port);
            listeners
                    .append(listeners.isEmpty() ? "" : ",")
                    .append(name)
                    .append("://127.0.0.1:")
                    .append(port);
            map.append(map.isEmpty() ? "" : ",").append(name).append(':').append(protocols.get(name));
        }
        settings.put("listeners", listeners.toString());
        settings.put("advertised.listeners", listeners.toString());
        settings.put("listener.security.protocol.map", map.toString());
        settings.put("listener.name.mutual.ssl.client.auth", "required");
        settings.put("ssl.keystore.type", "PEM");
        settings.put("ssl.keystore.certificate.chain", read("broker.crt"));
        settings.put("ssl.keystore.key", read("broker.key"));
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.certificates", read("ca.crt"));
        settings.put("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-256,SCRAM-SHA-512");
        for (String name : List.of("login", "both")) {
            String escaped = PASSWORD.replace("\\", "\\\\").replace("\"", "\\\"");
            settings.put(
                    "listener.name." + name + ".plain.sasl.jaas.config",
                    "org.apache.kafka.common.security.plain.PlainLoginModule required user_eye=\"" + escaped + "\";");
            for (String scram : List.of("scram-sha-256", "scram-sha-512")) {
                settings.put(
                        "listener.name." + name + "." + scram + ".sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
            }
        }
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0, settings);
        addUser();
    }

    private void addUser() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            // one at a time: a request may change a user only once
            for (ScramMechanism mechanism : List.of(ScramMechanism.SCRAM_SHA_256, ScramMechanism.SCRAM_SHA_512)) {
                ScramCredentialInfo info = new ScramCredentialInfo(mechanism, 4_096);
                admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion("eye", info, PASSWORD)))
                        .all()
                        .get(30, TimeUnit.SECONDS);
            }
        }
    }

    private void certificates() throws Exception {
        openssl("req -x509 -newkey rsa:2048 -nodes -days 2 -keyout ca.key -out ca.crt -subj /CN=authority");
        Files.writeString(folder.resolve("names"), "subjectAltName=IP:127.0.0.1");
        for (String who : List.of("broker", "client")) {
            openssl("req -newkey rsa:2048 -nodes -keyout " + who + ".key -out " + who + ".csr -subj /CN=" + who);
            openssl("x509 -req -in " + who
                    + ".csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -extfile names -out " + who + ".crt");
        }
    }

    private void openssl(String arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.split(" ")));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("openssl.log").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("openssl.log")));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private String read(String file) throws IOException {
        return Files.readString(path(file));
    }

    Path path(String file) {
        return folder.resolve(file);
    }

    String plain() {
        return kafka.bootstrap();
    }

    /** {@code TLS}, {@code MUTUAL}, {@code LOGIN} or {@code BOTH}. */
    String address(String listener) {
        return "127.0.0.1:" + ports.get(listener);
    }

    @Override
    public void close() {
        kafka.close();
    }
}
