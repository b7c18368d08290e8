package io.watchword.questionengine.language;

import io.watchword.questionengine.program.English;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Pruning;
import io.watchword.questionengine.vocabulary.Vocabulary;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Questions near one that can't be answered, that can. Thread-safe. */
final class Suggestions {
    private static final int MOST = 3;
    private static final int MOST_WORDS_TRIED = 4;

    private final Vocabulary vocabulary;
    private final Predicate<String> answerable;
    private final Spelling spelling;

    Suggestions(Vocabulary vocabulary, Spelling spelling, Predicate<String> answerable) {
        this.vocabulary = vocabulary;
        this.answerable = answerable;
        this.spelling = spelling;
    }

    /**
     * At most {@value #MOST} questions: the text with slips of the hand put right or the nearest nouns in place of the
     * unknown ones, its meaning without what is unknown, or examples.
     *
     * @param program what the text means with the unknown in it, if it means anything
     */
    List<String> instead(String text, List<String> unknown, @Nullable Program program) {
        Set<String> found = new LinkedHashSet<>();
        if (unknown.size() <= MOST_WORDS_TRIED) {
            String corrected = changed(text, this::corrected);
            String replaced = replaced(text, unknown, this::neighbour);
            Stream.of(corrected, replaced)
                    .filter(other -> !other.equals(text))
                    .distinct()
                    .forEach(other -> add(other, found));
        }
        Program pruned = program == null
                ? null
                : Pruning.of(program, vocabulary.attributes().keySet());
        if (pruned != null) {
            add(English.of(pruned), found);
        }
        for (String example : vocabulary.examples()) {
            boolean repeats = found.stream().anyMatch(example::equalsIgnoreCase);
            if (found.size() < 2 && !repeats) {
                found.add(example);
            }
        }
        return List.copyOf(found).subList(0, Math.min(MOST, found.size()));
    }

    private void add(String text, Set<String> found) {
        if (!text.isBlank() && answerable.test(text)) {
            found.add(text);
        }
    }

    /** The text with every word changed, each worked out once however often it is said. */
    private static String changed(String text, UnaryOperator<String> change) {
        Map<String, String> known = new HashMap<>();
        return Pattern.compile("\\p{L}+")
                .matcher(text)
                .replaceAll(word -> Matcher.quoteReplacement(known.computeIfAbsent(word.group(), change)));
    }

    private static String replaced(String text, List<String> unknown, UnaryOperator<String> change) {
        String result = text;
        for (String word : unknown) {
            String quoted = "(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])";
            result = Pattern.compile(quoted).matcher(result).replaceAll(Matcher.quoteReplacement(change.apply(word)));
        }
        return result;
    }

    private String neighbour(String word) {
        String near = vocabulary.nearest(word.toLowerCase(Locale.ROOT));
        boolean plural = word.endsWith("s") && !word.endsWith("ss");
        return near == null ? word : plural ? plural(near) : near;
    }

    private static String plural(String noun) {
        if (noun.equals("person")) {
            return "people";
        }
        return noun.endsWith("s") || noun.equals("sheep") ? noun : noun + "s";
    }

    private String corrected(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        String near = spelling.nearest(lower);
        return near.equals(lower) ? word : near;
    }
}
