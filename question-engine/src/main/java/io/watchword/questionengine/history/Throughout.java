package io.watchword.questionengine.history;

import io.watchword.protocol.Alternative;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Verdict;
import io.watchword.questionengine.program.Comparison;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Things;
import io.watchword.questionengine.reasoning.Evaluation;
import io.watchword.questionengine.reasoning.Executor;
import io.watchword.questionengine.reasoning.Past;
import io.watchword.questionengine.reasoning.Trace;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Existence, numbers and comparisons over a stretch of time. What was not seen may have held more: of what rests on
 * there being no more, the share of the time that was not seen is unknown, and what was seen stands.
 */
final class Throughout {
    private static final AnswerValue YES = new AnswerValue.Bool(true);

    private final Stretch stretch;
    private final List<Remembered> tracks;
    private final Recall recall;
    private final Trace trace;

    Throughout(History history, Stretch stretch, List<Remembered> tracks, Trace trace) {
        this.stretch = stretch;
        this.tracks = tracks;
        this.recall = new Recall(history, stretch, false);
        this.trace = trace;
    }

    Evaluation run(Program program) {
        Executor executor = executor(program);
        Evaluation seen = executor.run(program);
        double missing = stretch.missing();
        if (missing <= 0) {
            return seen;
        }
        ToDoubleFunction<AnswerValue> doubtful = doubtful(program, missing, executor);
        return new Evaluation(Tempered.of(seen.verdict(), doubtful, Said.missing(stretch)), seen.regions());
    }

    private Executor executor(Program program) {
        List<Things> subjects = subjects(program);
        Things subject = subjects.stream().reduce(Things.Union::new).orElse(null);
        Executor executor = new Executor(new TrackWorld(tracks, stretch, recall, subject), Past.NONE, trace);
        for (Things things : subjects) {
            if (Needs.of(things).moments()) {
                executor.assume(things, recall.ever(things, tracks));
            }
        }
        return executor;
    }

    private static List<Things> subjects(Program program) {
        if (program instanceof Program.Exists exists) {
            return List.of(exists.of());
        }
        if (program instanceof Program.Count count) {
            return List.of(count.of());
        }
        if (program instanceof Program.CompareNumber compare) {
            return List.of(compare.of());
        }
        return program instanceof Program.CompareCounts compare
                ? Stream.of(compare.of(), compare.to()).toList()
                : List.of();
    }

    private static ToDoubleFunction<AnswerValue> doubtful(Program program, double missing, Executor executor) {
        if (program instanceof Program.Exists exists) {
            return value -> value.equals(YES) == exists.negated() ? missing : 0;
        }
        if (program instanceof Program.CompareNumber compare) {
            return switch (compare.comparison()) {
                case AT_LEAST, MORE_THAN -> value -> value.equals(YES) ? 0 : missing;
                case AT_MOST, FEWER_THAN -> value -> value.equals(YES) ? missing : 0;
                case EXACTLY -> exactly(compare, missing, executor);
            };
        }
        return value -> missing;
    }

    /** That there were more than so many stands; that there were fewer does not. */
    private static ToDoubleFunction<AnswerValue> exactly(
            Program.CompareNumber compare, double missing, Executor executor) {
        Program fewer = new Program.CompareNumber(compare.of(), Comparison.FEWER_THAN, compare.number());
        Program more = new Program.CompareNumber(compare.of(), Comparison.MORE_THAN, compare.number());
        double below = yes(executor.run(fewer).verdict());
        double above = yes(executor.run(more).verdict());
        double ofNo = below + above > 0 ? missing * below / (below + above) : missing;
        return value -> value.equals(YES) ? missing : ofNo;
    }

    private static double yes(Verdict verdict) {
        return Stream.concat(
                        Stream.of(new Alternative(verdict.value(), verdict.confidence())),
                        verdict.alternatives().stream())
                .filter(each -> each.value().equals(YES))
                .mapToDouble(Alternative::confidence)
                .sum();
    }
}
