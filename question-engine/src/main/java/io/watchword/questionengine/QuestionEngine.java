package io.watchword.questionengine;

import io.watchword.protocol.ModelStatus;
import io.watchword.protocol.Scene;
import io.watchword.questionengine.history.History;
import io.watchword.questionengine.history.Recollection;
import io.watchword.questionengine.language.Names;
import io.watchword.questionengine.language.Parse;
import io.watchword.questionengine.language.Parser;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.reasoning.Evaluation;
import io.watchword.questionengine.reasoning.Executor;
import io.watchword.questionengine.reasoning.SceneWorld;
import io.watchword.questionengine.reasoning.Trace;
import io.watchword.questionengine.reasoning.World;
import io.watchword.questionengine.vocabulary.Vocabulary;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Set;

/**
 * English in, answers out: parses questions into programs and runs programs over scenes.
 *
 * <p>Thread-safe: any number of threads may parse and evaluate at once.
 */
public final class QuestionEngine {
    private final Vocabulary vocabulary;
    private final Parser parser;
    private final ZoneId zone;

    private QuestionEngine(Vocabulary vocabulary, Parser parser, ZoneId zone) {
        this.vocabulary = vocabulary;
        this.parser = parser;
        this.zone = zone;
    }

    /**
     * The engine for a vocabulary; opens WordNet, which takes about a second.
     *
     * @param vocabulary its name, such as {@code coco-80}
     * @throws IllegalArgumentException if there is no such vocabulary
     */
    public static QuestionEngine load(String vocabulary) {
        return of(Vocabulary.load(vocabulary));
    }

    /** The engine for a vocabulary that is loaded. */
    public static QuestionEngine of(Vocabulary vocabulary) {
        return new QuestionEngine(vocabulary, new Parser(vocabulary), ZoneId.systemDefault());
    }

    /** What a question, or a noun phrase, means; never fails, whatever the text. */
    public Parse parse(String text) {
        return parser.parse(text, Names.NONE);
    }

    /** The same, where the text may say where by the name of a camera or a zone. */
    public Parse parse(String text, Names names) {
        return parser.parse(text, names);
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
        return evaluate(program, new SceneWorld(scene), trace);
    }

    /**
     * Answers a program, which may ask about time, from a scene and what its camera saw before; clock times and
     * midnights are those of the system's time zone. An hour with 2,000 different tracks takes some milliseconds.
     *
     * @param history with the scene in it, as its last
     */
    public Evaluation evaluate(Program program, Scene scene, History history, Trace trace) {
        return new Recollection(history, scene, zone, trace).run(program);
    }

    /**
     * Answers a program about a stretch of time, which takes the place of whatever time the program says, from what a
     * camera saw; what the program says about a moment is answered from the last scene.
     *
     * @throws java.util.NoSuchElementException if the history is empty
     */
    public Evaluation evaluate(Program program, History history, Instant from, Instant to, Trace trace) {
        Scene last = history.last().orElseThrow();
        return new Recollection(history, last, zone, trace).between(from, to).run(program);
    }

    /** The same engine with the clock of another time zone. */
    public QuestionEngine in(ZoneId otherZone) {
        return new QuestionEngine(vocabulary, parser, otherZone);
    }

    /** Answers a program from any world. */
    public Evaluation evaluate(Program program, World world, Trace trace) {
        return new Executor(world, trace).run(program);
    }

    /**
     * Takes what classifiers are said to tell, all of them together, beside the detector's labels; without any, only
     * these are known. What was parsed before is to be parsed again where that makes a difference. Blocks, of thousands
     * of kinds for tenths of a second; whoever parses meanwhile parses as before, and waits for nothing.
     *
     * @param models every model that is known; also what can't be asked at the moment, so that questions keep their
     *     meaning while a process starts
     * @return whether it makes a difference
     */
    public boolean tell(Collection<ModelStatus> models) {
        return vocabulary.tell(models.stream()
                .filter(ModelStatus::classifies)
                .map(ModelStatus::kinds)
                .toList());
    }

    /** The labels of tracks that may be of a kind that a classifier tells, and so are worth its look. */
    public Set<String> labelsWithKinds() {
        return vocabulary.labelsWithKinds();
    }

    /** The same for one of them, by the name of its repertoire; none before it was told of. Cheap. */
    public Set<String> labelsWithKinds(String repertoire) {
        return vocabulary.labelsWithKinds(repertoire);
    }

    /** What this engine can be asked about. */
    public VocabularyView vocabulary() {
        return new VocabularyView(vocabulary.name(), vocabulary.labels(), vocabulary.colours(), vocabulary.examples());
    }
}
