package io.watchword.questionengine;

import io.watchword.protocol.Scene;
import io.watchword.questionengine.vocabulary.Vocabulary;
import java.util.Collection;

/**
 * English in, answers out: parses questions into programs and runs programs over scenes.
 *
 * <p>Thread-safe: any number of threads may parse and evaluate at once.
 */
public final class QuestionEngine {
    private final Vocabulary vocabulary;
    private final Parser parser;

    private QuestionEngine(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.parser = new Parser(vocabulary, English.load());
    }

    /**
     * The engine for a vocabulary; opens WordNet, which takes about a second.
     *
     * @param vocabulary its name, such as {@code coco-80}
     * @throws IllegalArgumentException if there is no such vocabulary
     */
    public static QuestionEngine load(String vocabulary) {
        return new QuestionEngine(Vocabulary.load(vocabulary));
    }

    /** What a question, or a noun phrase, means; never fails, whatever the text. Tens of microseconds. */
    public Parse parse(String text) {
        return parser.parse(text);
    }

    /**
     * The same, where the text may name cameras by their ids to say where: "How many people are at the gate?". A name
     * is only looked for in a text that means nothing otherwise.
     */
    public Parse parse(String text, Collection<String> cameras) {
        return parser.parse(text, cameras);
    }

    /** What a referring expression means: always of kind {@code locate}, or refused. */
    public Parse ground(String expression) {
        return parser.ground(expression);
    }

    /** Answers a program from a scene; microseconds for a scene of a few dozen tracks. */
    public Evaluation evaluate(Program program, Scene scene) {
        return evaluate(program, scene, Trace.NONE);
    }

    /** As {@link #evaluate(Program, Scene)}, and shows the trace what each part of the program picked out. */
    public Evaluation evaluate(Program program, Scene scene, Trace trace) {
        return new Executor(scene, trace).run(program);
    }

    /** What this engine can be asked about. */
    public VocabularyView vocabulary() {
        return new VocabularyView(vocabulary.name(), vocabulary.labels(), vocabulary.colours(), vocabulary.examples());
    }
}
