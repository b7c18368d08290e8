package io.watchword.questionengine.language;

import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Relation;
import io.watchword.questionengine.program.Things;
import io.watchword.questionengine.program.Wording;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions of the grammar about parts of things: the front half of a bus is no half in front of the picture. */
final class PartMeanings {
    /** Labels of what other things can be on or in, so that its left side is a part of it. */
    private static final Set<String> ROOMY = Set.of(
            "bed",
            "couch",
            "dining table",
            "bench",
            "bus",
            "train",
            "truck",
            "boat",
            "airplane",
            "pizza",
            "sandwich",
            "hot dog",
            "cake",
            "bowl",
            "oven",
            "sink",
            "refrigerator",
            "toilet",
            "tv",
            "laptop",
            "book");

    private static final Set<String> PARTS = Set.of(
            "half", "end", "part", "portion", "section", "side", "corner", "edge", "middle", "center", "centre", "back",
            "front", "rear", "top", "bottom");

    private static final Set<String> BELONGINGS = Set.of(
            "backpack",
            "umbrella",
            "handbag",
            "tie",
            "suitcase",
            "frisbee",
            "skis",
            "snowboard",
            "sports ball",
            "kite",
            "baseball bat",
            "baseball glove",
            "skateboard",
            "surfboard",
            "tennis racket",
            "bottle",
            "cup",
            "cell phone",
            "remote",
            "book",
            "teddy bear");

    private static final Set<String> OTHERS = Set.of("other", "rest");

    private static final Set<String> SIDES = Set.of("left side", "right side", "left hand side", "right hand side");

    private final boolean judgedByBoxes;

    /** Where scenes come with their relations, being on the left side of a thing is one of them. */
    PartMeanings(boolean judgedByBoxes) {
        this.judgedByBoxes = judgedByBoxes;
    }

    void register(Map<String, Meaning.Function> functions) {
        functions.put("partOf", (a, notes) -> partOf(a.text(0), a.get(1, Phrase.class)));
        functions.put("inPart", (a, notes) -> inPart(a.text(0), a.text(1), a.get(2, Phrase.class)));
        functions.put("belonging", (a, notes) -> belonging(a.get(0, Phrase.class)));
        functions.put("side", (a, notes) -> side(a.text(0), a.get(1, Phrase.class)));
    }

    /** A part of something; parts of the picture are places. */
    private static @Nullable Phrase partOf(String part, Phrase whole) {
        if (isPicture(whole.things())) {
            return null;
        }
        Things of = new Things.Find(part, Set.of());
        return new Phrase(new Things.Having(of, new Property.Stands(Relation.OF, whole.things())), Det.THE, false);
    }

    private @Nullable Property inPart(String relation, String part, Phrase whole) {
        if (SIDES.contains(part)) {
            return side(part.substring(0, part.indexOf(' ')), whole);
        }
        return standsInPart(relation, part, whole);
    }

    private static @Nullable Property standsInPart(String relation, String part, Phrase whole) {
        Phrase of = partOf(part, whole);
        return of == null ? null : new Property.Stands(Wording.relation(relation), of.things());
    }

    /** What is on the left side of a road is on that part of it, but what is on the left side of a dog is beside it. */
    private @Nullable Property side(String side, Phrase whole) {
        Set<String> labels = Labels.of(whole.things());
        boolean other = OTHERS.contains(Wording.noun(whole.things()));
        boolean part = judgedByBoxes && !other && labels.stream().allMatch(ROOMY::contains);
        if (part) {
            return standsInPart("on", side + " side", whole);
        }
        return new Property.Stands(Wording.relation(side + " of"), Others.without(whole.things()));
    }

    /** What one may have with it: "man black bag", but in "person on the left blond woman" both are the same one. */
    private static @Nullable Phrase belonging(Phrase phrase) {
        Set<String> labels = Labels.of(phrase.things());
        return labels.isEmpty() || BELONGINGS.containsAll(labels) ? phrase : null;
    }

    /** Whether the noun names a part that other things can be in or on. */
    static boolean isPart(String noun) {
        return PARTS.contains(noun.substring(noun.lastIndexOf(' ') + 1));
    }

    private static boolean isPicture(Things things) {
        return Wording.noun(things).equals("picture");
    }
}
