package io.watchword.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When a frame is shown: the time that its camera's ceiling is counted in, and how long to wait for it. One thread. */
sealed interface Playback {
    /** The playback of a stream. */
    static Playback of(Source.Pace pace, VideoStream stream) {
        if (pace instanceof Source.Pace.AtRate at) {
            return at.rate() == 0 ? new Unpaced(stream.frameRate()) : new Paced(at.rate());
        }
        boolean inItsOwnTime =
                pace instanceof Source.Pace.RealTime || (pace instanceof Source.Pace.Web && stream.isBursty());
        return inItsOwnTime ? new Paced(0) : new Arrival();
    }

    /** The time of the stream's frame, in µs from any epoch; frames of one stream never go back by much. */
    long time(VideoStream stream);

    /** Waits until a time has come; false if stopped meanwhile. */
    default boolean await(long time, Interrupt interrupt) {
        return true;
    }

    /** When the frame counts as received. */
    default Instant receivedAt(VideoStream stream) {
        return Instant.now();
    }

    /** As frames arrive. */
    record Arrival() implements Playback {
        @Override
        public long time(VideoStream stream) {
            return ChronoUnit.MICROS.between(Instant.EPOCH, stream.receivedAt());
        }

        @Override
        public Instant receivedAt(VideoStream stream) {
            return stream.receivedAt();
        }
    }

    /** As fast as it goes; counted in the recording's own time. */
    final class Unpaced implements Playback {
        private final double rate;
        private long frames;

        Unpaced(double rate) {
            this.rate = rate;
        }

        @Override
        public long time(VideoStream stream) {
            return Math.round(frames++ / rate * 1e6);
        }
    }

    /**
     * In the stream's time, or at a given rate. Where a recording begins again or its times jump, it goes on one frame
     * later; where the machine can't keep up, it goes on from now instead of hurrying.
     */
    final class Paced implements Playback {
        private static final long JUMP = 10_000_000;
        private static final long LATE = 1_000_000;

        private final double rate;
        private long frames;
        private long lastStream = Long.MIN_VALUE;
        private long shift;
        private long start = Long.MIN_VALUE;

        /** @param rate frames a second, or 0 for the stream's own time */
        Paced(double rate) {
            this.rate = rate;
        }

        @Override
        public long time(VideoStream stream) {
            return rate > 0
                    ? Math.round(frames++ / rate * 1e6)
                    : continuous(Math.round(stream.time() * 1e6), Math.round(1e6 / stream.frameRate()));
        }

        /** The time since the first frame, without gaps where the stream's own time jumps. */
        long continuous(long streamTime, long frameTime) {
            if (lastStream == Long.MIN_VALUE) {
                shift = -streamTime;
            } else if (streamTime < lastStream || streamTime > lastStream + JUMP) {
                shift = lastStream + shift + frameTime - streamTime;
            }
            lastStream = streamTime;
            return streamTime + shift;
        }

        @Override
        public boolean await(long time, Interrupt interrupt) {
            long now = System.nanoTime() / 1000;
            if (start == Long.MIN_VALUE || now - start - time > LATE) {
                start = now - time;
            }
            long wait = start + time - now;
            return wait <= 0 ? !interrupt.isStopped() : interrupt.pause(Duration.of(wait, ChronoUnit.MICROS));
        }
    }
}
