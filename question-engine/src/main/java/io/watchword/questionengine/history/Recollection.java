package io.watchword.questionengine.history;

import io.watchword.protocol.Scene;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Window;
import io.watchword.questionengine.reasoning.Evaluation;
import io.watchword.questionengine.reasoning.Executor;
import io.watchword.questionengine.reasoning.Past;
import io.watchword.questionengine.reasoning.Trace;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers programs from a scene and what was before it. What is about now is answered from the scene, whose tracks are
 * known to have done this and been that for so long; what is about a stretch of time from the different tracks of that
 * time, each of which is there with the highest probability it ever had. What things did, where no time is given, is
 * about all that is remembered.
 *
 * <p>A thing that the tracker lost and found again is two tracks and counts twice, each time with its own probability;
 * so a number of different things is an upper estimate where things hide behind each other. Tracks that were followed
 * for less than 0.3 s where the camera gives more than three scenes a second are mostly flicker: they count only where
 * there is nothing else.
 *
 * <p>Used for one evaluation, by one thread.
 */
public final class Recollection implements Past {
    private final History history;
    private final Scene now;
    private final Trace trace;
    private final ZoneId zone;
    private final @Nullable Stretch asked;

    /**
     * Remembers as of a scene, usually the history's last.
     *
     * @param zone whose clock and midnight count
     */
    public Recollection(History history, Scene now, ZoneId zone, Trace trace) {
        this(history, now, zone, trace, null);
    }

    private Recollection(History history, Scene now, ZoneId zone, Trace trace, @Nullable Stretch asked) {
        this.history = history;
        this.now = now;
        this.zone = zone;
        this.trace = trace;
        this.asked = asked;
    }

    /** The same with this stretch of time in place of whatever time a program says. */
    public Recollection between(Instant from, Instant to) {
        Stretch stretch = new Stretch(Times.micros(from), Times.micros(to), history.coverage());
        return new Recollection(history, now, zone, trace, stretch);
    }

    /** What a program says. */
    public Evaluation run(Program program) {
        Program timed = Undated.during(program, everything());
        if (!isAboutWhatIsPast(timed)) {
            return new Executor(present(), this, trace).run(timed);
        }
        Stretch all = asked == null ? all() : asked;
        TrackWorld tracks = new TrackWorld(tracks(all), all, new Recall(history, all, false), null);
        return new Executor(tracks, this, trace).run(timed);
    }

    /** "What colour was the car that left" is about things that may not be in view. */
    private static boolean isAboutWhatIsPast(Program program) {
        Needs needs = Needs.of(program);
        return needs.events() && !needs.stretches() && !needs.moments();
    }

    private MomentWorld present() {
        Stretch all = all();
        return new MomentWorld(now, history.remembered(now), all, new Recall(history, all, false));
    }

    @Override
    public Evaluation answer(Program timed) {
        if (timed instanceof Program.During during) {
            Stretch stretch = asked == null ? stretch(during.window()) : asked;
            return new Throughout(history, stretch, tracks(stretch), trace).run(during.of());
        }
        if (timed instanceof Program.HowLong howLong) {
            return new Lengths(history, now, all()).run(howLong.of(), present(), trace);
        }
        Program.WhenLast last = (Program.WhenLast) timed;
        Stretch all = asked == null ? all() : asked;
        return new LastTimes(history, all, tracks(all), trace).run(last.of());
    }

    private Stretch stretch(Window window) {
        Instant at = now.frame().capturedAt();
        return new Stretch(Times.micros(window.start(at, zone)), Times.micros(at), history.coverage());
    }

    private Stretch all() {
        long at = Times.micros(now.frame().capturedAt());
        return new Stretch(Math.min(at, history.coverage().start()), at, history.coverage());
    }

    private Window everything() {
        Stretch all = all();
        return new Window.Last(Math.max(1, all.to() - all.from()) / (double) Times.SECOND);
    }

    private List<Remembered> tracks(Stretch stretch) {
        List<Remembered> all = history.seenBetween(stretch.from(), stretch.to());
        List<Remembered> lasting =
                all.stream().filter(each -> !history.isFlicker(each)).toList();
        return lasting.isEmpty() ? all : lasting;
    }
}
