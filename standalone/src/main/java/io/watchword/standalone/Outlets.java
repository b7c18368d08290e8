package io.watchword.standalone;

import io.watchword.deliveries.MqttSettings;
import java.util.Optional;

/**
 * Where answers go besides to those who ask, and what is kept of them.
 *
 * @param mqtt the MQTT broker, if there is one
 * @param loopbackWebhooks whether webhooks may point at this machine even where others can reach the interface
 * @param evidenceMb most MiB of frames that answers changed on; 0 for what the topic was made with
 */
public record Outlets(Optional<MqttSettings> mqtt, boolean loopbackWebhooks, int evidenceMb) {
    /** No MQTT broker. */
    public static final Outlets NONE = new Outlets(Optional.empty(), false, 0);

    public Outlets {
        if (evidenceMb != 0 && (evidenceMb < 16 || evidenceMb > 1_000_000)) {
            throw new UserException("--evidence-mb must be from 16 to 1000000, but is " + evidenceMb);
        }
    }

    /** In bytes. */
    long evidenceBytes() {
        return (long) evidenceMb << 20;
    }
}
