package io.watchword.answerstream.history;

import io.watchword.protocol.Scene;
import io.watchword.protocol.kafka.Unread;
import io.watchword.questionengine.history.History;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Remembers what a camera saw before a scene as it is read. Where there is no time to read all of it, the oldest is
 * left out, so that what is remembered reaches up to the scene without a break. Not thread-safe.
 */
final class HistoryReader implements Predicate<Unread<Scene>> {
    private static final int PLANNED_AFTER = 100;
    private static final int ALWAYS_READ = 500;
    private static final long BEGINNING = 10;
    private static final double SAFE = 0.8;

    private final Scene last;
    private final long end;
    private final long allowed;
    private final LongSupplier nanos;
    private final long start;
    private History history = new History();
    private OptionalLong goesOnFrom = OptionalLong.empty();
    private long read;
    private long readSince;

    /**
     * Begins now.
     *
     * @param last the scene that all is before
     * @param end the offset before which reading ends
     * @param nanos the time, in nanoseconds from any origin
     */
    HistoryReader(Scene last, long end, Duration allowed, LongSupplier nanos) {
        this.last = last;
        this.end = end;
        this.allowed = allowed.toNanos();
        this.nanos = nanos;
        this.start = nanos.getAsLong();
    }

    @Override
    public boolean test(Unread<Scene> record) {
        if (read++ == 0) {
            readSince = nanos.getAsLong();
        }
        if (record.key().equals(last.camera())) {
            record.value()
                    .filter(scene ->
                            scene.frame().capturedAt().isBefore(last.frame().capturedAt()))
                    .ifPresent(history::add);
        }
        if (read % PLANNED_AFTER == 0) {
            plan(end - record.offset() - 1);
        }
        return goesOnFrom.isEmpty();
    }

    private void plan(long recordsLeft) {
        long now = nanos.getAsLong();
        double timeFor = (start + allowed - now) / ((now - readSince) / (double) read);
        boolean tells = now - start > allowed / BEGINNING;
        if (tells && recordsLeft > Math.max(ALWAYS_READ, timeFor)) {
            goesOnFrom = OptionalLong.of(end - Math.max(ALWAYS_READ, (long) (SAFE * timeFor)));
            history = new History();
        }
    }

    /** From where it wants to go on, where it left something out; asked once. */
    OptionalLong goesOnFrom() {
        OptionalLong from = goesOnFrom;
        goesOnFrom = OptionalLong.empty();
        return from;
    }

    /** All that is remembered, with the scene. */
    History history() {
        history.add(last);
        return history;
    }
}
