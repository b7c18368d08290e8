package io.watchword.bench.engine;

import io.watchword.bench.MixedQuestions;
import io.watchword.protocol.Emit;
import io.watchword.protocol.Question;
import io.watchword.protocol.Scene;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.StandingAnswer;
import io.watchword.questionengine.language.Parse;
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

/** A thousand mixed standing questions, answered on one scene of twenty tracks after the other. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 3)
public class StandingQuestionsBenchmark {
    private static final int QUESTIONS = 1000;
    private static final int TRACKS = 20;

    private final List<StandingAnswer> standing = standing(QuestionEngine.load("coco-80"), QUESTIONS);
    private final Street street = new Street(TRACKS, 60, 1);
    private int frame;

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
        frame++;
        Scene scene = street.at(frame / 10.0);
        for (StandingAnswer each : standing) {
            sink.consume(each.next(scene));
        }
    }
}
