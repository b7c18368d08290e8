package io.watchword.questionengine.language;

import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Relation;
import io.watchword.questionengine.program.Things;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What can be said of what, where it tells readings apart: a slope wears no coat, so the skier on it does. */
final class Sense {
    private static final Set<Relation> OF_KNOWN = EnumSet.of(Relation.HOLDING, Relation.CARRYING, Relation.FACING);

    private static final Set<Relation> OF_ANIMATE = EnumSet.of(Relation.WEARING, Relation.RIDING);

    /** Where what sits or stands may be. */
    private static final Set<Relation> WHERE =
            Whereabouts.and(Relation.ON, Relation.IN, Relation.BELOW, Relation.AROUND);

    private static final Set<String> ANIMATE = Set.of(
            "person",
            "bird",
            "cat",
            "dog",
            "horse",
            "sheep",
            "cow",
            "elephant",
            "bear",
            "zebra",
            "giraffe",
            "teddy bear");

    /** Labels of what else moves of its own accord. */
    private static final Set<String> MOVING =
            Set.of("bicycle", "car", "motorcycle", "airplane", "bus", "train", "truck", "boat", "kite");

    private static final Set<String> HANDS = Set.of("hand", "hands", "arm", "arms", "finger", "fingers", "paw", "paws");

    private Sense() {}

    /** Whether it says where something is rather than what it has to do with another. */
    static boolean isWhere(Relation relation) {
        return !OF_KNOWN.contains(relation)
                && !OF_ANIMATE.contains(relation)
                && relation != Relation.WITH
                && relation != Relation.OF;
    }

    private static boolean acts(Things things, Property property) {
        if (property instanceof Property.Both both) {
            return both.parts().stream().allMatch(part -> acts(things, part));
        }
        if (property instanceof Property.Stands stands && WHERE.contains(stands.relation())) {
            return isAnimate(things) || isMoving(things);
        }
        boolean actively =
                (property instanceof Property.Does does && does.verb().contains("ing"))
                        || (property instanceof Property.Stands stands && OF_KNOWN.contains(stands.relation()));
        return actively ? isAnimate(things) || isHand(things) || isMoving(things) : has(things, property);
    }

    /** Whether a property, a rank or what follows a noun can be said of the things. */
    static boolean has(Things things, Object modifier) {
        if (modifier instanceof Mods mods) {
            return mods.all().stream().allMatch(each -> has(things, each));
        } else if (modifier instanceof Property.Both both) {
            return both.parts().stream().allMatch(part -> has(things, part));
        } else if (modifier instanceof Acting acting) {
            return acts(things, acting.property());
        } else if (modifier instanceof Property.HasColour colour) {
            return switch (colour.part()) {
                case WHOLE -> true;
                case CLOTHES, UPPER, LOWER -> isAnimate(things);
            };
        }
        return !(modifier instanceof Property.Stands stands) || stands(things, stands.relation());
    }

    private static boolean stands(Things things, Relation relation) {
        if (OF_ANIMATE.contains(relation)) {
            return isAnimate(things);
        }
        return !OF_KNOWN.contains(relation) || !Labels.of(things).isEmpty() || isHand(things);
    }

    /** What holds for the one it belongs to. */
    private static boolean isHand(Things things) {
        return HANDS.contains(SenseWords.last(things));
    }

    /** Whether it moves of its own accord without being alive. */
    static boolean isMoving(Things things) {
        return !Collections.disjoint(MOVING, Labels.of(things));
    }

    static boolean isAnimate(Things things) {
        return !Collections.disjoint(ANIMATE, Labels.of(things));
    }
}
