package io.watchword.answerstream.history;

import io.watchword.protocol.Scene;
import io.watchword.protocol.kafka.Unread;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Shows the scenes of a camera between two moments to a viewer as they are read; holds none. Where there is no time to
 * look at all of them, the looks are spread evenly over the stretch, by when the scenes were written; the first and
 * last of what was seen without a break are looked at in any case. Not thread-safe.
 */
final class SceneWalk implements Predicate<Unread<Scene>> {
    private static final int PLANNED_AFTER = 100;
    private static final Duration END = Duration.ofSeconds(1);

    private final String camera;
    private final Instant from;
    private final Instant to;
    private final Instant lastWritten;
    private final long end;
    private final Pace pace;
    private final BooleanSupplier wanted;
    private final SceneViewer viewer;
    private @Nullable Unread<Scene> skipped;
    private Instant written = Instant.MIN;
    private Instant captured = Instant.MIN;
    private boolean beyond;
    private int records;

    /**
     * A walk.
     *
     * @param lastWritten when the last scene of the stretch was written, at the latest
     * @param end the offset before which it ends
     * @param wanted whether anybody still waits for what comes of it
     */
    SceneWalk(
            String camera,
            Instant from,
            Instant to,
            Instant lastWritten,
            long end,
            Pace pace,
            BooleanSupplier wanted,
            SceneViewer viewer) {
        this.camera = camera;
        this.from = from;
        this.to = to;
        this.lastWritten = lastWritten;
        this.end = end;
        this.pace = pace;
        this.wanted = wanted;
        this.viewer = viewer;
    }

    @Override
    public boolean test(Unread<Scene> record) {
        pace.read();
        if (!beyond && record.key().equals(camera)) {
            meet(record);
        }
        if (++records % PLANNED_AFTER == 0) {
            Duration left = Duration.between(record.written(), lastWritten);
            pace.plan(end - record.offset() - 1, left.isNegative() ? Duration.ZERO : left);
        }
        return !pace.isOver() && wanted.getAsBoolean();
    }

    private void meet(Unread<Scene> record) {
        if (!written.equals(Instant.MIN)
                && Duration.between(written, record.written()).compareTo(Pace.WIDEST) >= 0) {
            finish();
        }
        written = record.written();
        if (pace.isDue(written) || !written.isBefore(lastWritten.minus(END))) {
            skipped = null;
            pace.look(written, () -> scene(record).ifPresent(viewer::look));
        } else if (viewer.remembers()) {
            scene(record).ifPresent(viewer::pass);
        } else {
            skipped = record;
        }
    }

    /** Looks at the last scene, if it has not. */
    void finish() {
        Unread<Scene> last = skipped;
        skipped = null;
        if (last != null) {
            scene(last).ifPresent(viewer::look);
        }
    }

    /** The scene, if it belongs to the stretch and is none that came before. */
    private Optional<Scene> scene(Unread<Scene> record) {
        Optional<Scene> seen = record.value();
        beyond = seen.filter(each -> each.frame().capturedAt().isAfter(to)).isPresent();
        Optional<Scene> scene = seen.filter(each -> isNext(each.frame().capturedAt()));
        scene.ifPresent(each -> captured = each.frame().capturedAt());
        return scene;
    }

    private boolean isNext(Instant at) {
        return at.isAfter(captured) && !at.isBefore(from) && !at.isAfter(to);
    }

    /** Whether it has seen any scene. */
    boolean hasSeen() {
        return !captured.equals(Instant.MIN);
    }
}
