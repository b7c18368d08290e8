package io.watchword.questionengine.vocabulary;

import io.watchword.protocol.Repertoire;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What classifiers tell, at one time. Immutable, but for the nouns that it remembers.
 *
 * @param repertoires of the classifiers that are there, by name
 * @param remembered those too that were there before
 * @param kinds of all that are there
 * @param labels that a thing of these kinds may carry, in the vocabulary's order, for each repertoire by its name
 * @param nouns what they mean with these kinds
 */
record Telling(
        Map<String, Set<String>> repertoires,
        Map<String, Set<String>> remembered,
        Kinds kinds,
        Map<String, Set<String>> labels,
        Recent<Optional<Noun>> nouns) {
    /** As many repertoires are remembered: what was told by earlier ones is told by unknown ones. */
    private static final int MOST_REMEMBERED = 16;

    /** Without a classifier. */
    static Telling nothing() {
        return new Telling(Map.of(), Map.of(), Kinds.NONE, Map.of(), new Recent<>());
    }

    /** By name; those that tell nothing are none. */
    static Map<String, Set<String>> named(Collection<? extends Collection<String>> repertoires) {
        Map<String, Set<String>> named = new LinkedHashMap<>();
        repertoires.stream()
                .filter(each -> !each.isEmpty())
                .forEach(each -> named.put(Repertoire.name(each), Set.copyOf(each)));
        return named;
    }

    /** All kinds of some repertoires, in order. */
    static Set<String> all(Map<String, Set<String>> repertoires) {
        Set<String> all = new TreeSet<>();
        repertoires.values().forEach(all::addAll);
        return all;
    }

    /** These and what is remembered, the latest last. */
    Map<String, Set<String>> rememberedWith(Map<String, Set<String>> others) {
        Map<String, Set<String>> known = new LinkedHashMap<>(remembered);
        known.keySet().removeAll(others.keySet());
        known.putAll(others);
        known.keySet()
                .removeAll(known.keySet().stream()
                        .limit(Math.max(0, known.size() - MOST_REMEMBERED))
                        .toList());
        return known;
    }

    /** The names of those that all of these kinds are in. */
    Set<String> repertoiresWith(Set<String> some) {
        Set<String> names = new LinkedHashSet<>();
        remembered.forEach((name, all) -> {
            if (all.containsAll(some)) {
                names.add(name);
            }
        });
        return names;
    }
}
