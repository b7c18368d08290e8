package io.watchword.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the clocks of the machines that read cameras are from this one's. A frame comes a moment after it was
 * captured, so the quickest of many tells how far the clocks are apart: if it seems to be older than any frame on its
 * way, or to come from the future, it is the clock. The quickest of the last two thousand counts, so that frames which
 * have piled up are not taken for a clock that is wrong; and a clock is not said to be behind before some have come.
 * Frames come in order: where their times go back, a clock was set, or another machine reads the camera now, and all is
 * counted anew. Thread-safe.
 */
public final class ClockOffsets {
    private static final Logger LOG = LoggerFactory.getLogger(ClockOffsets.class);

    /** Clocks that are less apart than this are taken as they are. */
    public static final Duration TOLERATED = Duration.ofSeconds(2);

    /** Frames before a clock is believed to be behind; one that is ahead shows at once. */
    public static final int SURE = 15;

    /** Frames after which older ones begin to be forgotten. */
    public static final int REMEMBERED = 1_000;

    private final Map<String, Quickest> cameras = new HashMap<>();

    /** A frame came; how old it is by both clocks together, at least nothing. */
    public synchronized Duration age(String camera, Instant capturedAt, Instant now) {
        Duration seeming = Duration.between(capturedAt, now);
        return notNegative(seeming.minus(offset(camera)));
    }

    /** A frame has come in. */
    public synchronized void note(String camera, Instant capturedAt, Instant now) {
        Quickest quickest = cameras.computeIfAbsent(camera, id -> new Quickest());
        quickest.note(capturedAt, Duration.between(capturedAt, now));
        quickest.tell(camera);
    }

    /** How far behind this clock the camera's is; negative where it is ahead, nothing where they agree. */
    public synchronized Duration offset(String camera) {
        Quickest quickest = cameras.get(camera);
        return quickest == null ? Duration.ZERO : quickest.offset();
    }

    /** The camera is gone. */
    public synchronized void forget(String camera) {
        cameras.remove(camera);
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    private static final class Quickest {
        private static final Duration UNKNOWN = Duration.ofDays(365_000);

        private Duration before = UNKNOWN;
        private Duration now = UNKNOWN;
        private Instant newest = Instant.MIN;
        private int count;
        private boolean told;

        void note(Instant capturedAt, Duration seeming) {
            if (newest.isAfter(capturedAt.plus(TOLERATED))) {
                before = UNKNOWN;
                now = UNKNOWN;
                count = 0;
            }
            newest = capturedAt;
            if (count++ == REMEMBERED) {
                count = 1;
                before = now;
                now = seeming;
            }
            now = min(now, seeming);
        }

        Duration offset() {
            Duration quickest = min(before, now);
            boolean sure = quickest.isNegative() || count >= SURE || before.compareTo(UNKNOWN) < 0;
            return sure && quickest.abs().compareTo(TOLERATED) > 0 ? quickest : Duration.ZERO;
        }

        void tell(String camera) {
            Duration offset = offset();
            boolean apart = !offset.isZero();
            if (apart && !told) {
                told = true;
                LOG.atWarn()
                        .addKeyValue("camera", camera)
                        .log(
                                "The clock of the machine that reads this camera is about {} s {} this one's; ages are"
                                        + " told without that, but times are not: set both clocks (NTP)",
                                Math.abs(offset.toSeconds()),
                                offset.isNegative() ? "ahead of" : "behind");
            } else if (!apart && told) {
                told = false;
                LOG.atInfo().addKeyValue("camera", camera).log("The clocks agree again");
            }
        }

        private static Duration min(Duration one, Duration other) {
            return one.compareTo(other) < 0 ? one : other;
        }
    }
}
