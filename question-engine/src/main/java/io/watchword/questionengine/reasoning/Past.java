package io.watchword.questionengine.reasoning;

import io.watchword.protocol.Verdict;
import io.watchword.questionengine.program.Program;
import java.util.List;

/** Answers those parts of a program that are about a stretch of time; the rest is about one moment, a {@link World}. */
@FunctionalInterface
public interface Past {
    /** Nothing is remembered. */
    Past NONE = timed -> new Evaluation(
            Verdict.unknown("it needs to be known what the camera has seen before, and nothing is remembered"),
            List.of());

    /**
     * The answer to a part.
     *
     * @param timed a {@link Program.During}, {@link Program.HowLong} or {@link Program.WhenLast}
     */
    Evaluation answer(Program timed);
}
