package io.watchword.questionengine.language;

import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.ProgramParts;
import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Relation;
import io.watchword.questionengine.program.Things;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How far-fetched it is what a reading says of what. Where something is, is said of the one who wears, holds or rides
 * something rather than of the thing worn, held or ridden: in "the man in shorts next to the truck" it is the man.
 */
final class Plausibility {
    private static final double FAR_FETCHED = 1;

    /** What belongs to something goes where that goes. */
    private static final Set<Relation> OF_BELONGINGS =
            EnumSet.of(Relation.WEARING, Relation.HOLDING, Relation.CARRYING, Relation.RIDING, Relation.WITH);

    /** Where something is, rather than what it is like. */
    private static final Set<Relation> WHERE = EnumSet.of(
            Relation.NEAR,
            Relation.LEFT_OF,
            Relation.RIGHT_OF,
            Relation.IN_FRONT_OF,
            Relation.BEHIND,
            Relation.UNDER,
            Relation.ABOVE);

    /** What is carried over a shoulder or under an arm is there itself. */
    private static final Set<Relation> BESIDE =
            EnumSet.of(Relation.NEAR, Relation.LEFT_OF, Relation.RIGHT_OF, Relation.IN_FRONT_OF, Relation.BEHIND);

    private static final Set<Relation> IN_TOO = EnumSet.of(Relation.WEARING, Relation.RIDING);

    /** What is hit with a bat is not the ball with the bat. */
    private static final Set<Relation> WHERE_OR_WITH = and(Relation.WITH);

    /** Something can be in the hand of who holds it, but not a coat in the field where its wearer is. */
    private static final Set<Relation> WHERE_OR_IN = and(Relation.IN);

    private Plausibility() {}

    private static Set<Relation> and(Relation more) {
        Set<Relation> all = EnumSet.copyOf(WHERE);
        all.add(more);
        return all;
    }

    /** What the far-fetched of a program adds to the cost of the reading that it comes from; none is 0. */
    static double penalty(Program program) {
        double sum = 0;
        for (Program part : parts(program)) {
            sum += penalty(part);
        }
        for (Things things : ProgramParts.things(program)) {
            sum += penalty(things);
        }
        return sum + penalty(ProgramParts.properties(program));
    }

    private static List<Program> parts(Program program) {
        if (program instanceof Program.All all) {
            return all.parts();
        } else if (program instanceof Program.Any any) {
            return any.parts();
        }
        return program instanceof Program.During during ? List.of(during.of()) : List.of();
    }

    private static double penalty(Collection<Property> properties) {
        return properties.stream().mapToDouble(Plausibility::penalty).sum();
    }

    private static double penalty(Things things) {
        if (things instanceof Things.Having having) {
            return penalty(having.of()) + penalty(having.property());
        } else if (things instanceof Things.Ranked ranked) {
            return penalty(ranked.of());
        } else if (things instanceof Things.Union union) {
            return penalty(union.a()) + penalty(union.b());
        }
        return 0;
    }

    private static double penalty(Property property) {
        double sum = penalty(ProgramParts.properties(property));
        for (Things things : ProgramParts.things(property)) {
            sum += penalty(things);
        }
        if (property instanceof Property.Stands stands && OF_BELONGINGS.contains(stands.relation())) {
            return sum + placed(stands.to(), IN_TOO.contains(stands.relation()) ? WHERE_OR_IN : BESIDE);
        } else if (property instanceof Property.Does does && does.to() != null) {
            return sum + placed(does.to(), does.verb().contains(" ") ? WHERE : WHERE_OR_WITH);
        }
        return sum;
    }

    /** What is said of where the belonging itself is, or which of all of them it is. */
    private static double placed(Things things, Set<Relation> where) {
        if (things instanceof Things.Having having) {
            return placed(having.of(), where) + (isPlace(having.property(), where) ? FAR_FETCHED : 0);
        }
        return things instanceof Things.Ranked ? FAR_FETCHED : 0;
    }

    private static boolean isPlace(Property property, Set<Relation> where) {
        if (property instanceof Property.Both both) {
            return both.parts().stream().anyMatch(part -> isPlace(part, where));
        }
        return property instanceof Property.AtPlace
                || property instanceof Property.Between
                || (property instanceof Property.Stands stands && where.contains(stands.relation()));
    }
}
