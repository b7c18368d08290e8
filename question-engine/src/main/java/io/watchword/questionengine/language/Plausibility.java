package io.watchword.questionengine.language;

import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.ProgramParts;
import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Relation;
import io.watchword.questionengine.program.Things;
import io.watchword.questionengine.program.Wording;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How far-fetched it is what a reading says of what. Where something is, is said of the one who wears, holds or rides
 * something rather than of the thing worn, held or ridden: in "the man in shorts next to the truck" it is the man.
 * Immutable; thread-safe.
 */
final class Plausibility {
    /** What no one means, however it is said: a person on a shirt, or the whole picture below something in it. */
    static final double ABSURD = 100;

    private static final double FAR_FETCHED = 1;

    /** As likely as what hangs together otherwise. */
    private static final double DOUBTFUL = 0.4;

    /** Less likely than what hangs together otherwise, by enough to be no question. */
    private static final double DOUBTFUL_AT_LEAST = 0.6;

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

    private static final Set<Relation> ON_OR_IN = EnumSet.of(Relation.ON, Relation.IN);

    /** What is hit with a bat is not the ball with the bat. */
    private static final Set<Relation> WHERE_OR_WITH = and(Relation.WITH);

    /** Something can be in the hand of who holds it, but not a coat in the field where its wearer is. */
    private static final Set<Relation> WHERE_OR_ON_OR_IN = and(Relation.IN, Relation.ON);

    private static final Set<Relation> ANYWHERE =
            and(Relation.ON, Relation.IN, Relation.AROUND, Relation.TOUCHING, Relation.WITH);

    private static final Set<String> PREPOSITIONS = Set.of(
            "up", "down", "out", "off", "on", "over", "at", "to", "for", "with", "in", "into", "onto", "through",
            "across", "from", "about", "like", "of", "toward", "towards", "past", "by", "against", "behind", "after",
            "as", "along");

    private static final Set<String> ANYONE =
            Set.of("man", "woman", "person", "guy", "boy", "girl", "lady", "dude", "gentleman", "male", "female");

    private static final Set<String> ONES =
            Set.of("hair", "beard", "mustache", "hand", "hands", "shoulder", "smile", "ponytail", "tattoo");

    private static final Set<String> CARRIED = Set.of(
            "tie",
            "backpack",
            "handbag",
            "skis",
            "snowboard",
            "baseball glove",
            "umbrella",
            "baseball bat",
            "tennis racket",
            "surfboard",
            "skateboard",
            "frisbee",
            "cell phone");

    private static final Set<String> FAMILY = Set.of(
            "mother", "mom", "mommy", "mama", "momma", "father", "dad", "daddy", "papa", "parent", "baby", "child",
            "kid");

    private static final Set<String> DEEDS = Set.of(
            "reading",
            "watching",
            "looking",
            "talking",
            "texting",
            "playing",
            "eating",
            "drinking",
            "smiling",
            "mixing",
            "cooking",
            "throwing",
            "hitting",
            "swinging",
            "jumping",
            "serving",
            "catching",
            "kicking",
            "posing",
            "laughing",
            "getting",
            "about",
            "going",
            "trying",
            "preparing",
            "waiting",
            "ready",
            "walking",
            "skiing",
            "surfing",
            "skating",
            "wearing");

    private static final Set<String> WEARABLE =
            Set.of("tie", "backpack", "handbag", "skis", "snowboard", "baseball glove", "umbrella");

    private static final Set<String> WHOLE = Set.of(
            "person",
            "dog",
            "cat",
            "horse",
            "cow",
            "sheep",
            "bear",
            "zebra",
            "giraffe",
            "elephant",
            "car",
            "bus",
            "truck",
            "train",
            "motorcycle",
            "bicycle",
            "airplane",
            "boat");

    private final Set<String> scenes;
    private final Set<String> holders;
    private final Set<String> pictures;
    private final Set<String> decorations;
    private final Set<String> garments;
    private final Set<String> heads;
    private final Set<String> body;

