package io.watchword.standalone;

import io.watchword.answerstream.AnswerStreamRole;
import io.watchword.answerstream.AnswerStreamSettings;
import io.watchword.deliveries.DeliveriesRole;
import io.watchword.deliveries.DeliverySettings;
import io.watchword.inference.InferenceRole;
import io.watchword.inference.PerceptionSettings;
import io.watchword.ingest.IngestRole;
import io.watchword.ingest.IngestSettings;
import io.watchword.modelpackages.device.Device;
import io.watchword.openquestions.OpenQuestionsSettings;
import io.watchword.process.KafkaConnection;
import io.watchword.process.config.ConfigException;
import io.watchword.process.config.Keys;
import io.watchword.process.config.Settings;
import io.watchword.protocol.CameraUrls;
import io.watchword.protocol.WebhookUrls;
import io.watchword.protocol.kafka.KafkaSettings;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The settings of each part of the one-process distribution. Whoever uses it from this machine alone may name what is
 * on this machine.
 *
 * <p>Methods throw {@link ConfigException} if something is configured that can't be, and {@link UserException} if a
 * file that comes with Watchword can't be unpacked.
 */
record Parts(Settings settings) {
    /** Checks what can be checked without starting anything. */
    void check() {
        answerStream();
        settings.check(() -> DeliveriesRole.mqtt(settings));
        kafka();
    }

    /** The cluster; empty where the broker runs in this process. */
    Optional<KafkaSettings> kafka() {
        return settings.isGiven(Keys.KAFKA)
                ? Optional.of(settings.check(() -> KafkaConnection.of(settings)))
                : Optional.empty();
    }

    AnswerStreamSettings answerStream() {
        return settings.check(() -> {
            AnswerStreamSettings serving = AnswerStreamRole.serving(settings, cameras(), webhooks());
            serving.requireSafe();
            return serving;
        });
    }

    PerceptionSettings perception() {
        return unpacked(() -> InferenceRole.perception(settings));
    }

    /** What to perceive on; looks for GPUs. */
    List<Device> devices(PerceptionSettings perception, int partitions) {
        return settings.check(() -> InferenceRole.devices(settings, perception, partitions));
    }

    IngestSettings ingest() {
        return unpacked(() -> IngestRole.of(settings, cameras()));
    }

    DeliverySettings deliveries() {
        return DeliverySettings.of(webhooks(), settings.check(() -> DeliveriesRole.mqtt(settings)));
    }

    /** @param threads of a forward pass */
    OpenQuestionsSettings openQuestions(int threads) {
        return OpenQuestionsSettings.of(settings, threads);
    }

    private <T> T unpacked(Supplier<T> settingsOfPart) {
        try {
            return settings.check(settingsOfPart);
        } catch (UncheckedIOException e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        }
    }

    private CameraUrls cameras() {
        return new CameraUrls(isLocal() || settings.get(Keys.ALLOW_LOOPBACK_CAMERAS), false);
    }

    private WebhookUrls webhooks() {
        return new WebhookUrls(isLocal() || settings.get(Keys.ALLOW_LOOPBACK_WEBHOOKS));
    }

    private boolean isLocal() {
        return Ports.isLoopback(settings.get(Keys.HOST));
    }
}
