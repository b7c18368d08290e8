package io.watchword.questionengine.language;

import io.watchword.questionengine.program.Part;
import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Relation;
import io.watchword.questionengine.program.Things;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What can be said of what, where it tells readings apart: a slope wears no coat, so the skier on it does. */
final class Sense {
    private static final Set<Relation> OF_LIVING =
            EnumSet.of(Relation.WEARING, Relation.HOLDING, Relation.CARRYING, Relation.RIDING, Relation.FACING);

    /** Labels of what does things of its own accord. */
    private static final Set<String> LIVELY = Set.of(
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
            "teddy bear",
            "bicycle",
            "car",
            "motorcycle",
            "airplane",
            "bus",
            "train",
            "truck",
            "boat",
            "kite");

    private Sense() {}

    private static boolean acts(Things things, Property property) {
        if (property instanceof Property.Both both) {
            return both.parts().stream().allMatch(part -> acts(things, part));
        }
        boolean actively = property instanceof Property.Does does && does.verb().contains("ing");
        return actively ? !Collections.disjoint(LIVELY, Labels.of(things)) : has(things, property);
    }

    /** Whether a property, a rank or what follows a noun can be said of the things. */
    static boolean has(Things things, Object modifier) {
        if (modifier instanceof Mods mods) {
            return mods.all().stream().allMatch(each -> has(things, each));
        } else if (modifier instanceof Property.Both both) {
            return both.parts().stream().allMatch(part -> has(things, part));
        } else if (modifier instanceof Property.HasColour colour) {
            return colour.part() == Part.WHOLE
                    || colour.part() == Part.CLOTHES
                    || !Labels.of(things).isEmpty();
        }
        if (modifier instanceof Acting acting) {
            return acts(things, acting.property());
        }
        boolean living = modifier instanceof Property.Stands stands && OF_LIVING.contains(stands.relation());
        return !living || !Labels.of(things).isEmpty();
    }
}
