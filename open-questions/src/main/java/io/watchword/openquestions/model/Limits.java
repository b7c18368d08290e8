package io.watchword.openquestions.model;

import io.watchword.process.config.ModelSettings;
import java.time.Duration;

/**
 * How much a model may be asked.
 *
 * @param callsPerMinute for one question on one camera
 * @param callsPerMinuteInAll in this process
 * @param atOnce calls at a time
 * @param maxAge after which a question is put again though nothing has moved
 * @param maxSide pixels of a picture's longer side; 0 where it is shown none
 */
public record Limits(double callsPerMinute, double callsPerMinuteInAll, int atOnce, Duration maxAge, int maxSide) {
    /** As they are set. */
    public static Limits of(ModelSettings settings) {
        return new Limits(
                settings.callsPerMinute(),
                settings.callsPerMinuteInAll(),
                settings.atOnce(),
                Duration.ofMillis(Math.round(settings.maxAge() * 1_000)),
                settings.maxSide());
    }
}
