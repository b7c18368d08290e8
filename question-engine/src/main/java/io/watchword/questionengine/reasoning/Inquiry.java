package io.watchword.questionengine.reasoning;

import io.watchword.questionengine.program.Things;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One program, or part of one, being answered: what it looks at, what speaks for the answer, and what is in doubt. */
final class Inquiry {
    private final World world;
    private final Steps steps;
    private final Map<Things, Grades> assumed;
    private final Doubt doubt = new Doubt();
    private final Evidence evidence;
    private final Attention attention;
    private List<Integer> inputs = List.of();

    Inquiry(World world, Steps steps, Map<Things, Grades> assumed) {
        this(world, steps, assumed, new Evidence(world));
    }

    private Inquiry(World world, Steps steps, Map<Things, Grades> assumed, Evidence evidence) {
        this.world = world;
        this.steps = steps;
        this.assumed = assumed;
        this.evidence = evidence;
        this.attention = new Attention(world, steps, doubt, assumed);
    }

    /** For a part: with doubts of its own. */
    Inquiry part() {
        return new Inquiry(world, steps, assumed, evidence);
    }

    World world() {
        return world;
    }

    Doubt doubt() {
        return doubt;
    }

    Evidence evidence() {
        return evidence;
    }

    Attention attention() {
        return attention;
    }

    Steps steps() {
        return steps;
    }

    /** The steps that the answer takes its inputs from. */
    List<Integer> inputs() {
        return inputs;
    }

    /** The answer is a step itself, which stands for all that went into it. */
    void answered(List<Integer> step) {
        inputs = step;
    }

    void takes(List<Integer> more) {
        if (!more.isEmpty()) {
            List<Integer> all = new ArrayList<>(inputs);
            more.stream().filter(step -> !all.contains(step)).forEach(all::add);
            inputs = all;
        }
    }

    /** The things an answer is about: they are evidence for it. */
    Grades find(Things things) {
        Grades found = attention.of(things);
        evidence.add(found);
        takes(found.steps());
        return found;
    }

    /** Which one of these things is meant; where there may be none, that is a doubt. */
    Referents meant(Things things, Grades found) {
        Referents referents = Referents.of(found);
        doubt.absent(things, referents.absent());
        return referents;
    }
}
