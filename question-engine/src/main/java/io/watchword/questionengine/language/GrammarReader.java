package io.watchword.questionengine.language;

import io.watchword.questionengine.language.Grammar.End;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads grammar files. A category stands at the start of a line; its rules follow, indented, one a line:
 *
 * <pre>
 * Question
 *   how many x:Things [are there]  =&gt; count(x)  @1.5
 * </pre>
 *
 * A pattern is made of words, {@code [optional]} parts, {@code (one|other)} choices and categories, which start with a
 * capital letter and may have a name to be used in the meaning after {@code =>}. Without a meaning, a rule means what
 * its only category means, or its own words if it has none. A number after {@code @} is the rule's cost, 1 where there
 * is none. A line that starts with {@code %} lists words: {@code %closed} those that are never taken for a noun, verb
 * or adjective, {@code %gerunds} nouns that look like verbs, {@code %nouns} and {@code %never-nouns} what the
 * dictionary is wrong or silent about, {@code %garments} what is worn.
 */
final class GrammarReader {
    private static final List<String> FILES =
            List.of("questions", "phrases", "properties", "attributes", "words", "time", "fillers", "sense");

    private final Map<String, Meaning.Function> functions;
    private final Map<String, Set<String>> lists = new HashMap<>();

    GrammarReader(Map<String, Meaning.Function> functions) {
        this.functions = functions;
    }

    /** Reads the grammar of English; fails where a file is wrong. */
    Grammar read() {
        Grammar.Builder rules = new Grammar.Builder();
        for (String name : FILES) {
            read("/grammar/" + name + ".grammar", rules);
        }
        return rules.build();
    }

    /** The words of a list such as {@code %closed}. */
    Set<String> list(String name) {
        return lists.getOrDefault(name, Set.of());
    }

    private void read(String path, Grammar.Builder rules) {
        try (InputStream in = GrammarReader.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("There is no grammar file " + path);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            String category = null;
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                category = line(path + ":" + number, line, category, rules);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + path, e);
        }
    }

    private @Nullable String line(String place, String line, @Nullable String category, Grammar.Builder rules) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return category;
        }
        if (text.startsWith("%")) {
            String[] words = text.split("\\s+");
            lists.computeIfAbsent(words[0], key -> new TreeSet<>())
                    .addAll(List.of(words).subList(1, words.length));
            return category;
        }
        if (!Character.isWhitespace(line.charAt(0))) {
            return text;
        }
        try {
            if (category == null) {
                throw new IllegalArgumentException("a rule stands before any category");
            }
            rule(category, text, rules);
            return category;
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(place + ": " + e.getMessage(), e);
        }
    }

    private void rule(String category, String text, Grammar.Builder rules) {
        double cost = 1;
        String rest = text;
        int at = rest.lastIndexOf('@');
        if (at > 0) {
            cost = Double.parseDouble(rest.substring(at + 1).strip());
            rest = rest.substring(0, at).strip();
        }
        int arrow = rest.indexOf("=>");
        String pattern = arrow < 0 ? rest : rest.substring(0, arrow).strip();
        String meaning = arrow < 0 ? "" : rest.substring(arrow + 2).strip();
        Set<RulePattern.Variant> variants = RulePattern.variants(pattern);
        Set<String> names = new TreeSet<>();
        variants.forEach(variant -> names.addAll(variant.names()));
        for (RulePattern.Variant variant : variants) {
            Meaning means = MeaningReader.read(functions, variant, names, meaning);
            rules.add(category, variant.steps(), new End(means, cost));
        }
    }
}
