package io.watchword.deliveries;

import io.vertx.core.Future;
import io.watchword.process.Role;
import io.watchword.process.Stage;
import io.watchword.process.config.Key;
import io.watchword.process.config.Keys;
import io.watchword.process.config.Settings;
import io.watchword.protocol.WebhookUrls;
import java.util.List;
import java.util.Optional;

/** Sends answers to webhooks and an MQTT broker. */
public final class DeliveriesRole implements Role<DeliverySettings> {
    @Override
    public String name() {
        return "deliveries";
    }

    @Override
    public String says() {
        return "Sends answers to webhooks and an MQTT broker; any number of these share the deliveries.";
    }

    @Override
    public List<Key<?>> keys() {
        return Keys.DELIVERIES;
    }

    @Override
    public DeliverySettings settings(Settings settings) {
        return DeliverySettings.of(new WebhookUrls(settings.get(Keys.ALLOW_LOOPBACK_WEBHOOKS)), mqtt(settings));
    }

    /** The MQTT broker that is configured, if one is. */
    public static Optional<MqttSettings> mqtt(Settings settings) {
        return settings.find(Keys.MQTT)
                .map(address -> MqttSettings.of(
                        address,
                        settings.get(Keys.MQTT_TLS),
                        settings.orNull(Keys.MQTT_USER),
                        settings.orNull(Keys.MQTT_PASSWORD)))
                .map(mqtt -> settings.find(Keys.MQTT_CA_FILE).map(mqtt::withCa).orElse(mqtt));
    }

    @Override
    public Future<?> start(Stage stage, DeliverySettings settings) {
        DeliveriesVerticle verticle = new DeliveriesVerticle(stage.bus(), stage.meters(), settings);
        stage.watch().accept(verticle.health());
        return stage.topics().compose(ready -> stage.vertx().deployVerticle(verticle));
    }
}
