package io.watchword.questionengine.language;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows a noun.
 *
 * @param all properties and ranks, in the order in which they are said
 */
record Mods(List<Object> all) {
    Mods {
        all = List.copyOf(all);
    }

    static Mods of(Object first, @Nullable Mods rest) {
        List<Object> all = new ArrayList<>();
        all.add(first);
        if (rest != null) {
            all.addAll(rest.all);
        }
        return new Mods(all);
    }

    /**
     * All of them, superlatives after properties: the leftmost person in red is the leftmost of those in red. But who
     * is second from the left and in red is second whatever the others wear.
     */
    List<Object> ranksLast() {
        List<Object> ordered = new ArrayList<>(
                all.stream().filter(each -> !isSuperlative(each)).toList());
        all.stream().filter(Mods::isSuperlative).forEach(ordered::add);
        return ordered;
    }

    private static boolean isSuperlative(Object modifier) {
        return modifier instanceof ThingMeanings.Rank rank && rank.rank() == 1;
    }
}
