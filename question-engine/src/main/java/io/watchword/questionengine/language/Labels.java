package io.watchword.questionengine.language;

import io.watchword.questionengine.program.Things;
import java.util.LinkedHashSet;
import java.util.Set;

/** The labels that things can have. */
final class Labels {
    private Labels() {}

    static Set<String> of(Things things) {
        if (things instanceof Things.Find find) {
            return find.labels();
        } else if (things instanceof Things.Having having) {
            return of(having.of());
        } else if (things instanceof Things.Ranked ranked) {
            return of(ranked.of());
        } else if (things instanceof Things.Union union) {
            Set<String> all = new LinkedHashSet<>(of(union.a()));
            all.addAll(of(union.b()));
            return all;
        }
        return Set.of();
    }
}
