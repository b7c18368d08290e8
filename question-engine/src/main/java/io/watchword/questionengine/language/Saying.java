package io.watchword.questionengine.language;

import static io.watchword.questionengine.language.Plausibility.ABSURD;
import static io.watchword.questionengine.language.Plausibility.DOUBTFUL_AT_LEAST;
import static io.watchword.questionengine.language.Plausibility.FAR_FETCHED;

import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Relation;
import io.watchword.questionengine.program.Things;
import java.util.Collections;
import java.util.Set;

/** What can hardly be said of just these things: no racket gets ready to hit, and nobody is a helmet. */
final class Saying {
    private final SenseWords words;
    private final Whereabouts whereabouts;

    Saying(SenseWords words, Whereabouts whereabouts) {
        this.words = words;
        this.whereabouts = whereabouts;
    }

    /** What it adds to the cost of a reading that the property is said of the things. */
    double cost(Things things, Property property) {
        if (property instanceof Property.Both both) {
            return both.parts().stream().mapToDouble(part -> cost(things, part)).sum();
        }
        if (property instanceof Property.Does does) {
            return isDeed(does.verb()) && isThing(things) ? 2 * FAR_FETCHED : 0;
        }
        if (property instanceof Property.OfKind kind) {
            return (isPerson(things) && isNobody(kind)) || isAnimalsChild(things, kind) ? ABSURD : 0;
        }
        if (!(property instanceof Property.Stands stands)) {
            return 0;
        }
        return switch (stands.relation()) {
            case OF ->
                whereabouts.held(things, stands.to())
                        + (isLikeNoPerson(things, stands.to()) || isAnyones(things, stands.to()) ? 2 * FAR_FETCHED : 0)
                        + (isJug(things, stands.to()) ? ABSURD : 0)
                        + (isCoach(things, stands.to()) ? ABSURD : 0);
            case WITH ->
                (isWhole(things) && isOdd(stands.to()) ? 2 * FAR_FETCHED : 0)
                        + (SenseWords.last(stands.to()).equals("seat")
                                        && !Labels.of(things).contains("person")
                                ? ABSURD
                                : 0)
                        + (isBesideSomeone(things) ? DOUBTFUL_AT_LEAST : 0)
                        + (isThing(things) && isOnes(stands.to()) ? FAR_FETCHED : 0)
                        + (isCarried(things) && isPerson(stands.to()) ? FAR_FETCHED : 0);
            case WEARING -> isWorn(stands.to()) ? 0 : ABSURD;
            case ON ->
                (isWhole(things) ? on(things, stands.to()) : 0)
                        + kin(things, stands.to())
                        + (isCoach(things, stands.to()) ? ABSURD : 0);
            case IN -> isWhole(things) ? in(things, stands.to()) : 0;
            default -> kin(things, stands.to());
        };
    }

    /** Whether it is no known thing, or one that people wear: nobody wears an orange. */
    private boolean isWorn(Things things) {
        Set<String> labels = Labels.of(things);
        return labels.isEmpty() || !Collections.disjoint(words.wearable(), labels);
    }

    /** People have mothers; what else has its like is misread: a plane has jets that are none. */
    private boolean isLikeNoPerson(Things things, Things to) {
        return isWhole(things) && isLike(things, to) && !Labels.of(to).contains("person");
    }

    /** Nobody pitches for chocolate. */
    private boolean isJug(Things things, Things to) {
        return SenseWords.last(things).equals("pitcher")
                && !isPerson(to)
                && !SenseWords.last(to).equals("team");
    }

    /** A child has a mother, but no man or person. */
    private boolean isAnyones(Things things, Things to) {
        return words.anyone().contains(SenseWords.last(things)) && Labels.of(to).contains("person");
    }

    /** The cars of a train are none that drive. */
    private static boolean isCoach(Things things, Things to) {
        return Labels.of(things).equals(Set.of("car")) && Labels.of(to).equals(Set.of("train"));
    }

