package io.watchword.bench.engine;

import io.watchword.bench.data.VqaQuestion;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.language.Parse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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

/** Reading one real question after the other, each sampled on its own. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
public class ParseBenchmark {
    /** The system property that names the file of questions. */
    static final String QUESTIONS = "watchword.bench.questions";

    private final QuestionEngine engine = QuestionEngine.load("coco-80");
    private final List<String> texts = texts();
    private int next;

    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (VqaQuestion each : VqaQuestion.read(Path.of(System.getProperty(QUESTIONS, "")))) {
            texts.add(each.text());
        }
        Collections.shuffle(texts, new Random(1));
        return texts;
    }

    /** One question. */
    @Benchmark
    public Parse question() {
        next = (next + 1) % texts.size();
        return engine.parse(texts.get(next));
    }
}
