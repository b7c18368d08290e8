package io.watchword.openquestions.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Questions that were answered, to show a language model how; near is what has words in common. Immutable. */
final class SolvedExamples {
    private static final String FILE = "/io/watchword/openquestions/examples.tsv";
    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\d]+");

    /**
     * One of them.
     *
     * @param seen what was seen
     * @param question what was asked
     * @param answer what was answered, in the form of a reply
     */
    record Solved(String seen, String question, String answer) {
        private static Solved of(String line) {
            String[] parts = line.split("\t", 3);
            if (parts.length != 3) {
                throw new IllegalStateException(FILE + ": must have three columns: " + line);
            }
            return new Solved(parts[0], parts[1], parts[2]);
        }
    }

    private final List<Solved> all;

    private SolvedExamples(List<Solved> all) {
        this.all = List.copyOf(all);
    }

    /** Those that come with the program. */
    static SolvedExamples load() {
        try (InputStream file = SolvedExamples.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new SolvedExamples(text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Solved::of)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The nearest to a question, the nearest last, where a model heeds it most. */
    List<Solved> nearest(String question, int most) {
        Set<String> words = words(question);
        List<Solved> nearest = all.stream()
                .sorted(Comparator.<Solved>comparingDouble(each -> -likeness(words, words(each.question()))))
                .limit(most)
                .collect(Collectors.toList());
        java.util.Collections.reverse(nearest);
        return List.copyOf(nearest);
    }

    /** Words in common, by Dice's measure. */
    private static double likeness(Set<String> one, Set<String> other) {
        long common = one.stream().filter(other::contains).count();
        return one.isEmpty() && other.isEmpty() ? 0 : 2.0 * common / (one.size() + other.size());
    }

    private static Set<String> words(String text) {
        return WORDS.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
