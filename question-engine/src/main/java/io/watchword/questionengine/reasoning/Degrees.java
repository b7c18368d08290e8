package io.watchword.questionengine.reasoning;

import io.watchword.questionengine.program.Part;
import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Things;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** To what degree properties hold of things, given that these are there. Used for one group of things. */
final class Degrees {
    private final World world;
    private final Steps steps;
    private final Doubt doubt;
    private final Attention attention;
    private final Others others;
    private final Things so;
    private final Grades given;

    /**
     * For a group.
     *
     * @param others how relations to several others add up
     * @param so what the properties are said of
     * @param given how probably each thing is one of the group
     */
    Degrees(World world, Steps steps, Doubt doubt, Attention attention, Others others, Things so, Grades given) {
        this.world = world;
        this.steps = steps;
        this.doubt = doubt;
        this.attention = attention;
        this.others = others;
        this.so = so;
        this.given = given;
    }

    /** For each thing the degree, in [0, 1]; 0 for those that can't be in the group. */
    Grades of(Property property) {
        if (property instanceof Property.HasColour colour) {
            return each(property, i -> world.fits(i, Sameness.COLOUR, colour.part(), colour.colour()));
        }
        if (property instanceof Property.Has has) {
            return each(property, i -> world.fits(i, has.attribute(), Part.WHOLE, has.value()));
        }
        if (property instanceof Property.OfKind kind && !kind.kinds().isEmpty()) {
            return told(kind);
        }
        if (property instanceof Property.OfKind kind) {
            return each(property, i -> kind.labels().isEmpty() ? Double.NaN : world.share(i, kind.labels()));
        }
        if (property instanceof Property.AtPlace at) {
            return each(property, i -> world.at(i, at.place()));
        }
        if (property instanceof Property.InZone in) {
            return each(property, i -> world.inZone(i, in.zone()));
        }
        if (property instanceof Property.Sized sized) {
            return each(property, new Sizes(world, given.high(), sized.size()));
        }
        return related(property);
    }

    private Grades related(Property property) {
        if (property instanceof Property.Stands stands) {
            Grades to = attention.of(stands.to());
            return among(property, (i, j) -> world.stands(i, stands.relation(), j), to, stands.to());
        }
        if (property instanceof Property.SameAs same) {
            Grades to = attention.of(same.to());
            return among(property, new Sameness(world, same.attribute())::degree, to, same.to());
        }
        if (property instanceof Property.Between between) {
            return between(between);
        }
        return composed(property);
    }

    private Grades composed(Property property) {
        if (property instanceof Property.Not not) {
            Grades of = part(not.of());
            return masked(of.not()).from(of.steps());
        }
        if (property instanceof Property.Both both) {
            return fold(both.parts(), true);
        }
        if (property instanceof Property.Either either) {
            return fold(either.parts(), false);
        }
        return inTime(property);
    }

    private Grades inTime(Property property) {
        if (property instanceof Property.Moves moves) {
            return each(property, i -> world.moves(i, moves.motion()));
        }
        if (property instanceof Property.Did did) {
            return each(property, i -> world.did(i, did.event(), did.place()));
        }
        if (property instanceof Property.Lasts lasts) {
            return each(property, i -> world.lasts(i, so, lasts.comparison(), lasts.seconds()));
        }
        return each(property, i -> Double.NaN);
    }

    private Grades each(Property property, IntToDoubleFunction degree) {
        GradesBuilder grades = new GradesBuilder(given.size());
        double unseen = 0;
        for (int i = 0; i < given.size(); i++) {
            if (given.high()[i] > 0) {
                double known = degree.applyAsDouble(i);
                unseen += Double.isNaN(known) ? given.high()[i] : 0;
                grades.put(i, known);
            }
        }
        doubt.unseen(property, unseen);
        return grades.build();
    }

    private Grades told(Property.OfKind kind) {
        double[] low = new double[given.size()];
        double[] high = new double[low.length];
        double unseen = 0;
        Things.Find find = Things.Find.of(kind);
        for (int i = 0; i < low.length; i++) {
            if (given.high()[i] > 0) {
                Told told = Told.of(world, i, find);
                low[i] = told.low();
                high[i] = told.high();
                unseen += given.high()[i] * (high[i] - low[i]);
            }
        }
        doubt.unseen(kind, unseen);
        return Grades.of(low, high);
    }

    private Grades among(Property property, Others.Pair pair, Grades to, Things what) {
        double[] blind = new double[1];
        Grades grades = others.of(
                (i, j) -> {
                    double degree = pair.degree(i, j);
                    blind[0] += Double.isNaN(degree) ? given.high()[i] * to.high()[j] : 0;
                    return degree;
                },
                given,
                to);
        doubt.unseen(property, blind[0]);
        lacking(to, what);
        return grades.from(to.steps());
    }

    private void lacking(Grades to, Things what) {
        for (int i = 0; i < given.size(); i++) {
            if (given.high()[i] > 0) {
                doubt.absent(what, given.high()[i] * others.lacking(i, to));
            }
        }
    }

    /** Over pairs of others; where both are said of the same things, each pair counts once. */
    private Grades between(Property.Between between) {
        Grades a = attention.of(between.a());
        boolean same = between.a().equals(between.b());
        Grades b = same ? a : attention.of(between.b());
        GradesBuilder grades = new GradesBuilder(given.size());
        Pairs pairs = new Pairs(world, a, b, same);
        for (int i = 0; i < given.size(); i++) {
            if (given.high()[i] > 0) {
                pairs.put(grades, i, others instanceof Others.One);
                doubt.absent(between.a(), given.high()[i] * others.lacking(i, a));
                doubt.absent(between.b(), given.high()[i] * others.lacking(i, b));
            }
        }
        return grades.build().from(steps.both(a, b));
    }

    private Grades fold(List<Property> parts, boolean all) {
        List<Integer> from = new ArrayList<>();
        Grades sum = part(parts.get(0));
        from.addAll(sum.steps());
        for (Property each : parts.subList(1, parts.size())) {
            Grades next = part(each);
            from.addAll(next.steps());
            sum = all ? sum.and(next) : sum.or(next);
        }
        return sum.from(from);
    }

    private Grades part(Property property) {
        return steps.part(property, given, of(property));
    }

    /** Nothing holds of what can't be in the group. */
    private Grades masked(Grades grades) {
        double[] low = grades.low();
        double[] high = grades.high();
        for (int i = 0; i < low.length; i++) {
            if (given.high()[i] <= 0) {
                low[i] = 0;
                high[i] = 0;
            }
        }
        return grades;
    }
}
