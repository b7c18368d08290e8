package io.watchword.protocol.kafka;

import io.watchword.protocol.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are in the log a second time, or too late: written by who died before he could say that he had written
 * them, or stood still while another took his place. They are those with an id that was just there, and those on a
 * frame before one that their camera was answered on; a model takes its time, so its answers are compared with those to
 * the same question. Where earlier frames go on being answered and no later one is, they are believed: the camera is
 * read by a machine whose clock is behind. What is answered again after a standstill, however long, soon ends. A record
 * that is given again, as after a failure or when its partition comes back, is judged as before. Bounded. For one event
 * loop.
 */
public final class Repeats {
    private static final int MOST_REMEMBERED = 100_000;
    private static final int MOST_LANES = 20_000;
    // unchanged answers are written again more often than that
    private static final Duration LASTING = Duration.ofSeconds(15);

    private static final class Latest {
        private Instant frame = Instant.MIN;
        private final Set<String> ids = new HashSet<>();
        private @Nullable Earlier earlier;

        void advance(Instant to) {
            frame = to;
            ids.clear();
            earlier = null;
        }

        /** Whether frames before the latest have been answered for long. */
        boolean isBehind(Instant written) {
            earlier =
                    earlier == null || earlier.isOver(written) ? new Earlier(written, written) : earlier.until(written);
            return written.isAfter(earlier.from.plus(LASTING));
        }
    }

    /** How long frames before the latest have been answered, by the times of writing. */
    private record Earlier(Instant from, Instant to) {
        boolean isOver(Instant now) {
            return now.isAfter(to.plus(LASTING));
        }

        Earlier until(Instant now) {
            return new Earlier(from, now);
        }
    }

    /** A camera, and the question where a model answers it. */
    private record Lane(String camera, String question) {
        static Lane of(Answer answer) {
            return new Lane(answer.camera(), answer.by() == null ? "" : answer.question());
        }
    }

    /** What counts of a record: little, so that many can be read ahead. */
    public static final class Mark {
        private final Lane lane;
        private final Instant frame;
        private final String id;
        private final Position position;
        private final Instant written;

        private Mark(Answer answer, Delivered<Answer> record) {
            lane = Lane.of(answer);
            frame = answer.frame().capturedAt();
            id = answer.id();
            position = record.position();
            written = record.timestamp();
        }

        /** Of an answer and the record that it came in. */
        public static Mark of(Answer answer, Delivered<Answer> record) {
            return new Mark(answer, record);
        }
    }

    private final Map<Lane, Latest> lanes = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Lane, Latest> eldest) {
            return size() > MOST_LANES;
        }
    };
    private final Map<Integer, Long> taken = new HashMap<>();
    private final Set<Position> repeats = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Position, Boolean> eldest) {
            return size() > MOST_REMEMBERED;
        }
    });

    /** Takes the next record of the log; whether it is a repeat. */
    public boolean next(Answer answer, Delivered<Answer> record) {
        return next(new Mark(answer, record));
    }

    /** The same of what was read ahead. */
    public boolean next(Mark record) {
        Position position = record.position;
        if (position.offset() < taken.getOrDefault(position.partition(), 0L)) {
            return contains(position);
        }
        taken.put(position.partition(), position.offset() + 1);
        return isNewlyRepeat(record);
    }

    private boolean isNewlyRepeat(Mark record) {
        Latest latest = lanes.computeIfAbsent(record.lane, lane -> new Latest());
        Instant frame = record.frame;
        if (frame.isAfter(latest.frame) || (frame.isBefore(latest.frame) && latest.isBehind(record.written))) {
            latest.advance(frame);
        }
        boolean repeat = frame.isBefore(latest.frame) || !latest.ids.add(record.id);
        if (repeat) {
            repeats.add(record.position);
        }
        return repeat;
    }

    /** Whether a record that has been taken was a repeat. */
    public boolean contains(Position record) {
        return repeats.contains(record);
    }

    /** A camera is gone. */
    public void forgetCamera(String id) {
        lanes.keySet().removeIf(lane -> lane.camera().equals(id));
    }

    /** A question is gone. */
    public void forgetQuestion(String id) {
        lanes.keySet().removeIf(lane -> lane.question().equals(id));
    }
}
