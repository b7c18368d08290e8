package io.watchword.ingest;

import io.watchword.protocol.CameraState;
import java.time.Duration;
import java.time.Instant;

/**
 * What a camera's reader is doing. Each state offers only what may follow it:
 *
 * <pre>
 * connecting -> live -> stalled -> backing-off -> connecting
 *     |           +---------------> backing-off, refused
 *     +-> backing-off -> connecting
 *     +-> refused -----> connecting
 * paused
 * </pre>
 */
sealed interface Lifecycle {
    /** Live for this long, earlier failures are forgotten. */
    Duration HEALTHY = Duration.ofSeconds(30);

    /** When it began. */
    Instant since();

    /** What is told to others. */
    CameraState published();

    /** A camera to be opened. */
    static Connecting begin(Instant now) {
        return new Connecting(now, 0);
    }

    /** A state in which an attempt can fail. */
    sealed interface Attempting extends Lifecycle {
        /** Failures in a row before this attempt. */
        int failures();

        /** It failed; it is tried again later. */
        default Waiting failed(MediaError error, Instant now, Backoff backoff) {
            int count = failures() + 1;
            Instant retryAt = now.plus(error.isTriedSlowly() ? backoff.slowly() : backoff.after(count));
            return error.needsPerson() ? new Refused(now, count, retryAt) : new BackingOff(now, count, retryAt);
        }
    }

    /** A state that waits for the next attempt. */
    sealed interface Waiting extends Lifecycle {
        /** Failures in a row. */
        int failures();

        /** When to try again. */
        Instant retryAt();

        /** Tries again. */
        default Connecting retry(Instant now) {
            return new Connecting(now, failures());
        }
    }

    /** Opening, or open and waiting for the first frame. */
    record Connecting(Instant since, int failures) implements Attempting {
        @Override
        public CameraState published() {
            return new CameraState.Connecting();
        }

        /** The first frame came. */
        Live live(Instant now) {
            return new Live(now, failures);
        }
    }

    /** Frames come. */
    record Live(Instant since, int failures) implements Attempting {
        @Override
        public CameraState published() {
            return new CameraState.Live();
        }

        @Override
        public Waiting failed(MediaError error, Instant now, Backoff backoff) {
            return settled(now).failed(error, now, backoff);
        }

        /** No frame came for too long. */
        Stalled stalled(Instant now) {
            return new Stalled(now, settled(now).failures());
        }

        private Connecting settled(Instant now) {
            boolean healthy = Duration.between(since, now).compareTo(HEALTHY) >= 0;
            return new Connecting(since, healthy ? 0 : failures);
        }
    }

    /** Open, but without frames; about to be opened again. */
    record Stalled(Instant since, int failures) implements Attempting {
        @Override
        public CameraState published() {
            return new CameraState.Stalled();
        }
    }

    /** Waiting for the next attempt. */
    record BackingOff(Instant since, int failures, Instant retryAt) implements Waiting {
        @Override
        public CameraState published() {
            return new CameraState.BackingOff(failures, retryAt);
        }
    }

    /** Waiting for a person, with an attempt now and then. */
    record Refused(Instant since, int failures, Instant retryAt) implements Waiting {
        @Override
        public CameraState published() {
            return new CameraState.Refused(retryAt);
        }
    }

    /** Switched off. Nothing follows: a camera that is switched on again begins anew. */
    record Paused(Instant since) implements Lifecycle {
        @Override
        public CameraState published() {
            return new CameraState.Paused();
        }
    }
}
