package io.watchword.standalone.cli;

import io.watchword.deliveries.MqttSettings;
import io.watchword.standalone.Outlets;
import io.watchword.standalone.UserException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for where answers go. */
final class OutletOptions {
    @Option(
            names = "--mqtt",
            paramLabel = "HOST[:PORT]",
            description = "An MQTT broker that gets every current answer, and Home Assistant's discovery"
                    + " (WATCHWORD_MQTT)")
    @Nullable
    String mqtt;

    @Option(names = "--mqtt-user", paramLabel = "NAME", description = "Name to log in with (WATCHWORD_MQTT_USER)")
    @Nullable
    String mqttUser;

    @Option(
            names = "--mqtt-password",
            paramLabel = "SECRET",
            description = "Password to log in with, better as $${env:NAME} or $${file:PATH} (WATCHWORD_MQTT_PASSWORD)")
    @Nullable
    String mqttPassword;

    @Option(
            names = "--mqtt-tls",
            description = "Encrypt the connection and check the broker's certificate (WATCHWORD_MQTT_TLS)")
    @Nullable
    Boolean mqttTls;

    @Option(
            names = "--allow-loopback-webhooks",
            description = "Let webhooks point at this machine even where others can reach the interface"
                    + " (WATCHWORD_ALLOW_LOOPBACK_WEBHOOKS)")
    @Nullable
    Boolean allowLoopbackWebhooks;

    @Option(
            names = "--evidence-mb",
            paramLabel = "MIB",
            description = "Most to keep of the frames that answers changed on, oldest first out (WATCHWORD_EVIDENCE_MB;"
                    + " default 4096)")
    @Nullable
    Integer evidenceMb;

    Outlets outlets(Layers layers, ServerConfig file) {
        return new Outlets(
                broker(layers, file),
                layers.flag("ALLOW_LOOPBACK_WEBHOOKS", allowLoopbackWebhooks, file.allowLoopbackWebhooks()),
                layers.number("EVIDENCE_MB", evidenceMb, file.evidenceMb(), 0));
    }

    private Optional<MqttSettings> broker(Layers layers, ServerConfig file) {
        String address = layers.optionalText("MQTT", mqtt, file.mqtt());
        if (address == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(MqttSettings.of(
                    address,
                    layers.flag("MQTT_TLS", mqttTls, file.mqttTls()),
                    layers.optionalText("MQTT_USER", mqttUser, file.mqttUser()),
                    layers.optionalText("MQTT_PASSWORD", mqttPassword, file.mqttPassword())));
        } catch (IllegalArgumentException e) {
            throw new UserException("--" + e.getMessage(), e);
        }
    }
}
