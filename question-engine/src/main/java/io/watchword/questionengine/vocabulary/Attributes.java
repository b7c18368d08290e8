package io.watchword.questionengine.vocabulary;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The attributes of a vocabulary by the words for them. Immutable. */
final class Attributes {
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, String> asked = new HashMap<>();
    private final Map<String, Value> byWord = new LinkedHashMap<>();

    Attributes(Map<String, VocabularyFile.Attribute> attributes) {
        attributes.forEach((name, attribute) -> {
            values.put(name, List.copyOf(attribute.values().keySet()));
            attribute.ask().forEach(word -> asked.put(word, name));
            attribute.values().forEach((value, words) -> list(name, value, words));
        });
    }

    private void list(String attribute, String value, VocabularyFile.Value words) {
        list(value, new Value(attribute, value, false));
        words.also().forEach(word -> list(word, new Value(attribute, value, false)));
        words.roughly().forEach(word -> list(word, new Value(attribute, value, true)));
    }

    private void list(String word, Value value) {
        Value other = byWord.putIfAbsent(word, value);
        if (other != null) {
            throw new IllegalArgumentException(
                    "In the vocabulary, '" + word + "' stands for both " + other.value() + " and " + value.value());
        }
    }

    Map<String, List<String>> values() {
        return Collections.unmodifiableMap(values);
    }

    Map<String, String> askedBy() {
        return Collections.unmodifiableMap(asked);
    }

    @Nullable
    Value value(String word) {
        return byWord.get(word);
    }

    Set<String> words() {
        return Collections.unmodifiableSet(byWord.keySet());
    }
}
