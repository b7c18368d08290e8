package io.watchword.questionengine.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one text by a {@link Grammar}: top-down with every result kept, so each category is read once at each place
 * (packrat parsing made ambiguous, in the manner of Frost, Hafiz and Callaghan 2008). For each stretch only the
 * {@value #BEST} cheapest readings of a category are kept. Not thread-safe; used for one text.
 */
final class Chart {
    private static final int BEST = 4;
    private static final int MOST_STEPS = 6_000;

    /** Thrown where a text has more readings than anyone should try. */
    static final class TooTangledException extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooTangledException() {
            super("too many readings", null, false, false);
        }
    }

    private final Grammar grammar;
    private final Lexicon lexicon;
    private final List<Token> tokens;
    private final List<@Nullable List<Item>> known;
    private int steps;
    private int furthest;

    Chart(Grammar grammar, Lexicon lexicon, List<Token> tokens) {
        this.grammar = grammar;
        this.lexicon = lexicon;
        this.tokens = tokens;
        int size = grammar.size() * (tokens.size() + 1);
        this.known = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            known.add(null);
        }
    }

    /** The cheapest readings of the whole text as the category, the cheapest first. */
    List<Item> whole(String category) {
        return items(grammar.number(category), 0).stream()
                .filter(item -> item.end() == tokens.size())
                .sorted(Comparator.comparingDouble(Item::cost))
                .toList();
    }

    /** The longest reading of the category from a place, or null. */
    @Nullable
    Item longest(String category, int from) {
        Item best = null;
        for (Item item : items(grammar.number(category), from)) {
            if (best == null || item.end() > best.end()) {
                best = item;
            }
        }
        return best;
    }

    /** Index of the first token that no rule could go past. */
    int furthest() {
        return furthest;
    }

    private List<Item> items(int category, int from) {
        int index = category * (tokens.size() + 1) + from;
        List<Item> items = known.get(index);
        if (items == null) {
            items = mayBegin(category, from) ? read(category, from) : List.of();
            known.set(index, items);
        }
        return items;
    }

    private boolean mayBegin(int category, int from) {
        if (from < tokens.size()
                && grammar.canBeginWith(category, tokens.get(from).word())) {
            return true;
        }
        for (int open : grammar.openBeginnings(category)) {
            if (open == category || !items(open, from).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private List<Item> read(int category, int from) {
        Grammar.Node root = grammar.root(category);
        if (root == null) {
            return lexicon.items(grammar.name(category), tokens, from);
        }
        List<Item> found = new ArrayList<>(4);
        walk(root, from, new ArrayList<>(6), 0, found);
        return found;
    }

    private void walk(Grammar.Node node, int at, List<Item> parts, double cost, List<Item> found) {
        if (++steps > MOST_STEPS) {
            throw new TooTangledException();
        }
        furthest = Math.max(furthest, at);
        for (Grammar.End end : node.ends()) {
            finish(end, at, parts, cost, found);
        }
        if (at >= tokens.size()) {
            return;
        }
        Grammar.Node next = node.words().get(tokens.get(at).word());
        if (next != null) {
            walk(next, at + 1, parts, cost, found);
        }
        for (Grammar.Step step : node.categories()) {
            for (Item item : items(step.category(), at)) {
                parts.add(item);
                walk(step.after(), item.end(), parts, cost + item.cost(), found);
                parts.remove(parts.size() - 1);
            }
        }
    }

    private static void finish(Grammar.End end, int at, List<Item> parts, double cost, List<Item> found) {
        double total = cost + end.cost();
        if (isHopeless(at, total, found)) {
            return;
        }
        Notes notes = new Notes();
        parts.forEach(part -> notes.addAll(part.notes()));
        Object value = end.meaning().of(parts, notes);
        if (value != null) {
            keep(new Item(at, value, total, notes.all()), found);
        }
    }

    private static boolean isHopeless(int at, double cost, List<Item> found) {
        int cheaper = 0;
        for (Item item : found) {
            cheaper += item.end() == at && item.cost() <= cost ? 1 : 0;
        }
        return cheaper >= BEST;
    }

    private static void keep(Item item, List<Item> found) {
        int dearest = -1;
        int same = 0;
        for (int i = 0; i < found.size(); i++) {
            Item other = found.get(i);
            if (other.end() == item.end()) {
                if (other.value().equals(item.value())) {
                    if (item.cost() < other.cost()) {
                        found.set(i, item);
                    }
                    return;
                }
                same++;
                dearest = dearest < 0 || other.cost() > found.get(dearest).cost() ? i : dearest;
            }
        }
        if (same < BEST) {
            found.add(item);
        } else {
            found.set(dearest, item);
        }
    }
}
