package io.watchword.questionengine.language;

import static io.watchword.questionengine.language.Plausibility.DOUBTFUL;
import static io.watchword.questionengine.language.Plausibility.FAR_FETCHED;

import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Relation;
import io.watchword.questionengine.program.Things;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Of what it is said where it is: of the one who wears, holds or rides, rather than of what is worn, held or ridden.
 */
final class Whereabouts {
    /** What belongs to something goes where that goes. */
    private static final Set<Relation> OF_BELONGINGS =
            EnumSet.of(Relation.WEARING, Relation.HOLDING, Relation.CARRYING, Relation.RIDING, Relation.WITH);

    /** Where something is, rather than what it is like. */
    static final Set<Relation> PLACES = EnumSet.of(
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

    private static final Set<Relation> ON_OR_IN = EnumSet.of(Relation.ON, Relation.IN);

    /** Something can be in the hand of who holds it, but not a coat in the field where its wearer is. */
    private static final Set<Relation> PLACES_OR_ON_OR_IN = and(Relation.IN, Relation.ON);

    private static final Set<Relation> ANYWHERE =
            and(Relation.ON, Relation.IN, Relation.AROUND, Relation.TOUCHING, Relation.WITH);

    /** What is hit with a bat is not the ball with the bat. */
    private static final Set<Relation> PLACES_OR_WITH = and(Relation.WITH);

    private final SenseWords words;

    Whereabouts(SenseWords words) {
        this.words = words;
    }

    static Set<Relation> and(Relation... more) {
        Set<Relation> all = EnumSet.copyOf(PLACES);
        all.addAll(List.of(more));
        return all;
    }

    /** Where what a deed is done to is said to be. */
    double done(Property.Does does, Things to) {
        return placed(to, endsWithPreposition(does.verb()) ? PLACES : PLACES_OR_WITH);
    }

    private boolean endsWithPreposition(String verb) {
        return words.prepositions().contains(verb.substring(verb.lastIndexOf(' ') + 1));
    }

    /** Where what somebody has to do with is said to be. */
    double apart(Property.Stands stands) {
        Relation relation = stands.relation();
        if (OF_BELONGINGS.contains(relation)) {
            return placed(stands.to(), IN_TOO.contains(relation) ? PLACES_OR_ON_OR_IN : BESIDE);
        } else if (relation == Relation.IN && Labels.of(stands.to()).isEmpty()) {
            return placed(stands.to(), PLACES)
                    + (words.scenes().contains(SenseWords.last(stands.to())) ? with(stands.to()) : 0);
        }
        boolean isScene = ON_OR_IN.contains(relation) && words.scenes().contains(SenseWords.last(stands.to()));
        return isScene ? with(stands.to()) + beside(stands.to()) : 0;
    }

    /** Lettering is on the mug on the table, which is itself not on the table. */
    double laid(Things things) {
        if (things instanceof Things.Having having) {
            boolean on = having.property() instanceof Property.Stands stands
                    && ON_OR_IN.contains(stands.relation())
                    && (!Labels.of(stands.to()).isEmpty() || words.scenes().contains(SenseWords.last(stands.to())));
            return laid(having.of()) + (on && words.decorations().contains(SenseWords.last(things)) ? FAR_FETCHED : 0);
        }
        return 0;
    }

    /** "A truck on the road with customers": who knows which of the two they are with. */
    private static double with(Things things) {
        if (things instanceof Things.Having having) {
            boolean with = having.property() instanceof Property.Stands stands && stands.relation() == Relation.WITH;
            return with(having.of()) + (with ? DOUBTFUL : 0);
        }
        return 0;
    }

    /** Who is on the beach next to the dog is next to it, and not the beach. */
    private static double beside(Things things) {
        if (things instanceof Things.Having having) {
            boolean beside = having.property() instanceof Property.Stands stands && BESIDE.contains(stands.relation());
            return beside(having.of()) + (beside ? FAR_FETCHED : 0);
        }
        return 0;
    }

    /**
     * Where a picture of a car is, is no place of the car; what holds or is made up of other things is where they are.
     */
    double held(Things things, Things to) {
        String noun = SenseWords.last(things);
        if (words.holders().contains(noun)) {
            return placed(to, ANYWHERE);
        }
        return words.pictures().contains(noun) && hangs(to) ? FAR_FETCHED : 0;
    }

    /** Whether it is said to be on what pictures are on; on a horse or a bicycle is who is in the picture. */
    private static boolean hangs(Things things) {
        if (!(things instanceof Things.Having having)) {
            return false;
        }
        boolean onWall = having.property() instanceof Property.Stands stands
                && Labels.of(stands.to()).isEmpty()
                && (stands.relation() == Relation.ON || PLACES.contains(stands.relation()));
        return onWall || having.property() instanceof Property.AtPlace || hangs(having.of());
    }

    /** What is said of where the belonging itself is, or which of all of them it is. */
    double placed(Things things, Set<Relation> where) {
        if (things instanceof Things.Having having) {
            return placed(having.of(), where)
                    + (isPlace(having.property(), where, !words.body().contains(SenseWords.last(things)))
                            ? FAR_FETCHED
                            : 0);
        }
        return things instanceof Things.Ranked ? FAR_FETCHED : 0;
    }

    private boolean isPlace(Property property, Set<Relation> where, boolean movable) {
        if (property instanceof Property.Both both) {
            return both.parts().stream().anyMatch(part -> isPlace(part, where, movable));
        }
        return property instanceof Property.AtPlace
                || property instanceof Property.Between
                || (property instanceof Property.Stands stands
                        && ((where.contains(stands.relation()) && !isOnBody(stands))
                                || (movable && isScene(stands))
                                || isInPart(stands, where)));
    }

    private boolean isOnBody(Property.Stands stands) {
        return ON_OR_IN.contains(stands.relation()) && words.body().contains(SenseWords.last(stands.to()));
    }

    /** In a field, on a road: where everything is. */
    private boolean isScene(Property.Stands stands) {
        return ON_OR_IN.contains(stands.relation()) && words.scenes().contains(SenseWords.last(stands.to()));
    }

    /** In the middle of something, or on a side of it; what something has may well be on a side of it. */
    private static boolean isInPart(Property.Stands stands, Set<Relation> where) {
        return !where.equals(BESIDE)
                && stands.to() instanceof Things.Having having
                && having.of() instanceof Things.Find find
                && find.labels().isEmpty()
                && having.property() instanceof Property.Stands of
                && of.relation() == Relation.OF
                && PartMeanings.isPart(find.noun());
    }
}
