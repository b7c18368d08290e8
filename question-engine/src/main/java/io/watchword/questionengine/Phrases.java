package io.watchword.questionengine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Phrases of one or more words with what they mean; finds the longest that stands at a place. Immutable. */
final class Phrases<T> {
    private record Entry<T>(List<String> words, T value) {}

    /** A phrase found, and how many tokens it takes. */
    record Found<T>(T value, int length) {}

    private final Map<String, List<Entry<T>>> byFirstWord = new HashMap<>();
    private final Set<String> texts;

    private Phrases(Map<String, T> meanings) {
        texts = Set.copyOf(meanings.keySet());
        meanings.forEach((phrase, value) -> {
            List<String> words = List.of(phrase.split(" ", -1));
            byFirstWord.computeIfAbsent(words.get(0), key -> new ArrayList<>()).add(new Entry<>(words, value));
        });
        Comparator<Entry<T>> longestFirst =
                Comparator.comparingInt(entry -> -entry.words().size());
        byFirstWord.values().forEach(entries -> entries.sort(longestFirst));
    }

    static <V, T> Phrases<T> of(Map<String, V> meanings, Function<V, T> meaning) {
        Map<String, T> mapped = new HashMap<>();
        meanings.forEach((phrase, value) -> mapped.put(phrase, meaning.apply(value)));
        return new Phrases<>(mapped);
    }

    static Phrases<String> of(Collection<String> phrases) {
        Map<String, String> same = new HashMap<>();
        phrases.forEach(phrase -> same.put(phrase, phrase));
        return new Phrases<>(same);
    }

    /** The longest phrase that starts at {@code from}, or null. */
    @Nullable
    Found<T> longest(List<Token> tokens, int from) {
        if (from >= tokens.size()) {
            return null;
        }
        for (Entry<T> entry : byFirstWord.getOrDefault(tokens.get(from).word(), List.of())) {
            if (matches(entry.words(), tokens, from)) {
                return new Found<>(entry.value(), entry.words().size());
            }
        }
        return null;
    }

    /** Whether this is one of the phrases. */
    boolean contains(String phrase) {
        return texts.contains(phrase);
    }

    /** The phrases. */
    Set<String> texts() {
        return texts;
    }

    private static boolean matches(List<String> words, List<Token> tokens, int from) {
        if (from + words.size() > tokens.size()) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            if (!words.get(i).equals(tokens.get(from + i).word())) {
                return false;
            }
        }
        return true;
    }
}
