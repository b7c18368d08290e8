package io.watchword.deliveries;

import io.watchword.protocol.SecretReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An MQTT broker.
 *
 * @param host its name or address
 * @param port its port
 * @param tls whether the connection is encrypted, and the broker's certificate checked
 * @param user name to log in with, or null
 * @param password to log in with, or a reference to it, or null
 * @param prefix of every topic
 */
public record MqttSettings(
        String host, int port, boolean tls, @Nullable String user, @Nullable SecretReference password, String prefix) {
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
        return new MqttSettings(host, port, tls, user, password == null ? null : new SecretReference(password), PREFIX);
    }

    /** Where it is, for people. */
    String shown() {
        return host + ":" + port;
    }
}
