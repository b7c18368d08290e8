package io.watchword.questionengine.language;

import io.watchword.questionengine.program.Words;
import io.watchword.questionengine.vocabulary.Noun;
import java.util.List;
import java.util.Set;

/** What to tell people where a noun does not mean exactly what can be seen. */
final class Approximations {
    private static final int MOST_LABELS = 12;

    private Approximations() {}

    static List<String> of(Noun noun) {
        Set<String> labels = noun.labels();
        if (noun.partial()) {
            return List.of("“" + noun.word() + "” is told where one is detected as " + Words.list(labels, "or")
                    + ": that there is none can't be told");
        }
        if (labels.isEmpty() || !noun.kinds().isEmpty()) {
            return List.of();
        }
        String either = Words.list(labels, "or");
        String word = "“" + noun.word() + "”";
        return switch (noun.kin()) {
            case SAME -> List.of();
            case NARROWER ->
                List.of(word + " is understood as " + either + ": kinds of " + either + " are not told apart");
            case ROUGH -> List.of(word + " is understood as " + either);
            case BROADER ->
                List.of(word + " covers "
                        + (labels.size() > MOST_LABELS
                                ? "the " + labels.size() + " kinds of things that can be seen"
                                : Words.list(labels, "and") + (labels.size() == 1 ? " only" : "")));
        };
    }
}
