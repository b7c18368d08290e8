package io.watchword.questionengine.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A context-free grammar whose rules carry meanings and costs. The rules of a category are kept as a trie over words
 * and categories, so that what they share is read once. Immutable once built; thread-safe.
 */
final class Grammar {
    /** What a rule's last step leads to. */
    record End(Meaning meaning, double cost) {}

    /** A state in reading a category. */
    static final class Node {
        private final Map<String, Node> words = new HashMap<>();
        private final Map<Integer, Node> categories = new LinkedHashMap<>();
        private final List<End> ends = new ArrayList<>();

        @Nullable
        Node after(String word) {
            return words.get(word);
        }

        Map<Integer, Node> afterCategories() {
            return categories;
        }

        List<End> ends() {
            return ends;
        }

        boolean hasWords() {
            return !words.isEmpty();
        }
    }

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<@Nullable Node> roots = new ArrayList<>();

    /** The number of a category, which is made where it is new. */
    int number(String category) {
        return numbers.computeIfAbsent(category, name -> {
            names.add(name);
            roots.add(null);
            return names.size() - 1;
        });
    }

    String name(int category) {
        return names.get(category);
    }

    /** How many categories there are. */
    int size() {
        return names.size();
    }

    /** Where reading a category starts; null for a category of the lexicon, which has no rules. */
    @Nullable
    Node root(int category) {
        return roots.get(category);
    }

    /** One step of a rule: a word, or a category that starts with a capital letter. */
    void add(String category, List<String> steps, End end) {
        int number = number(category);
        Node node = roots.get(number);
        if (node == null) {
            node = new Node();
            roots.set(number, node);
        }
        for (String step : steps) {
            node = Character.isUpperCase(step.charAt(0))
                    ? node.categories.computeIfAbsent(number(step), key -> new Node())
                    : node.words.computeIfAbsent(step, key -> new Node());
        }
        node.ends.add(end);
    }

    /** Every word that stands in a rule. */
    java.util.Set<String> words() {
        java.util.Set<String> words = new java.util.TreeSet<>();
        roots.forEach(root -> collect(root, words));
        return words;
    }

    private static void collect(@Nullable Node node, java.util.Set<String> words) {
        if (node != null) {
            words.addAll(node.words.keySet());
            node.words.values().forEach(next -> collect(next, words));
            node.categories.values().forEach(next -> collect(next, words));
        }
    }

    /**
     * A category that can begin with itself, through others or not: it would be read for ever. Null if there is none.
     */
    @Nullable
    String leftRecursive() {
        for (int category = 0; category < names.size(); category++) {
            if (reaches(category, category, new boolean[names.size()])) {
                return names.get(category);
            }
        }
        return null;
    }

    private boolean reaches(int from, int target, boolean[] seen) {
        Node root = roots.get(from);
        if (root == null || seen[from]) {
            return false;
        }
        seen[from] = true;
        for (int next : root.categories.keySet()) {
            if (next == target || reaches(next, target, seen)) {
                return true;
            }
        }
        return false;
    }
}
