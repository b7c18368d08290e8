package io.watchword.questionengine.program;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Immutable sets in the order that they were given in, so that the same program is always written the same. */
final class OrderedSet {
    private OrderedSet() {}

    static Set<String> of(Set<String> given) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(given));
    }

    /** The same, with none where nothing is given: JSON leaves out what is empty. */
    static Set<String> orNone(@Nullable Set<String> given) {
        return given == null ? Set.of() : of(given);
    }
}