    Plausibility(GrammarReader words) {
        this.scenes = words.list("%scenes");
        this.holders = words.list("%holders");
        this.pictures = words.list("%pictures");
        this.decorations = words.list("%decorations");
        this.garments = words.list("%garments");
        this.heads = words.list("%heads");
        this.body = words.list("%body");
    }

    private static Set<Relation> and(Relation... more) {
        Set<Relation> all = EnumSet.copyOf(WHERE);
        all.addAll(List.of(more));
        return all;
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
            sum += said(verify.of(), verify.property());
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
            return whole + penalty(having.of()) + penalty(having.property()) + said(having.of(), having.property());
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
            return sum + apart(stands) + (stands.relation() == Relation.WITH ? laid(stands.to()) : 0);
        } else if (property instanceof Property.Does does && does.to() != null) {
            return sum + placed(does.to(), endsWithPreposition(does.verb()) ? WHERE : WHERE_OR_WITH);
        }
        return sum;
    }

    private static boolean endsWithPreposition(String verb) {
        return PREPOSITIONS.contains(verb.substring(verb.lastIndexOf(' ') + 1));
    }

    private double apart(Property.Stands stands) {
        Relation relation = stands.relation();
        if (OF_BELONGINGS.contains(relation)) {
            return placed(stands.to(), IN_TOO.contains(relation) ? WHERE_OR_ON_OR_IN : BESIDE);
        } else if (relation == Relation.IN && Labels.of(stands.to()).isEmpty()) {
            return placed(stands.to(), WHERE) + (scenes.contains(last(stands.to())) ? with(stands.to()) : 0);
        }
        boolean isScene = ON_OR_IN.contains(relation) && scenes.contains(last(stands.to()));
        return isScene ? with(stands.to()) + beside(stands.to()) : 0;
    }

    /** Lettering is on the mug on the table, which is itself not on the table. */
    private double laid(Things things) {
        if (things instanceof Things.Having having) {
            boolean on = having.property() instanceof Property.Stands stands
                    && ON_OR_IN.contains(stands.relation())
                    && (!Labels.of(stands.to()).isEmpty() || scenes.contains(last(stands.to())));
            return laid(having.of()) + (on && decorations.contains(last(things)) ? FAR_FETCHED : 0);
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

    /** What can hardly be said of just these things. */
    private double said(Things things, Property property) {
        if (property instanceof Property.Both both) {
            return both.parts().stream().mapToDouble(part -> said(things, part)).sum();
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
                held(things, stands.to())
                        + (isLikeNoPerson(things, stands.to()) || isAnyones(things, stands.to()) ? 2 * FAR_FETCHED : 0)
                        + (isJug(things, stands.to()) ? ABSURD : 0)
                        + (isCoach(things, stands.to()) ? ABSURD : 0);
            case WITH ->
                (isWhole(things) && isOdd(stands.to()) ? 2 * FAR_FETCHED : 0)
                        + (last(stands.to()).equals("seat")
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
    private static boolean isWorn(Things things) {
        Set<String> labels = Labels.of(things);
        return labels.isEmpty() || !Collections.disjoint(WEARABLE, labels);
    }

    /** People have mothers; what else has its like is misread: a plane has jets that are none. */
    private static boolean isLikeNoPerson(Things things, Things to) {
        return isWhole(things) && isLike(things, to) && !Labels.of(to).contains("person");
    }

    /** Nobody pitches for chocolate. */
    private boolean isJug(Things things, Things to) {
        return last(things).equals("pitcher") && !isPerson(to) && !last(to).equals("team");
    }

    /** A child has a mother, but no man or person. */
    private static boolean isAnyones(Things things, Things to) {
        return ANYONE.contains(last(things)) && Labels.of(to).contains("person");
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
                && WHERE.contains(stands.relation())
                && Labels.of(stands.to()).contains("person");
        return beside || isBesideSomeone(having.of());
    }

    /** The mother of a lamb is no person. */
    private double kin(Things things, Things to) {
        boolean animal = Sense.isAnimate(things) && !isPerson(things);
        return animal && FAMILY.contains(last(to)) ? ABSURD : 0;
    }

    /** The child of a giraffe is no person. */
    private static boolean isAnimalsChild(Things things, Property.OfKind kind) {
        return Sense.isAnimate(things) && !isPerson(things) && kind.labels().equals(Set.of("person"));
    }

    /** Nobody is a helmet. */
    private boolean isNobody(Property.OfKind kind) {
        return garments.contains(kind.noun())
                || (!kind.labels().isEmpty() && !kind.labels().contains("person"));
    }

    /** What only people and animals do: no racket gets ready to hit, and no court is about to serve. */
    private static boolean isDeed(String verb) {
        return DEEDS.contains(verb.split(" ", 2)[0]);
    }

    /** Whether it lives neither nor moves by itself. */
    private boolean isThing(Things things) {
        Set<String> labels = Labels.of(things);
        String noun = last(things);
        return labels.isEmpty()
                ? garments.contains(noun) || scenes.contains(noun)
                : !Sense.isAnimate(things) && !Sense.isMoving(things);
    }

    /** What someone has on or about them: an umbrella is under no one's hair. */
    private boolean isOnes(Things things) {
        String noun = last(things);
        return ONES.contains(noun) || (garments.contains(noun) && !noun.equals("cap"));
    }

    /** What is worn or held, and so with nobody but the one who does. */
    private boolean isCarried(Things things) {
        return garments.contains(last(things)) || !Collections.disjoint(CARRIED, Labels.of(things));
    }

    private static boolean isPerson(Things things) {
        return Labels.of(things).contains("person");
    }

    /** What clothes have rather than who wears them, and wine glasses, where there might be glasses to see with. */
    private boolean isOdd(Things things) {
        return decorations.contains(last(things)) || last(things).equals("glass");
    }

    /** Nobody is in a face, and hardly a horse in a horse. */
    private double in(Things things, Things to) {
        if (heads.contains(last(to))) {
            return ABSURD;
        }
        return isLike(things, to) ? 3 * FAR_FETCHED : 0;
    }

    /** Nobody is on a shirt, and hardly anyone on a knee, nor a cat on the cat on the left. */
    private double on(Things things, Things to) {
        boolean person = Labels.of(things).contains("person");
        if (person && garments.contains(last(to)) && !isPart(to)) {
            return ABSURD;
        }
        boolean likeIt = isLike(things, to) && placed(to, Set.of()) > 0;
        boolean knee = person && body.contains(last(to)) && !isPart(to);
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

    private static boolean isWhole(Things things) {
        return Labels.of(things).size() == 1 && !Collections.disjoint(WHOLE, Labels.of(things));
    }

    /**
     * Where a picture of a car is, is no place of the car; what holds or is made up of other things is where they are.
     */
    private double held(Things things, Things to) {
        String noun = last(things);
        if (holders.contains(noun)) {
            return placed(to, ANYWHERE);
        }
        return pictures.contains(noun) && hangs(to) ? FAR_FETCHED : 0;
    }

    /** Whether it is said to be on what pictures are on; on a horse or a bicycle is who is in the picture. */
    private static boolean hangs(Things things) {
        if (!(things instanceof Things.Having having)) {
            return false;
        }
        boolean onWall = having.property() instanceof Property.Stands stands
                && Labels.of(stands.to()).isEmpty()
                && (stands.relation() == Relation.ON || WHERE.contains(stands.relation()));
        return onWall || having.property() instanceof Property.AtPlace || hangs(having.of());
    }

    /** What is said of where the belonging itself is, or which of all of them it is. */
    private double placed(Things things, Set<Relation> where) {
        if (things instanceof Things.Having having) {
            return placed(having.of(), where)
                    + (isPlace(having.property(), where, !body.contains(last(things))) ? FAR_FETCHED : 0);
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
        return ON_OR_IN.contains(stands.relation()) && body.contains(last(stands.to()));
    }

    /** In a field, on a road: where everything is. */
    private boolean isScene(Property.Stands stands) {
        return ON_OR_IN.contains(stands.relation()) && scenes.contains(last(stands.to()));
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

    /** The last word of the noun, which says what it is. */
    private static String last(Things things) {
        String noun = Wording.noun(things);
        return noun.substring(noun.lastIndexOf(' ') + 1);
    }
}
