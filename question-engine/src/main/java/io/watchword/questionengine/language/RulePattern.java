package io.watchword.questionengine.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Spells out a rule's pattern: every way to take its options and choices. */
final class RulePattern {
    /**
     * One way through a pattern.
     *
     * @param steps words, and categories without their names
     * @param names for each category among the steps, in order, its name, or an empty string
     */
    record Variant(List<String> steps, List<String> names) {
        static final Variant EMPTY = new Variant(List.of(), List.of());

        private Variant and(Variant other) {
            List<String> allSteps = new ArrayList<>(steps);
            allSteps.addAll(other.steps);
            List<String> allNames = new ArrayList<>(names);
            allNames.addAll(other.names);
            return new Variant(List.copyOf(allSteps), List.copyOf(allNames));
        }

        private static Variant of(String symbol) {
            int colon = symbol.length() == 1 ? -1 : symbol.indexOf(':');
            String step = symbol.substring(colon + 1);
            boolean category = Character.isUpperCase(step.charAt(0));
            String name = colon < 0 ? "" : symbol.substring(0, colon);
            return new Variant(List.of(step), category ? List.of(name) : List.of());
        }
    }

    private final List<String> symbols;
    private int at;

    private RulePattern(String text) {
        String spaced = text.replaceAll("([\\[\\]()|])", " $1 ").strip();
        symbols = List.of(spaced.split("\\s+"));
    }

    static Set<Variant> variants(String text) {
        RulePattern pattern = new RulePattern(text);
        Set<Variant> variants = pattern.choice();
        if (pattern.at < pattern.symbols.size()) {
            throw new IllegalArgumentException("'" + pattern.symbols.get(pattern.at) + "' is not expected");
        }
        variants.remove(Variant.EMPTY);
        return variants;
    }

    private Set<Variant> choice() {
        Set<Variant> all = new LinkedHashSet<>(sequence());
        while (is("|")) {
            at++;
            all.addAll(sequence());
        }
        return all;
    }

    private Set<Variant> sequence() {
        Set<Variant> so = new LinkedHashSet<>(Set.of(Variant.EMPTY));
        while (at < symbols.size() && !is("|") && !is("]") && !is(")")) {
            so = product(so, element());
        }
        return so;
    }

    private Set<Variant> element() {
        if (is("[")) {
            Set<Variant> optional = inside("]");
            optional.add(Variant.EMPTY);
            return optional;
        }
        if (is("(")) {
            return inside(")");
        }
        return Set.of(Variant.of(symbols.get(at++)));
    }

    private Set<Variant> inside(String closing) {
        at++;
        Set<Variant> inner = choice();
        if (!is(closing)) {
            throw new IllegalArgumentException("'" + closing + "' is missing");
        }
        at++;
        return inner;
    }

    private boolean is(String symbol) {
        return at < symbols.size() && symbols.get(at).equals(symbol);
    }

    private static Set<Variant> product(Set<Variant> first, Set<Variant> second) {
        Set<Variant> all = new LinkedHashSet<>();
        for (Variant a : first) {
            for (Variant b : second) {
                all.add(a.and(b));
            }
        }
        return all;
    }
}
