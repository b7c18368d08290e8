package io.watchword.answerstream.history;

import io.watchword.protocol.Scene;
import io.watchword.protocol.kafka.Unread;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Shows the scenes of a camera between two moments to a viewer as they are read; holds none. Where there is no time to
 * look at all of them, the looks are spread evenly over the stretch, by when the scenes were written; the first and
 * last of what was seen without a break are looked at in any case. Scenes are written by another clock than they have
 * their times from; how far the two are apart, those that are looked at tell. Not thread-safe.
 */
final class SceneWalk implements Predicate<Unread<Scene>> {
    private static final int PLANNED_AFTER = 100;
    private static final Duration END = Duration.ofSeconds(1);

    private final String camera;
    private final Instant from;
    private final Instant to;
    private final Instant now;
    private final long end;
    private final Pace pace;
    private final BooleanSupplier wanted;
    private final SceneViewer viewer;
    private @Nullable Unread<Scene> skipped;
    // from capture to log: on its way and by the clocks together, so negative where the camera's is ahead
    private Duration took = Duration.ZERO;
    private Instant written = Instant.MIN;
    private Instant captured = Instant.MIN;
    private boolean beyond;
    private int records;

    /**
     * A walk.
     *
     * @param now after which nothing was written
     * @param end the offset before which it ends
     * @param wanted whether anybody still waits for what comes of it
     */
    SceneWalk(
            String camera,
            Instant from,
            Instant to,
            Instant now,
            long end,
            Pace pace,
            BooleanSupplier wanted,
            SceneViewer viewer) {
        this.camera = camera;
        this.from = from;
        this.to = to;
        this.now = now;
        this.end = end;
        this.pace = pace;
        this.wanted = wanted;
        this.viewer = viewer;
    }

    @Override
    public boolean test(Unread<Scene> record) {
        pace.read();
        if (record.key().equals(camera)) {
            meet(record);
        }
        if (++records % PLANNED_AFTER == 0) {
            Duration left = Duration.between(record.written(), lastWritten());
            pace.plan(end - record.offset() - 1, left.isNegative() ? Duration.ZERO : left);
        }
        return !beyond && !pace.isOver() && wanted.getAsBoolean();
    }

    private void meet(Unread<Scene> record) {
        if (!written.equals(Instant.MIN)
                && Duration.between(written, record.written()).compareTo(Pace.WIDEST) >= 0) {
            finish();
        }
        written = record.written();
        if (pace.isDue(written) || !written.isBefore(lastWritten().minus(END))) {
            pace.look(written, () -> show(record, viewer::look));
        } else if (viewer.remembers()) {
            show(record, viewer::pass);
        } else {
            skipped = record;
        }
    }

    /** When the last scene of the stretch was written, as far as can be told from the last that was looked at. */
    private Instant lastWritten() {
        Instant last = to.plus(took);
        return last.isAfter(now) ? now : last;
    }

    private void show(Unread<Scene> record, Consumer<Scene> how) {
        record.value().ifPresent(scene -> {
            Instant at = scene.frame().capturedAt();
            if (at.isAfter(to)) {
                finish();
                // before any that belongs to the stretch it is of a clock that was set back then
                beyond = hasSeen();
                return;
            }
            skipped = null;
            if (isNext(at)) {
                captured = at;
                took = Duration.between(at, record.written());
                how.accept(scene);
            }
        });
    }

    /** Looks at the last scene, if it has not. */
    void finish() {
        Unread<Scene> last = skipped;
        skipped = null;
        if (last != null) {
            show(last, viewer::look);
        }
    }

    /** Whether a scene belongs to the stretch and is none that came before. */
    private boolean isNext(Instant at) {
        return at.isAfter(captured) && !at.isBefore(from);
    }

    /** Whether it has seen any scene. */
    boolean hasSeen() {
        return !captured.equals(Instant.MIN);
    }

    /** Whether it has come to a scene that is later than the stretch, so that none of those after it belongs to it. */
    boolean isBeyond() {
        return beyond;
    }
}
