package io.watchword.questionengine.reasoning;

import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Things;

/** Short words for parts of programs, for reasons and traces. */
final class Phrases {
    private Phrases() {}

    /** What things are called: "red car". */
    static String noun(Things things) {
        if (things instanceof Things.Find find) {
            return find.noun();
        }
        if (things instanceof Things.Having having) {
            String adjective = adjective(having.property());
            return adjective.isEmpty() ? noun(having.of()) : adjective + " " + noun(having.of());
        }
        if (things instanceof Things.Ranked ranked) {
            return noun(ranked.of());
        }
        if (things instanceof Things.Union union) {
            return noun(union.a()) + " or " + noun(union.b());
        }
        return "picture";
    }

    private static String adjective(Property property) {
        if (property instanceof Property.HasColour colour) {
            return colour.colour();
        }
        if (property instanceof Property.Has has) {
            return has.value();
        }
        if (property instanceof Property.Sized sized) {
            return sized.size().words();
        }
        return property instanceof Property.Is is ? is.quality() : "";
    }

    /** The module that a property is worked out by: "colour", "left of". */
    static String module(Property property) {
        if (property instanceof Property.HasColour) {
            return "colour";
        }
        if (property instanceof Property.Has has) {
            return has.attribute();
        }
        if (property instanceof Property.Stands stands) {
            return stands.relation().words();
        }
        if (property instanceof Property.SameAs same) {
            return "same " + same.attribute();
        }
        return kind(property);
    }

    private static String kind(Property property) {
        if (property instanceof Property.Sized) {
            return "size";
        }
        if (property instanceof Property.AtPlace) {
            return "place";
        }
        if (property instanceof Property.InZone) {
            return "zone";
        }
        if (property instanceof Property.Between) {
            return "between";
        }
        if (property instanceof Property.OfKind) {
            return "kind";
        }
        if (property instanceof Property.Moves) {
            return "motion";
        }
        return composed(property);
    }

    private static String composed(Property property) {
        if (property instanceof Property.Not) {
            return "not";
        }
        if (property instanceof Property.Both) {
            return "and";
        }
        if (property instanceof Property.Either) {
            return "or";
        }
        if (property instanceof Property.Did) {
            return "event";
        }
        return property instanceof Property.Lasts ? "time" : "outside";
    }

    /** What a property says beside its module: "red", "driveway"; empty where the module says it all. */
    static String detail(Property property) {
        if (property instanceof Property.AtPlace at) {
            return at.place().words();
        }
        if (property instanceof Property.InZone in) {
            return in.zone();
        }
        if (property instanceof Property.OfKind kind) {
            return kind.noun();
        }
        if (property instanceof Property.Moves moves) {
            return moves.motion().words();
        }
        return timed(property);
    }

    private static String timed(Property property) {
        if (property instanceof Property.Did did) {
            return did.place() == null ? did.event().words() : did.event().words() + " " + did.place();
        }
        if (property instanceof Property.Lasts lasts) {
            return lasts.comparison().words() + " " + lasts.seconds() + " s";
        }
        if (property instanceof Property.Does does) {
            return does.verb();
        }
        return property instanceof Property.Undergoes undergoes ? undergoes.verb() : adjective(property);
    }

    /** A property in words: "left of the truck", "not red". */
    static String words(Property property) {
        if (property instanceof Property.Stands stands) {
            return stands.relation().words() + " the " + noun(stands.to());
        }
        if (property instanceof Property.Between between) {
            return "between the " + noun(between.a()) + " and the " + noun(between.b());
        }
        if (property instanceof Property.SameAs same) {
            return "of the same " + same.attribute() + " as the " + noun(same.to());
        }
        if (property instanceof Property.Not not) {
            return "not " + words(not.of());
        }
        if (property instanceof Property.Both both) {
            return String.join(
                    " and ", both.parts().stream().map(Phrases::words).toList());
        }
        if (property instanceof Property.Either either) {
            return String.join(
                    " or ", either.parts().stream().map(Phrases::words).toList());
        }
        return detail(property);
    }
}
