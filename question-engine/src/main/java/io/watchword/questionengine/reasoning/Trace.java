package io.watchword.questionengine.reasoning;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.watchword.protocol.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each module of a program found while it ran: for showing why an answer came about. One trace is used for one
 * evaluation, by one thread; {@link #NONE} records nothing and may be shared.
 */
public final class Trace {
    /** Most steps that are kept; those beyond are left out. */
    public static final int MOST_STEPS = 200;

    /** Most tracks that a step names, the strongest ones. */
    public static final int MOST_TRACKS = 50;

    /** Records nothing. */
    public static final Trace NONE = new Trace(false);

    /**
     * How strongly a step picked out a track.
     *
     * @param track id of the track
     * @param label its label
     * @param degree the probability that it is there and meant, in [0, 1]
     * @param unknown how much more it could be, if what is not known were known; null for nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Grip(long track, String label, double degree, @Nullable Double unknown) {}

    /**
     * One module's work.
     *
     * @param step its number, from 0
     * @param module its name: "find", "colour", "left of", "count"
     * @param of what it was about, in words: "car", "red"; null for nothing
     * @param inputs the steps whose results it took
     * @param tracks what it picked out, strongest first; tracks that it ruled out are left out
     * @param answer the distribution it gave; null for a module that picks out tracks
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(
            int step,
            String module,
            @Nullable String of,
            List<Integer> inputs,
            List<Grip> tracks,
            @Nullable Verdict answer) {
        public Step {
            inputs = List.copyOf(inputs);
            tracks = List.copyOf(tracks);
        }
    }

    private final boolean wanted;
    private final List<Step> steps = new ArrayList<>();

    private Trace(boolean wanted) {
        this.wanted = wanted;
    }

    /** A trace that records. */
    public static Trace recording() {
        return new Trace(true);
    }

    /** Whether anything is recorded: otherwise whoever makes steps may spare himself the work. */
    public boolean isWanted() {
        return wanted;
    }

    /** The steps in the order they were done. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /**
     * Records a step.
     *
     * @return its number, for the inputs of later ones; -1 where it is not kept
     */
    public int add(
            String module, @Nullable String of, List<Integer> inputs, List<Grip> tracks, @Nullable Verdict answer) {
        if (!wanted || steps.size() >= MOST_STEPS) {
            return -1;
        }
        List<Integer> kept = inputs.stream().filter(step -> step >= 0).toList();
        List<Grip> strongest = tracks.size() > MOST_TRACKS ? tracks.subList(0, MOST_TRACKS) : tracks;
        steps.add(new Step(steps.size(), module, of, kept, strongest, answer));
        return steps.size() - 1;
    }
}
