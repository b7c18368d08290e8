package io.watchword.protocol.kafka;

import io.watchword.protocol.SecretReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the way to Kafka is protected.
 *
 * @param tls encryption; null for none
 * @param login who logs in; null for nobody
 */
public record KafkaSecurity(@Nullable Tls tls, @Nullable Login login) {
    /** In the clear, without a login. */
    public static final KafkaSecurity NONE = new KafkaSecurity(null, null);

    /**
     * Encryption; brokers' certificates are checked, their host names too.
     *
     * @param authorities in PEM; null for those that Java trusts
     * @param cert own certificate chain in PEM, for mutual TLS; null for none
     * @param key its private key in PEM (PKCS 8); null for none
     */
    public record Tls(@Nullable Path authorities, @Nullable Path cert, @Nullable Path key) {
        public Tls {
            if ((cert == null) != (key == null)) {
                throw new IllegalArgumentException(
                        "kafka-client-cert-file: belongs together with kafka-client-key-file: give both");
            }
        }
    }

    /**
     * A login by name and password.
     *
     * @param mechanism {@code plain}, {@code scram-sha-256} or {@code scram-sha-512}
     * @param user the name
     * @param password or where it is
     */
    public record Login(String mechanism, String user, SecretReference password) {}

    /** Client settings in Kafka's own terms. Reads files; holds secrets. */
    Map<String, Object> clientSettings() {
        Map<String, Object> config = new HashMap<>();
        config.put("security.protocol", (login == null ? "" : "SASL_") + (tls == null ? "PLAINTEXT" : "SSL"));
        if (login != null) {
            config.put("sasl.mechanism", login.mechanism().toUpperCase(Locale.ROOT));
            config.put("sasl.jaas.config", jaas(login));
        }
        if (tls != null) {
            encrypt(config, tls);
        }
        return config;
    }

    /**
     * Refuses files that can't be read. Blocks.
     *
     * @throws IllegalArgumentException naming the key and the file
     */
    public KafkaSecurity requireReadable() {
        clientSettings();
        return this;
    }

    private static String jaas(Login login) {
        String module = login.mechanism().equals("plain") ? "plain.PlainLoginModule" : "scram.ScramLoginModule";
        return "org.apache.kafka.common.security." + module + " required username=\"" + escaped(login.user())
                + "\" password=\"" + escaped(password(login)) + "\";";
    }

    private static String password(Login login) {
        try {
            return login.password().resolve(System::getenv);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("kafka-password: " + e.getMessage(), e);
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static void encrypt(Map<String, Object> config, Tls tls) {
        if (tls.authorities() != null) {
            config.put("ssl.truststore.type", "PEM");
            config.put("ssl.truststore.certificates", pem("kafka-ca-file", tls.authorities(), "CERTIFICATE"));
        }
        if (tls.cert() != null && tls.key() != null) {
            config.put("ssl.keystore.type", "PEM");
            config.put("ssl.keystore.certificate.chain", pem("kafka-client-cert-file", tls.cert(), "CERTIFICATE"));
            config.put("ssl.keystore.key", pem("kafka-client-key-file", tls.key(), "PRIVATE KEY"));
        }
    }

    private static String pem(String key, Path file, String what) {
        try {
            String text = Files.readString(file);
            if (text.contains("-----BEGIN " + what + "-----")) {
                return text;
            }
            throw new IllegalArgumentException(
                    key + ": " + file + " is no PEM file with a '-----BEGIN " + what + "-----'" + hint(text));
        } catch (IOException e) {
            throw new IllegalArgumentException(key + ": " + file + " can't be read (" + e + ")", e);
        }
    }

    private static String hint(String text) {
        return text.contains("RSA PRIVATE KEY") || text.contains("EC PRIVATE KEY") || text.contains("ENCRYPTED")
                ? "; make one with: openssl pkcs8 -topk8 -nocrypt -in KEY -out NEW"
                : "";
    }

    @Override
    public String toString() {
        return "KafkaSecurity[tls=" + tls + ", user=" + (login == null ? "none" : login.user()) + "]";
    }
}
