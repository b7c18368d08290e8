package io.watchword.questionengine.program;

import java.util.List;

/** Properties put into English. */
final class Predicate {
    private Predicate() {}

    /** As it follows a noun: "that is red", "that entered the yard". */
    static String clause(Property property, boolean plural) {
        if (property instanceof Property.Did did) {
            return "that " + did(did);
        } else if (property instanceof Property.Lasts lasts) {
            return lasts(lasts);
        } else if (property instanceof Property.Undergoes undergoes) {
            return "that " + NounPhrase.enclosed(undergoes.by()) + " is " + undergoes.verb();
        }
        String is = plural ? "are " : "is ";
        return "that " + (isFinite(property) ? "" : is) + of(property);
    }

    /** Whether it is said with a verb of its own instead of "is". */
    static boolean isFinite(Property property) {
        return property instanceof Property.Both both
                ? isFinite(both.parts().get(0))
                : property instanceof Property.Does does && does.finite();
    }

    /** As an option among others. */
    static String option(Property property) {
        boolean joined = property instanceof Property.Both || property instanceof Property.Either;
        return joined ? "(" + of(property) + ")" : of(property);
    }

    /** As it follows "is". */
    static String of(Property property) {
        if (property instanceof Property.HasColour colour) {
            return colour(colour);
        } else if (property instanceof Property.Has has) {
            return has.value();
        } else if (property instanceof Property.Sized sized) {
            return sized.size().words();
        } else if (property instanceof Property.AtPlace at) {
            return place(at.place());
        } else if (property instanceof Property.InZone in) {
            return "in the " + in.zone();
        } else if (property instanceof Property.Stands stands) {
            return stands.relation().words() + " " + NounPhrase.enclosed(stands.to());
        } else if (property instanceof Property.Between between) {
            return between(between);
        } else if (property instanceof Property.SameAs same) {
            return "the same " + same.attribute() + " as " + NounPhrase.enclosed(same.to());
        } else if (property instanceof Property.OfKind kind) {
            return Words.a(kind.noun());
        } else if (property instanceof Property.Moves moves) {
            return moves.motion().words();
        } else if (property instanceof Property.Not not) {
            return "not " + option(not.of());
        }
        return other(property);
    }

    private static String other(Property property) {
        if (property instanceof Property.Both both) {
            return isFinite(both) ? finite(both) : both(both.parts());
        } else if (property instanceof Property.Either either) {
            return "either " + joined(either.parts(), " or ");
        } else if (property instanceof Property.Does does) {
            Things to = does.to();
            return to == null ? does.verb() : does.verb() + " " + NounPhrase.enclosed(to);
        } else if (property instanceof Property.Did did) {
            return did(did);
        } else if (property instanceof Property.Lasts lasts) {
            return lasts(lasts);
        } else if (property instanceof Property.Undergoes undergoes) {
            return "what " + NounPhrase.enclosed(undergoes.by()) + " is " + undergoes.verb();
        }
        return ((Property.Is) property).quality();
    }

    private static String both(List<Property> parts) {
        if (parts.size() == 2 && NounPhrase.isOneGarment(parts.get(0), parts.get(1))) {
            Property.HasColour first = (Property.HasColour) parts.get(0);
            Property.HasColour second = (Property.HasColour) parts.get(1);
            return colour(new Property.HasColour(first.colour() + " and " + second.colour(), first.part()));
        }
        return joined(parts, " and ");
    }

    private static String finite(Property.Both both) {
        return String.join(
                " and ",
                both.parts().stream()
                        .map(part -> (isFinite(part) ? "" : "is ") + option(part))
                        .toList());
    }

    private static String joined(List<Property> parts, String joint) {
        return String.join(joint, parts.stream().map(Predicate::option).toList());
    }

    private static String colour(Property.HasColour colour) {
        return switch (colour.part()) {
            case WHOLE -> colour.colour();
            case CLOTHES -> "wearing " + colour.colour() + " clothes";
            case UPPER -> "wearing " + Words.a(colour.colour() + " shirt");
            case LOWER -> "wearing " + colour.colour() + " trousers";
        };
    }

    private static String place(Place place) {
        return switch (place) {
            case LEFT, RIGHT, FAR_LEFT, FAR_RIGHT -> "on the " + place.words();
            case MIDDLE, FRONT, BACK -> "in the " + place.words();
            default -> "at the " + place.words();
        };
    }

    private static String between(Property.Between between) {
        return between.a().equals(between.b())
                ? "between two (" + NounPhrase.many(between.a()) + ")"
                : "between " + NounPhrase.enclosed(between.a()) + " and " + NounPhrase.enclosed(between.b());
    }

    private static String did(Property.Did did) {
        String place = did.place() == null && did.event() == Event.CROSSED ? "line" : did.place();
        String where = place == null ? "" : did.event() == Event.STOPPED ? " in the " + place : " the " + place;
        return did.event().words() + where;
    }

    private static String lasts(Property.Lasts lasts) {
        return "for " + lasts.comparison().words() + " " + English.time(lasts.seconds());
    }
}
