package io.watchword.deliveries;

import io.watchword.protocol.WebhookUrls;
import java.time.Duration;
import java.util.Optional;

/**
 * How answers are delivered.
 *
 * @param urls which webhooks are allowed
 * @param mqtt the MQTT broker, if there is one
 * @param patience how long a receiver may take
 * @param backoff between attempts
 * @param waiting most answers that wait for one delivery, by partition; beyond that the oldest is given up
 */
public record DeliverySettings(
        WebhookUrls urls, Optional<MqttSettings> mqtt, Duration patience, Backoff backoff, int waiting) {
    /** The usual ones. */
    public static DeliverySettings of(WebhookUrls urls, Optional<MqttSettings> mqtt) {
        return new DeliverySettings(urls, mqtt, Duration.ofSeconds(10), Backoff.USUAL, 100);
    }
}
