package io.watchword.questionengine;

import io.watchword.questionengine.vocabulary.Vocabulary;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Questions near a refused one that can be answered. Thread-safe. */
final class Suggestions {
    private static final int MOST = 3;
    private static final int MOST_WORDS_TRIED = 4;

    private final Vocabulary vocabulary;
    private final Function<String, Parse> parser;
    private final Set<String> words = new TreeSet<>();

    Suggestions(Vocabulary vocabulary, English english, Function<String, Parse> parser) {
        this.vocabulary = vocabulary;
        this.parser = parser;
        words.add("people");
        for (String listed : vocabulary.listedWords()) {
            words.add(listed);
            words.add(listed + "s");
        }
        words.addAll(vocabulary.hueWords());
        words.addAll(english.words());
    }

    /**
     * At most {@value #MOST} questions that parse: the text with its unknown words put right or left out, or examples.
     */
    List<String> instead(String text, List<String> unknown) {
        Set<String> found = new LinkedHashSet<>();
        if (!unknown.isEmpty() && unknown.size() <= MOST_WORDS_TRIED) {
            addIfParsed(replaced(text, unknown, this::correction), found);
            addIfParsed(replaced(text, unknown, this::neighbour), found);
            addIfParsed(without(text, unknown), found);
        }
        for (String example : vocabulary.examples()) {
            boolean repeats = found.stream().anyMatch(example::equalsIgnoreCase);
            if (found.size() < 2 && !repeats) {
                found.add(example);
            }
        }
        return List.copyOf(found).subList(0, Math.min(MOST, found.size()));
    }

    /** The text alone if it parses, or nothing. */
    List<String> ifParsed(String text) {
        return parser.apply(text) instanceof Parse.Understood ? List.of(text) : List.of();
    }

    private void addIfParsed(String text, Set<String> found) {
        if (!text.isBlank() && parser.apply(text) instanceof Parse.Understood) {
            found.add(text);
        }
    }

    private static String replaced(String text, List<String> unknown, Function<String, String> change) {
        String result = text;
        for (String word : unknown) {
            String quoted = "(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])";
            result = Pattern.compile(quoted).matcher(result).replaceAll(Matcher.quoteReplacement(change.apply(word)));
        }
        return result.strip().replaceAll("\\s+", " ").replaceAll(" (?=[?.!,])", "");
    }

    /** The text without the words; nothing where that would leave a stump. */
    private static String without(String text, List<String> unknown) {
        String kept = replaced(text, unknown, word -> "");
        boolean stump = kept.chars().filter(c -> c == ' ').count() < 2;
        String ending = text.replaceAll("[\\s?.!]+$", "");
        return stump || unknown.stream().anyMatch(ending::endsWith) ? "" : kept;
    }

    private String neighbour(String word) {
        String corrected = correction(word);
        if (!corrected.equals(word)) {
            return corrected;
        }
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

    /** The known word within two slips of the hand (one in short words), or the word itself. */
    private String correction(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (vocabulary.isEnglish(lower)) {
            return word;
        }
        int most = lower.length() < 6 ? 1 : 2;
        String best = word;
        int fewest = most + 1;
        for (String known : words) {
            if (Math.abs(known.length() - lower.length()) < fewest) {
                int slips = Typos.distance(lower, known);
                if (slips < fewest) {
                    fewest = slips;
                    best = known;
                }
            }
        }
        return best;
    }
}
