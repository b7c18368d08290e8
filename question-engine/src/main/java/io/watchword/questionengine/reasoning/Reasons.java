package io.watchword.questionengine.reasoning;

import io.watchword.questionengine.program.Motion;
import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Things;

/** Why an answer is not known, in words a person can act on. */
final class Reasons {
    private Reasons() {}

    static String absent(Things things) {
        return "no " + Phrases.noun(things) + " in view";
    }

    static String outside(Things things) {
        return things instanceof Things.Find find
                ? "a " + find.noun() + " is nothing that can be told from others here"
                : "the picture as a whole is not looked at";
    }

    static String unseen(Property property) {
        if (property instanceof Property.HasColour) {
            return "a colour that was asked for can't be made out";
        }
        if (property instanceof Property.Has has) {
            return "the " + has.attribute() + " can't be made out";
        }
        if (property instanceof Property.OfKind) {
            return "what kind of thing it is has not been made out";
        }
        if (property instanceof Property.SameAs same) {
            return "the " + same.attribute() + " can't be made out";
        }
        if (property instanceof Property.Sized) {
            return "there is nothing like it to compare its size with";
        }
        if (property instanceof Property.InZone in) {
            return "the camera has no zone " + in.zone();
        }
        if (property instanceof Property.Moves moves) {
            return moves(moves.motion());
        }
        return beyond(property);
    }

    private static String moves(Motion motion) {
        return switch (motion) {
            case PARKED, ARRIVING, LEAVING ->
                "whether it is " + motion.words() + " takes knowing what the camera has seen before";
            default -> "it has not been in view for long enough to see it move";
        };
    }

    private static String beyond(Property property) {
        if (property instanceof Property.Did || property instanceof Property.Lasts) {
            return "it takes knowing what the camera has seen before";
        }
        return "nothing here tells what is " + Phrases.words(property);
    }
}
