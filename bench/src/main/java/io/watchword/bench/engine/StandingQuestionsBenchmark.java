package io.watchword.bench.engine;

import io.watchword.bench.MixedQuestions;
import io.watchword.protocol.Emit;
import io.watchword.protocol.Question;
import io.watchword.protocol.Scene;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.Sight;
import io.watchword.questionengine.StandingAnswer;
import io.watchword.questionengine.history.History;
import io.watchword.questionengine.language.Parse;
import io.watchword.questionengine.reasoning.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A thousand mixed standing questions, answered on one scene of twenty tracks after the other, on a camera that has
 * been seen for ten minutes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 3)
public class StandingQuestionsBenchmark {
    private static final int QUESTIONS = 1000;
    private static final int TRACKS = 20;
    private static final double SCENES_A_SECOND = 10;
    private static final int SCENES_BEFORE = 6000;

    private final List<StandingAnswer> standing = standing(QuestionEngine.load("coco-80"), QUESTIONS);
    private final Street street = new Street(TRACKS, 60, 1);
    private final History history = new History();
    private int frame;

    /** Remembers ten minutes. */
    public StandingQuestionsBenchmark() {
        while (frame < SCENES_BEFORE) {
            history.add(street.at(frame++ / SCENES_A_SECOND));
        }
    }

    static List<StandingAnswer> standing(QuestionEngine engine, int number) {
        List<StandingAnswer> standing = new ArrayList<>();
        for (Parse.Understood each : new MixedQuestions(engine, 1).take(number)) {
            Question question = new Question(
                    "q-" + standing.size(), each.text(), null, null, Emit.CHANGE, null, null, Instant.EPOCH, null);
            standing.add(new StandingAnswer(engine, question, each.program()));
        }
        return standing;
    }

    /** One scene, a tenth of a second after the one before. */
    @Benchmark
    public void thousandQuestionsOnAScene(Blackhole sink) {
        Scene scene = street.at(frame++ / SCENES_A_SECOND);
        history.add(scene);
        Sight sight = new Sight(scene, history);
        for (StandingAnswer each : standing) {
            sink.consume(each.next(sight, Trace.NONE));
        }
    }
}
