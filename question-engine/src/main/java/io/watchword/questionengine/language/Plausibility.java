package io.watchword.questionengine.language;

import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.ProgramParts;
import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Relation;
import io.watchword.questionengine.program.Things;
import java.util.Collection;
import java.util.List;

/** How far-fetched it is what a reading says of what. Immutable; thread-safe. */
final class Plausibility {
    /** What no one means, however it is said: a person on a shirt, or the whole picture below something in it. */
    static final double ABSURD = 100;

    static final double FAR_FETCHED = 1;

    /** As likely as what hangs together otherwise. */
    static final double DOUBTFUL = 0.4;

    /** Less likely than what hangs together otherwise, by enough to be no question. */
    static final double DOUBTFUL_AT_LEAST = 0.6;

    private final Whereabouts whereabouts;
    private final Saying saying;

    Plausibility(GrammarReader reader) {
        SenseWords words = SenseWords.of(reader);
        this.whereabouts = new Whereabouts(words);
        this.saying = new Saying(words, whereabouts);
    }

    /** What the far-fetched of a program adds to the cost of the reading that it comes from; none is 0. */
    double penalty(Program program) {
        double sum = 0;
        for (Program part : parts(program)) {
            sum += penalty(part);
        }
        for (Things things : ProgramParts.things(program)) {
            sum += penalty(things);
        }
        if (program instanceof Program.Verify verify) {
            sum += saying.cost(verify.of(), verify.property());
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

    private double penalty(Collection<Property> properties) {
        return properties.stream().mapToDouble(this::penalty).sum();
    }

    private double penalty(Things things) {
        if (things instanceof Things.Having having) {
            double whole = having.of() instanceof Things.Picture ? ABSURD : 0;
            return whole
                    + penalty(having.of())
                    + penalty(having.property())
                    + saying.cost(having.of(), having.property());
        } else if (things instanceof Things.Ranked ranked) {
            return penalty(ranked.of()) + (ranked.of() instanceof Things.Ranked ? ABSURD : 0);
        } else if (things instanceof Things.Union union) {
            return penalty(union.a()) + penalty(union.b());
        }
        return 0;
    }

    private double penalty(Property property) {
        double sum = penalty(ProgramParts.properties(property));
        for (Things things : ProgramParts.things(property)) {
            sum += penalty(things);
        }
        if (property instanceof Property.Stands stands) {
            return sum
                    + whereabouts.apart(stands)
                    + (stands.relation() == Relation.WITH ? whereabouts.laid(stands.to()) : 0);
        } else if (property instanceof Property.Does does && does.to() != null) {
            return sum + whereabouts.done(does, does.to());
        }
        return sum;
    }
}
