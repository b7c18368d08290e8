package io.watchword.deliveries;

import io.watchword.protocol.SecretReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An MQTT broker.
 *
 * @param host its name or address
 * @param port its port
 * @param tls whether the connection is encrypted, and the broker's certificate checked
 * @param ca authorities in PEM that its certificate comes from, or null for those that Java trusts
 * @param user name to log in with, or null
 * @param password to log in with, or a reference to it, or null
 * @param prefix of every topic
 */
public record MqttSettings(
        String host,
        int port,
        boolean tls,
        @Nullable Path ca,
        @Nullable String user,
        @Nullable SecretReference password,
        String prefix) {
    /** Where topics begin, unless said otherwise. */
    public static final String PREFIX = "watchword";

    private static final int PLAIN = 1883;
    private static final int ENCRYPTED = 8883;
    private static final Pattern ADDRESS = Pattern.compile("([^\\s:/@]+|\\[[0-9a-fA-F:.]+])(?::(\\d{1,5}))?");

    public MqttSettings {
        if (prefix.isBlank() || prefix.matches(".*[#+\\s].*") || prefix.startsWith("$") || prefix.endsWith("/")) {
            throw new IllegalArgumentException(
                    "mqtt-prefix: must not be empty, contain +, # or spaces, begin with $ or end with /");
        }
    }

    /**
     * From what the user says.
     *
     * @param address {@code HOST} or {@code HOST:PORT}
     * @throws IllegalArgumentException saying what is wrong
     */
    public static MqttSettings of(String address, boolean tls, @Nullable String user, @Nullable String password) {
        Matcher form = ADDRESS.matcher(address);
        if (!form.matches()) {
            throw new IllegalArgumentException("mqtt: must be HOST or HOST:PORT, like 192.168.1.5:1883");
        }
        int usual = tls ? ENCRYPTED : PLAIN;
        int port = form.group(2) == null ? usual : Integer.parseInt(form.group(2));
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("mqtt: the port must be from 1 to 65535");
        }
        String host = form.group(1).replaceAll("[\\[\\]]", "");
        return new MqttSettings(
                host, port, tls, null, user, password == null ? null : new SecretReference(password), PREFIX);
    }

    /**
     * The same with authorities of its own.
     *
     * @throws IllegalArgumentException if they can't be read, or the connection is not encrypted
     */
    public MqttSettings withCa(Path authorities) {
        if (!tls) {
            throw new IllegalArgumentException("mqtt-ca-file: is of no use without mqtt-tls");
        }
        try (InputStream in = Files.newInputStream(authorities)) {
            if (CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty()) {
                throw new IllegalArgumentException("mqtt-ca-file: there is no certificate in " + authorities);
            }
        } catch (IOException | CertificateException e) {
            throw new IllegalArgumentException("mqtt-ca-file: " + authorities + " can't be read as PEM: " + e, e);
        }
        return new MqttSettings(host, port, true, authorities, user, password, prefix);
    }

    /** Where it is, for people. */
    String shown() {
        return host + ":" + port;
    }
}
