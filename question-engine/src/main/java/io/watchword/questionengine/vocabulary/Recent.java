package io.watchword.questionengine.vocabulary;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What was found for the last {@value #MOST} words: most texts share most of their words. Thread-safe. */
final class Recent<T> {
    private static final int MOST = 8192;

    private final Map<String, T> found = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > MOST;
        }
    };

    /** What is known of the word, or what {@code find} finds. */
    synchronized T get(String word, Function<String, T> find) {
        T known = found.get(word);
        if (known == null) {
            known = find.apply(word);
            found.put(word, known);
        }
        return known;
    }
}
