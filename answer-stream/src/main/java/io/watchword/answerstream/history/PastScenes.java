package io.watchword.answerstream.history;

import io.vertx.core.Future;
import io.watchword.answerstream.http.Problem;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Scene;
import io.watchword.protocol.kafka.TopicPast;
import io.watchword.protocol.kafka.Unread;
import io.watchword.questionengine.history.History;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Scenes already seen, looked at in bounded time and memory. */
public final class PastScenes {
    private static final Duration ALLOWED = Duration.ofSeconds(6);
    private static final long MOST_REMEMBERED = 50_000;
    // a scene is written some time after its frame was captured, by the clock of another machine
    private static final Duration APART = Duration.ofSeconds(30);
    // what takes a moment to read, however much is seen
    private static final Duration SHORT = Duration.ofMinutes(2);

    private final Past<Scene> moments;
    private final Past<Scene> stretches;
    private final Duration allowed;
    private final LongSupplier nanos;

    /**
     * Looks into the topic of scenes.
     *
     * @param moments for looks that take a moment
     * @param stretches for those that take seconds, so that they hold up only each other
     */
    public PastScenes(Past<Scene> moments, Past<Scene> stretches) {
        this(moments, stretches, ALLOWED, System::nanoTime);
    }

    /**
     * @param allowed how long a look may take
     * @param nanos the time, in nanoseconds from any origin
     */
    PastScenes(Past<Scene> moments, Past<Scene> stretches, Duration allowed, LongSupplier nanos) {
        this.moments = moments;
        this.stretches = stretches;
        this.allowed = allowed;
        this.nanos = nanos;
    }

    /** Closes the idle connections. */
    public Future<Void> close() {
        return Future.join(moments.close(), stretches.close()).mapEmpty();
    }

    /**
     * The last scene of a camera at a moment; fails with 422 if none is kept from the 10 s before.
     *
     * @param wanted whether anybody still waits for it; called on a worker
     */
    public Future<Scene> at(String camera, Instant moment, BooleanSupplier wanted) {
        return moments.look(look -> read(look, camera, moment, wanted));
    }

    /**
     * Shows a viewer the scenes of a camera between two moments, in order, in some seconds at most; none of them is
     * held meanwhile. Fails with 422 if none is kept.
     *
     * @param wanted whether anybody still waits for what comes of it; called on a worker
     */
    public Future<Walked> through(String camera, Instant from, Instant to, SceneViewer viewer, BooleanSupplier wanted) {
        if (from.isAfter(to)) {
            throw new InvalidFieldException("to", "must not be before from");
        }
        return stretches.look(look -> walk(look, camera, from, to, viewer, wanted));
    }

    private Walked walk(
            TopicPast<Scene> look,
            String camera,
            Instant from,
            Instant to,
            SceneViewer viewer,
            BooleanSupplier wanted) {
        Range range = Range.of(look, camera, from, to);
        Pace pace = new Pace(allowed, nanos);
        SceneWalk walk = new SceneWalk(camera, from, to, Instant.now(), range.to(), pace, wanted, viewer);
        boolean whole = range.skim(look, walk) || walk.isBeyond();
        walk.finish();
        if (!walk.hasSeen()) {
            throw (whole ? Problem.unavailable("No scene of this camera is kept from between then") : slow())
                    .exception();
        }
        return new Walked(pace.widest(), !whole);
    }

    /**
     * What a camera saw up to a scene, for as long a time before it as is said: no more of it than the scenes that can
     * be read in some seconds, the latest.
     *
     * @param wanted whether anybody still waits for what comes of it; called on a worker
     */
    public Future<History> before(Scene scene, Duration reach, BooleanSupplier wanted) {
        return (isLong(reach) ? stretches : moments).look(look -> remembered(look, scene, reach, wanted));
    }

    /** Whether looking back so far may have to wait for other such looks. */
    public static boolean isLong(Duration reach) {
        return reach.compareTo(SHORT) > 0;
    }

    private History remembered(TopicPast<Scene> look, Scene scene, Duration reach, BooleanSupplier wanted) {
        Instant now = scene.frame().capturedAt();
        Range range = Range.of(look, scene.camera(), now.minus(reach), now).last(MOST_REMEMBERED);
        HistoryReader reader = new HistoryReader(scene, range.to(), allowed, nanos);
        OptionalLong next = OptionalLong.of(range.from());
        while (next.isPresent()) {
            boolean whole =
                    range.from(next.getAsLong()).skim(look, record -> reader.test(record) && wanted.getAsBoolean());
            next = reader.goesOnFrom();
            if (!whole && next.isEmpty()) {
                throw slow().exception();
            }
        }
        return reader.history();
    }

    private Scene read(TopicPast<Scene> look, String camera, Instant moment, BooleanSupplier wanted) {
        Range range = Range.of(look, camera, moment.minus(SceneSearch.NEAR), moment);
        SceneSearch search = new SceneSearch(camera, moment);
        long start = nanos.getAsLong();
        boolean end = range.skim(
                look,
                record ->
                        search.test(record) && wanted.getAsBoolean() && nanos.getAsLong() - start < allowed.toNanos());
        boolean whole = end || search.isOver();
        return search.found().orElseThrow(() -> (whole ? Problem.unavailable(search.nothing()) : slow()).exception());
    }

    private static Problem slow() {
        return Problem.busy("The scenes could not be read in time; try again soon");
    }

    /** Some records of a partition, from an offset up to, but without, another. */
    private record Range(int partition, long from, long to) {
        /** With all that a camera showed between two moments, and some more. */
        static Range of(TopicPast<Scene> look, String camera, Instant from, Instant to) {
            int partition = look.partition(camera);
            Instant earliest = from.minus(APART);
            return new Range(
                    partition,
                    look.at(partition, earliest.isBefore(Instant.EPOCH) ? Instant.EPOCH : earliest),
                    look.at(partition, to.plus(APART)));
        }

        Range from(long offset) {
            return new Range(partition, offset, to);
        }

        Range last(long most) {
            return new Range(partition, Math.max(from, to - most), to);
        }

        /** Whether it came to the end. */
        boolean skim(TopicPast<Scene> look, Predicate<Unread<Scene>> visitor) {
            return look.skim(partition, from, to, visitor) >= to;
        }
    }
}
