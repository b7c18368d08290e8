package io.watchword.questionengine.reasoning;

import io.watchword.protocol.Verdict;
import io.watchword.questionengine.program.Program;
import java.util.List;

/** Runs programs over one world. Used by one thread. */
public final class Executor {
    private final World world;
    private final Trace trace;

    /** Runs over this world, and shows the trace what each module found. */
    public Executor(World world, Trace trace) {
        this.world = world;
        this.trace = trace;
    }

    /** What a program says. */
    public Evaluation run(Program program) {
        Verdict verdict = Verdict.unknown("nothing is answered yet over " + world.size() + " things");
        trace.add(program.kind(), null, List.of(), List.of(), verdict);
        return new Evaluation(verdict, List.of());
    }
}
