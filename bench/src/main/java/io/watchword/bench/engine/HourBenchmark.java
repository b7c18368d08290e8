package io.watchword.bench.engine;

import io.watchword.protocol.Scene;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.history.History;
import io.watchword.questionengine.language.Parse;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.reasoning.Evaluation;
import io.watchword.questionengine.reasoning.Trace;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Questions about the last hour, of a camera that has been seen for an hour: ten scenes a second, 2,400 tracks. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class HourBenchmark {
    private static final int SCENES = 36_000;
    private static final double SCENES_A_SECOND = 10;
    private static final int TRACKS = 20;
    private static final double TRACK_SECONDS = 30;

    /** What is asked. */
    @Param({
        "How many different people were there in the last hour?",
        "Has there been a red car in the last hour?",
        "How many people in blue left in the last hour?",
        "Were there more people than cars in the last hour?",
        "Was there a person near a bicycle in the last hour?",
        "When was the last red dog?"
    })
    public String question = "";

    private final QuestionEngine engine = QuestionEngine.load("coco-80");
    private final Map<String, Program> programs = new HashMap<>();
    private final Street street = new Street(TRACKS, TRACK_SECONDS, 1);
    private final History history = new History();
    private final Scene last = street.at(SCENES / SCENES_A_SECOND);

    /** Remembers the hour. */
    public HourBenchmark() {
        for (int i = 0; i <= SCENES; i++) {
            history.add(street.at(i / SCENES_A_SECOND));
        }
    }

    /** One question, with nothing remembered of its earlier answers. */
    @Benchmark
    public Evaluation lastHour() {
        return engine.evaluate(programs.computeIfAbsent(question, this::program), last, history, Trace.NONE);
    }

    private Program program(String text) {
        if (engine.parse(text) instanceof Parse.Understood understood) {
            return understood.program();
        }
        throw new IllegalStateException("Not understood: " + text);
    }
}
