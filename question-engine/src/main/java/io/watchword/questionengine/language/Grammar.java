package io.watchword.questionengine.language;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A context-free grammar whose rules carry meanings and costs. The rules of a category are kept as a trie over words
 * and categories, so that what they share is read once. No rule is empty, so a category can begin at a word only if one
 * of its rules does. Immutable; thread-safe.
 */
final class Grammar {
    /** What a rule's last step leads to. */
    record End(Meaning meaning, double cost) {}

    /** A step over a category. */
    record Step(int category, Node after) {}

    /** A state in reading a category: what may come next, and what has been said if nothing does. */
    static final class Node {
        private final Map<String, Node> words;
        private final List<Step> categories;
        private final List<End> ends;
        private final int hash;

        private Node(Map<String, Node> words, List<Step> categories, List<End> ends) {
            this.words = Map.copyOf(words);
            this.categories = List.copyOf(categories);
            this.ends = List.copyOf(ends);
            this.hash = Objects.hash(this.words, this.categories, this.ends);
        }

        Map<String, Node> words() {
            return words;
        }

        List<Step> categories() {
            return categories;
        }

        List<End> ends() {
            return ends;
        }

        @Override
        public boolean equals(Object other) {
            return this == other
                    || (other instanceof Node node
                            && hash == node.hash
                            && words.equals(node.words)
                            && categories.equals(node.categories)
                            && ends.equals(node.ends));
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private final Map<String, Integer> numbers;
    private final List<String> names;
    private final List<@Nullable Node> roots;
    private final Map<String, BitSet> beginningWith;
    private final List<int[]> openBeginnings;

    private Grammar(Map<String, Integer> numbers, List<String> names, List<@Nullable Node> roots) {
        this.numbers = numbers;
        this.names = names;
        this.roots = roots;
        this.beginningWith = new HashMap<>();
        this.openBeginnings = new ArrayList<>();
        for (int category = 0; category < names.size(); category++) {
            BitSet beginnings = beginnings(category);
            openBeginnings.add(beginnings.stream()
                    .filter(beginning -> roots.get(beginning) == null)
                    .toArray());
            int number = category;
            beginnings.stream()
                    .mapToObj(roots::get)
                    .filter(root -> root != null)
                    .flatMap(root -> root.words().keySet().stream())
                    .forEach(word -> beginningWith
                            .computeIfAbsent(word, key -> new BitSet())
                            .set(number));
        }
    }

    /** The number of a category. */
    int number(String category) {
        Integer number = numbers.get(category);
        if (number == null) {
            throw new IllegalArgumentException("The grammar has no category " + category);
        }
        return number;
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

    /** Whether a rule of the category, or of one that it can begin with, begins with the word itself. */
    boolean canBeginWith(int category, String word) {
        BitSet categories = beginningWith.get(word);
        return categories != null && categories.get(category);
    }

    /** The categories of the lexicon that the category can begin with; not to be changed. */
    int[] openBeginnings(int category) {
        return openBeginnings.get(category);
    }

    /** Every word that stands in a rule. */
    Set<String> words() {
        Set<String> words = new TreeSet<>();
        roots.forEach(root -> collect(root, words));
        return words;
    }

    private static void collect(@Nullable Node node, Set<String> words) {
        if (node != null) {
            words.addAll(node.words().keySet());
            node.words().values().forEach(next -> collect(next, words));
            node.categories().forEach(step -> collect(step.after(), words));
        }
    }

    /** The category itself and all that it can begin with. */
    private BitSet beginnings(int category) {
        BitSet found = new BitSet();
        addBeginnings(category, found);
        return found;
    }

    private void addBeginnings(int category, BitSet found) {
        Node root = roots.get(category);
        boolean seen = found.get(category);
        found.set(category);
        if (root != null && !seen) {
            root.categories().forEach(step -> addBeginnings(step.category(), found));
        }
    }

    /** Takes rules one at a time. */
    static final class Builder {
        /** A node that still grows. */
        private static final class Draft {
            private final Map<String, Draft> words = new HashMap<>();
            private final Map<Integer, Draft> categories = new LinkedHashMap<>();
            private final List<End> ends = new ArrayList<>();

            /** The node as it is now; what is the same twice is kept once, which most of the rules' endings are. */
            private Node node(Map<Node, Node> kept) {
                Map<String, Node> wordNodes = new HashMap<>();
                words.forEach((word, draft) -> wordNodes.put(word, draft.node(kept)));
                List<Step> steps = new ArrayList<>();
                categories.forEach((category, draft) -> steps.add(new Step(category, draft.node(kept))));
                Node node = new Node(wordNodes, steps, ends);
                return kept.computeIfAbsent(node, same -> same);
            }
        }

        private final Map<String, Integer> numbers = new LinkedHashMap<>();
        private final List<String> names = new ArrayList<>();
        private final List<@Nullable Draft> roots = new ArrayList<>();

        /** A rule of a category; each step is a word, or a category that starts with a capital letter. */
        void add(String category, List<String> steps, End end) {
            int number = number(category);
            Draft draft = roots.get(number);
            if (draft == null) {
                draft = new Draft();
                roots.set(number, draft);
            }
            for (String step : steps) {
                draft = Character.isUpperCase(step.charAt(0))
                        ? draft.categories.computeIfAbsent(number(step), key -> new Draft())
                        : draft.words.computeIfAbsent(step, key -> new Draft());
            }
            draft.ends.add(end);
        }

        private int number(String category) {
            return numbers.computeIfAbsent(category, name -> {
                names.add(name);
                roots.add(null);
                return names.size() - 1;
            });
        }

        /**
         * The grammar of the rules so far.
         *
         * @throws IllegalStateException if a category can begin with itself, through others or not: it would be read
         *     for ever
         */
        Grammar build() {
            for (int category = 0; category < names.size(); category++) {
                if (reaches(category, category, new BitSet())) {
                    throw new IllegalStateException("The category " + names.get(category) + " begins with itself");
                }
            }
            List<@Nullable Node> nodes = new ArrayList<>();
            Map<Node, Node> kept = new HashMap<>();
            roots.forEach(root -> nodes.add(root == null ? null : root.node(kept)));
            return new Grammar(Map.copyOf(numbers), List.copyOf(names), nodes);
        }

        private boolean reaches(int from, int target, BitSet seen) {
            Draft root = roots.get(from);
            if (root == null || seen.get(from)) {
                return false;
            }
            seen.set(from);
            return root.categories.keySet().stream().anyMatch(next -> next == target || reaches(next, target, seen));
        }
    }
}
