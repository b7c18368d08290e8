package io.watchword.questionengine.vocabulary;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The kinds that a classifier tells, as they hang in WordNet. Immutable.
 *
 * @param under for the offset of every synset that is one of them or above one, which they are
 * @param meaning for the offset of a synset, the one that it is itself
 * @param labels for each what it may be detected as; empty where the detector looks for nothing like it
 * @param partial those that are under no label
 */
record Kinds(
        Map<Long, Set<String>> under, Map<Long, String> meaning, Map<String, Set<String>> labels, Set<String> partial) {
    static final Kinds NONE = new Kinds(Map.of(), Map.of(), Map.of(), Set.of());

    /**
     * A kind's place.
     *
     * @param own its offset
     * @param above the offsets of all that are above it
     * @param labels what it may be detected as
     * @param partial whether it is under no label
     */
    record Place(long own, Set<Long> above, Set<String> labels, boolean partial) {}

    /** All of them that have a place. */
    static Kinds of(Collection<String> ids, Function<String, @Nullable Place> places) {
        Map<Long, Set<String>> under = new HashMap<>();
        Map<Long, String> meaning = new HashMap<>();
        Map<String, Set<String>> labels = new LinkedHashMap<>();
        Set<String> partial = new LinkedHashSet<>();
        for (String id : ids) {
            Place place = places.apply(id);
            if (place != null) {
                meaning.put(place.own(), id);
                labels.put(id, Set.copyOf(place.labels()));
                under.computeIfAbsent(place.own(), key -> new LinkedHashSet<>()).add(id);
                place.above().forEach(above -> under.computeIfAbsent(above, key -> new LinkedHashSet<>())
                        .add(id));
                if (place.partial()) {
                    partial.add(id);
                }
            }
        }
        return new Kinds(under, meaning, labels, partial);
    }

    /** Those that a synset covers. */
    Set<String> under(long synset) {
        return under.getOrDefault(synset, Set.of());
    }

    /** What some of these may be detected as. */
    Set<String> labels(Collection<String> some) {
        Set<String> found = new LinkedHashSet<>();
        some.forEach(kind -> found.addAll(labels.getOrDefault(kind, Set.of())));
        return found;
    }

    /** Those that may be detected as some of these labels. */
    Set<String> detectedAs(Set<String> some) {
        Set<String> found = new LinkedHashSet<>();
        labels.forEach((kind, each) -> {
            if (!Collections.disjoint(each, some)) {
                found.add(kind);
            }
        });
        return found;
    }

    /** What any may be detected as. */
    Set<String> allLabels() {
        return labels(labels.keySet());
    }
}
