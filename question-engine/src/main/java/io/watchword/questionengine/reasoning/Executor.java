package io.watchword.questionengine.reasoning;

import io.watchword.protocol.Alternative;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Verdict;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Things;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs programs over one world, softly and exactly: a thing is there with its probability, independently of the others;
 * filters and relations multiply it by a degree; existence, counts and ranks follow by probability theory. What
 * presupposes a thing that is not in view comes out unknown, not "no"; so does, in proportion, what rests on something
 * that is not known.
 *
 * <p>Used by one thread at a time; may run any number of programs.
 */
public final class Executor {
    private final World world;
    private final Past past;
    private final Steps steps;
    private final Map<Things, Grades> assumed = new HashMap<>();

    /** Runs over this world, and shows the trace what each module found; nothing is remembered. */
    public Executor(World world, Trace trace) {
        this(world, Past.NONE, trace);
    }

    /** Runs over this world and what was before, and shows the trace what each module found. */
    public Executor(World world, Past past, Trace trace) {
        this.world = world;
        this.past = past;
        this.steps = new Steps(world, trace);
    }

    /** Which things of the world are picked out. */
    public Picked pick(Things things) {
        Grades grades = new Inquiry(world, steps, assumed).attention().of(things);
        return new Picked(grades.low(), grades.high());
    }

    /** Takes these bounds for some things from now on, instead of working them out. */
    public void assume(Things things, Picked picked) {
        assumed.put(things, Grades.of(picked.low(), picked.high()));
    }

    /** What a program says. */
    public Evaluation run(Program program) {
        Inquiry inquiry = new Inquiry(world, steps, assumed);
        if (isTimed(program)) {
            Evaluation evaluation = past.answer(program);
            steps.answer(module(program), List.of(), evaluation.verdict());
            return evaluation;
        }
        if (isYesOrNo(program)) {
            Belief belief = belief(program, inquiry);
            return new Evaluation(
                    Outcome.of(belief, inquiry.doubt()), inquiry.evidence().regions());
        }
        Verdict verdict = new Values(inquiry).of(program);
        steps.answer(module(program), inquiry.inputs(), verdict);
        return new Evaluation(verdict, inquiry.evidence().regions());
    }

    private static boolean isTimed(Program program) {
        return program instanceof Program.During
                || program instanceof Program.HowLong
                || program instanceof Program.WhenLast;
    }

    private static boolean isYesOrNo(Program program) {
        return program instanceof Program.All || program instanceof Program.Any || Beliefs.answer(program);
    }

    private Belief belief(Program program, Inquiry inquiry) {
        Belief belief = believed(program, inquiry);
        if (steps.areWanted()) {
            inquiry.answered(steps.answer(module(program), inquiry.inputs(), Outcome.of(belief, inquiry.doubt())));
        }
        return belief;
    }

    private Belief believed(Program program, Inquiry inquiry) {
        if (program instanceof Program.All all) {
            return folded(all.parts(), true, inquiry);
        }
        if (program instanceof Program.Any any) {
            return folded(any.parts(), false, inquiry);
        }
        if (Beliefs.answer(program)) {
            return new Beliefs(inquiry).of(program);
        }
        return isTimed(program) ? remembered(program, inquiry) : Belief.NOTHING;
    }

    private Belief folded(List<Program> parts, boolean all, Inquiry inquiry) {
        Belief sum = all ? new Belief(1, 0) : new Belief(0, 1);
        for (Program part : parts) {
            Inquiry own = inquiry.part();
            Belief belief = belief(part, own);
            inquiry.doubt().take(own.doubt(), belief.unknown());
            inquiry.takes(own.inputs());
            sum = all ? sum.and(belief) : sum.or(belief);
        }
        return sum;
    }

    private Belief remembered(Program program, Inquiry inquiry) {
        Verdict verdict = past.answer(program).verdict();
        Belief belief = new Belief(share(verdict, true), share(verdict, false));
        if (verdict.value() instanceof AnswerValue.Unknown unknown) {
            inquiry.doubt().because(unknown.reason(), verdict.confidence());
        }
        return belief;
    }

    private static double share(Verdict verdict, boolean value) {
        AnswerValue.Bool wanted = new AnswerValue.Bool(value);
        double share = verdict.value().equals(wanted) ? verdict.confidence() : 0;
        for (Alternative other : verdict.alternatives()) {
            share += other.value().equals(wanted) ? other.confidence() : 0;
        }
        return share;
    }

    private static String module(Program program) {
        if (program instanceof Program.All) {
            return "all of";
        }
        if (program instanceof Program.Any) {
            return "any of";
        }
        if (program instanceof Program.Quantified quantified) {
            return quantified.quantifier().words();
        }
        return program instanceof Program.Same ? "same" : program.kind();
    }
}