    /** A thing that is beside someone: what is said after both to be had is had by the one who can. */
    private static boolean isBesideSomeone(Things things) {
        if (!(things instanceof Things.Having having) || Labels.of(things).contains("person")) {
            return false;
        }
        boolean beside = having.property() instanceof Property.Stands stands
                && Whereabouts.PLACES.contains(stands.relation())
                && Labels.of(stands.to()).contains("person");
        return beside || isBesideSomeone(having.of());
    }

    /** The mother of a lamb is no person. */
    private double kin(Things things, Things to) {
        boolean animal = Sense.isAnimate(things) && !isPerson(things);
        return animal && words.family().contains(SenseWords.last(to)) ? ABSURD : 0;
    }

    /** The child of a giraffe is no person. */
    private static boolean isAnimalsChild(Things things, Property.OfKind kind) {
        return Sense.isAnimate(things) && !isPerson(things) && kind.labels().equals(Set.of("person"));
    }

    /** Nobody is a helmet. */
    private boolean isNobody(Property.OfKind kind) {
        return words.garments().contains(kind.noun())
                || (!kind.labels().isEmpty() && !kind.labels().contains("person"));
    }

    /** What only people and animals do: no racket gets ready to hit, and no court is about to serve. */
    private boolean isDeed(String verb) {
        return words.deeds().contains(verb.split(" ", 2)[0]);
    }

    /** Whether it lives neither nor moves by itself. */
    private boolean isThing(Things things) {
        Set<String> labels = Labels.of(things);
        String noun = SenseWords.last(things);
        return labels.isEmpty()
                ? words.garments().contains(noun) || words.scenes().contains(noun)
                : !Sense.isAnimate(things) && !Sense.isMoving(things);
    }

    /** What someone has on or about them: an umbrella is under no one's hair. */
    private boolean isOnes(Things things) {
        String noun = SenseWords.last(things);
        return words.ones().contains(noun) || (words.garments().contains(noun) && !noun.equals("cap"));
    }

    /** What is worn or held, and so with nobody but the one who does. */
    private boolean isCarried(Things things) {
        return words.garments().contains(SenseWords.last(things))
                || !Collections.disjoint(words.wearable(), Labels.of(things))
                || !Collections.disjoint(words.held(), Labels.of(things));
    }

    private static boolean isPerson(Things things) {
        return Labels.of(things).contains("person");
    }

    /** What clothes have rather than who wears them, and wine glasses, where there might be glasses to see with. */
    private boolean isOdd(Things things) {
        return words.decorations().contains(SenseWords.last(things))
                || SenseWords.last(things).equals("glass");
    }

    /** Nobody is in a face, and hardly a horse in a horse. */
    private double in(Things things, Things to) {
        if (words.heads().contains(SenseWords.last(to))) {
            return ABSURD;
        }
        return isLike(things, to) ? 3 * FAR_FETCHED : 0;
    }

    /** Nobody is on a shirt, and hardly anyone on a knee, nor a cat on the cat on the left. */
    private double on(Things things, Things to) {
        boolean person = Labels.of(things).contains("person");
        if (person && words.garments().contains(SenseWords.last(to)) && !isPart(to)) {
            return ABSURD;
        }
        boolean likeIt = isLike(things, to) && whereabouts.placed(to, Set.of()) > 0;
        boolean knee = person && words.body().contains(SenseWords.last(to)) && !isPart(to);
        return (likeIt ? 2 * FAR_FETCHED : 0) + (knee ? FAR_FETCHED : 0);
    }

    private static boolean isLike(Things things, Things other) {
        return !Collections.disjoint(Labels.of(things), Labels.of(other));
    }

    private static boolean isPart(Things things) {
        return things instanceof Things.Having having
                && ((having.property() instanceof Property.Stands of && of.relation() == Relation.OF)
                        || isPart(having.of()));
    }

    private boolean isWhole(Things things) {
        return Labels.of(things).size() == 1 && !Collections.disjoint(words.wholes(), Labels.of(things));
    }
}
