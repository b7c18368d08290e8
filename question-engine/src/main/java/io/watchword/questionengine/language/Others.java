package io.watchword.questionengine.language;

import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Things;
import java.util.Set;

/** "Other" and "else", which say nothing where a thing is compared with another one anyway. */
final class Others {
    private static final Set<Property> OTHER = Set.of(new Property.Is("other"), new Property.Is("else"));

    private Others() {}

    static boolean is(Property property) {
        return OTHER.contains(property);
    }

    /** The things without its being said that they are others. */
    static Things without(Things things) {
        if (things instanceof Things.Having having) {
            Things of = without(having.of());
            return is(having.property()) ? of : new Things.Having(of, having.property());
        }
        return things;
    }

    /** Whether the things have something in common with another. */
    static boolean areSame(Things things) {
        return things instanceof Things.Having having
                && (having.property() instanceof Property.SameAs || areSame(having.of()));
    }

    /** Whether the things have something in common with another, or stand to it in some way. */
    static boolean areRelated(Things things) {
        return areSame(things)
                || (things instanceof Things.Having having
                        && (having.property() instanceof Property.Stands || areRelated(having.of())));
    }
}
