package io.watchword.questionengine.program;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Programs with their innermost things replaced; everything around them stays. */
public final class Rewrite {
    private final UnaryOperator<Things> leaf;
    private final boolean everywhere;

    private Rewrite(UnaryOperator<Things> leaf, boolean everywhere) {
        this.leaf = leaf;
        this.everywhere = everywhere;
    }

    /** As {@link #leaves}, but only in what the program is about, and not in what that is related to. */
    public static Program subject(Program program, UnaryOperator<Things> leaf) {
        return new Rewrite(leaf, false).of(program);
    }

    /** The program with each {@link Things.Find} and {@link Things.Picture} replaced by what {@code leaf} gives. */
    public static Program leaves(Program program, UnaryOperator<Things> leaf) {
        return new Rewrite(leaf, true).of(program);
    }

    /** The same for things alone. */
    public static Things leaves(Things things, UnaryOperator<Things> leaf) {
        return new Rewrite(leaf, true).of(things);
    }

    private Program of(Program program) {
        if (program instanceof Program.Exists p) {
            return new Program.Exists(of(p.of()), p.negated());
        } else if (program instanceof Program.Count p) {
            return new Program.Count(of(p.of()));
        } else if (program instanceof Program.CompareNumber p) {
            return new Program.CompareNumber(of(p.of()), p.comparison(), p.number());
        } else if (program instanceof Program.CompareCounts p) {
            return new Program.CompareCounts(of(p.of()), p.comparison(), of(p.to()));
        } else if (program instanceof Program.All p) {
            return new Program.All(p.parts().stream().map(this::of).toList());
        } else if (program instanceof Program.Any p) {
            return new Program.Any(p.parts().stream().map(this::of).toList());
        } else if (program instanceof Program.During p) {
            return new Program.During(of(p.of()), p.window());
        }
        return aboutOne(program);
    }

    private Program aboutOne(Program program) {
        if (program instanceof Program.QueryColour p) {
            return new Program.QueryColour(of(p.of()), p.part());
        } else if (program instanceof Program.QueryCategory p) {
            return new Program.QueryCategory(of(p.of()));
        } else if (program instanceof Program.QueryPosition p) {
            return new Program.QueryPosition(of(p.of()));
        } else if (program instanceof Program.QueryAttribute p) {
            return new Program.QueryAttribute(of(p.of()), p.attribute(), p.kinds());
        } else if (program instanceof Program.Locate p) {
            return new Program.Locate(of(p.of()));
        } else if (program instanceof Program.Verify p) {
            return new Program.Verify(of(p.of()), of(p.property()));
        } else if (program instanceof Program.Choose p) {
            return new Program.Choose(of(p.of()), all(p.options()));
        } else if (program instanceof Program.Quantified p) {
            return new Program.Quantified(p.quantifier(), of(p.of()), of(p.property()));
        } else if (program instanceof Program.Same p) {
            return new Program.Same(of(p.of()), orNull(p.and()), p.attribute());
        } else if (program instanceof Program.HowLong p) {
            return new Program.HowLong(of(p.of()));
        }
        return new Program.WhenLast(of(((Program.WhenLast) program).of()));
    }

    private Things of(Things things) {
        if (things instanceof Things.Having having) {
            return new Things.Having(of(having.of()), of(having.property()));
        } else if (things instanceof Things.Ranked ranked) {
            return new Things.Ranked(of(ranked.of()), ranked.order(), ranked.rank());
        } else if (things instanceof Things.Union union) {
            return new Things.Union(of(union.a()), of(union.b()));
        }
        return leaf.apply(things);
    }

    private @Nullable Things orNull(@Nullable Things things) {
        return things == null ? null : of(things);
    }

    private List<Property> all(List<Property> properties) {
        return properties.stream().map(this::of).toList();
    }

    private Property of(Property property) {
        if (!everywhere) {
            return property;
        } else if (property instanceof Property.Stands stands) {
            return new Property.Stands(stands.relation(), of(stands.to()));
        } else if (property instanceof Property.Between between) {
            return new Property.Between(of(between.a()), of(between.b()));
        } else if (property instanceof Property.SameAs same) {
            return new Property.SameAs(same.attribute(), of(same.to()));
        } else if (property instanceof Property.Not not) {
            return new Property.Not(of(not.of()));
        } else if (property instanceof Property.Both both) {
            return new Property.Both(all(both.parts()));
        } else if (property instanceof Property.Either either) {
            return new Property.Either(all(either.parts()));
        } else if (property instanceof Property.Does does) {
            return new Property.Does(does.verb(), orNull(does.to()), does.finite());
        } else if (property instanceof Property.Undergoes undergoes) {
            return new Property.Undergoes(undergoes.verb(), of(undergoes.by()));
        }
        return property;
    }
}
