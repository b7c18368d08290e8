package io.watchword.questionengine.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The nearest program that can be answered: what is outside the vocabulary is left out of it. */
public final class Pruning {
    private final Set<String> attributes;

    private Pruning(Set<String> attributes) {
        this.attributes = attributes;
    }

    /**
     * The program without what is outside the vocabulary; null where nothing is left of it.
     *
     * @param attributes the vocabulary's, beside colour and category
     */
    public static @Nullable Program of(Program program, Set<String> attributes) {
        return new Pruning(attributes).prune(program);
    }

    private @Nullable Program prune(Program program) {
        List<Things> about = ProgramParts.things(program);
        Things things = about.isEmpty() ? null : prune(about.get(0));
        if (things == null) {
            return null;
        }
        if (program instanceof Program.Exists exists) {
            return new Program.Exists(things, exists.negated());
        } else if (program instanceof Program.Count) {
            return new Program.Count(things);
        } else if (program instanceof Program.CompareNumber compare) {
            return new Program.CompareNumber(things, compare.comparison(), compare.number());
        } else if (program instanceof Program.QueryColour query) {
            return new Program.QueryColour(things, query.part());
        } else if (program instanceof Program.QueryPosition || program instanceof Program.QueryAttribute) {
            return new Program.QueryPosition(things);
        } else if (program instanceof Program.QueryCategory) {
            return new Program.QueryCategory(things);
        } else if (program instanceof Program.Locate) {
            return new Program.Locate(things);
        } else if (program instanceof Program.Verify verify && can(verify.property())) {
            return new Program.Verify(things, verify.property());
        }
        return new Program.Exists(things, false);
    }

    private @Nullable Things prune(Things things) {
        if (things instanceof Things.Find find) {
            return find.labels().isEmpty() ? null : find;
        } else if (things instanceof Things.Having having) {
            Things of = prune(having.of());
            return of == null || !can(having.property()) ? of : new Things.Having(of, having.property());
        } else if (things instanceof Things.Ranked ranked) {
            Things of = prune(ranked.of());
            return of == null ? null : new Things.Ranked(of, ranked.order(), ranked.rank());
        } else if (things instanceof Things.Union union) {
            Things a = prune(union.a());
            Things b = prune(union.b());
            return a == null || b == null ? (a == null ? b : a) : new Things.Union(a, b);
        }
        return null;
    }

    private boolean can(Property property) {
        Things anything = new Things.Find("thing", Set.of("thing"));
        List<String> outside = new ArrayList<>(Outsiders.of(new Program.Verify(anything, property), attributes));
        return outside.isEmpty();
    }
}
