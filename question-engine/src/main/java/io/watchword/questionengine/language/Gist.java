package io.watchword.questionengine.language;

import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.ProgramParts;
import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Relation;
import io.watchword.questionengine.program.Things;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a program comes to, whichever way its words hang together: two readings of the same gist differ in nothing that
 * matters. The person on a horse on the left is on the left as much as the horse is, and who talks on a phone talks.
 */
final class Gist {
    /** Where one of these holds, the two are in the same place. */
    private static final Set<Relation> TOGETHER = EnumSet.of(
            Relation.ON,
            Relation.IN,
            Relation.OF,
            Relation.WITH,
            Relation.WEARING,
            Relation.HOLDING,
            Relation.CARRYING,
            Relation.RIDING,
            Relation.TOUCHING);

    private static final Map<String, Relation> PARTICLES = Map.of(
            "on", Relation.ON,
            "in", Relation.IN,
            "into", Relation.IN,
            "onto", Relation.ON,
            "over", Relation.ABOVE,
            "with", Relation.WITH,
            "at", Relation.NEAR,
            "along", Relation.NEAR,
            "behind", Relation.BEHIND);

    /** Marks what holds of everything around: a field, a street, a room. */
    private static final String SCENERY = "scenery ";

    private Gist() {}

    /** The gist in a form that can be compared. */
    static String of(Program program) {
        if (program instanceof Program.All all) {
            return all.parts().stream().map(Gist::of).collect(Collectors.joining(" & "));
        } else if (program instanceof Program.Any any) {
            return any.parts().stream().map(Gist::of).collect(Collectors.joining(" | "));
        } else if (program instanceof Program.During during) {
            return during.window() + " " + of(during.of());
        }
        TreeSet<String> said = new TreeSet<>();
        ProgramParts.properties(program).forEach(property -> say(property, said, said));
        List<String> things =
                ProgramParts.things(program).stream().map(Gist::of).toList();
        return program.getClass().getSimpleName() + scalars(program) + things + said;
    }

    private static String scalars(Program program) {
        if (program instanceof Program.Exists exists) {
            return String.valueOf(exists.negated());
        } else if (program instanceof Program.CompareNumber compare) {
            return compare.comparison() + " " + compare.number();
        } else if (program instanceof Program.CompareCounts compare) {
            return compare.comparison().toString();
        } else if (program instanceof Program.QueryColour query) {
            return query.part().toString();
        } else if (program instanceof Program.QueryAttribute query) {
            return query.attribute();
        } else if (program instanceof Program.Quantified quantified) {
            return quantified.quantifier().toString();
        }
        return program instanceof Program.Same same ? same.attribute() : "";
    }

    private static String of(Things things) {
        TreeSet<String> said = new TreeSet<>();
        say(things, said, said);
        return said.toString();
    }

    private static String of(Property property) {
        TreeSet<String> said = new TreeSet<>();
        say(property, said, said);
        return said.toString();
    }

    /** Adds what is said of the things, and to {@code where} what is said of the place they are in. */
    private static void say(Things things, Set<String> said, Set<String> where) {
        if (things instanceof Things.Having having) {
            say(having.of(), said, where);
            say(having.property(), said, where);
        } else if (things instanceof Things.Ranked ranked) {
            said.add(ranked.order() + " " + ranked.rank() + " " + of(ranked.of()));
        } else if (things instanceof Things.Union union) {
            said.add(new TreeSet<>(List.of(of(union.a()), of(union.b()))).toString());
        } else if (things instanceof Things.Find find && !find.labels().isEmpty()) {
            said.add(
                    find.kinds().isEmpty()
                            ? find.labels().toString()
                            : find.kinds().toString());
        } else {
            said.add(things.toString());
        }
    }

    private static void say(Property property, Set<String> said, Set<String> where) {
        if (property instanceof Property.Both both) {
            both.parts().forEach(part -> say(part, said, where));
        } else if (property instanceof Property.Is is) {
            said.add(is.quality());
        } else if (property instanceof Property.Does does) {
            does(does, said, where);
        } else if (property instanceof Property.Stands stands) {
            stands(stands.relation(), stands.to(), said, where);
        } else if (property instanceof Property.AtPlace || property instanceof Property.Lasts) {
            where.add(property.toString());
        } else if (property instanceof Property.Has has) {
            said.add(has.value());
        } else if (property instanceof Property.Sized sized) {
            said.add(sized.size().words());
        } else {
            List<String> things =
                    ProgramParts.things(property).stream().map(Gist::of).toList();
            TreeSet<String> parts = new TreeSet<>(
                    ProgramParts.properties(property).stream().map(Gist::of).toList());
            boolean whole = things.isEmpty() && parts.isEmpty();
            said.add(
                    whole
                            ? property.toString()
                            : property.getClass().getSimpleName() + word(property) + things + parts);
        }
    }

    private static String word(Property property) {
        if (property instanceof Property.Undergoes undergoes) {
            return undergoes.verb();
        }
        return property instanceof Property.SameAs same ? same.attribute() : "";
    }

    private static void does(Property.Does does, Set<String> said, Set<String> where) {
        Things to = does.to();
        int last = does.verb().lastIndexOf(' ');
        Relation relation =
                last < 0 || to == null ? null : PARTICLES.get(does.verb().substring(last + 1));
        if (to == null) {
            said.add(does.verb());
        } else if (relation == null) {
            TreeSet<String> object = new TreeSet<>();
            say(to, object, where);
            said.add(does.verb() + object);
        } else {
            said.add(does.verb().substring(0, last));
            stands(relation, to, said, where);
        }
    }

    private static void stands(Relation relation, Things to, Set<String> said, Set<String> where) {
        TreeSet<String> other = new TreeSet<>();
        if (relation == Relation.OF) {
            part(to, other, where);
        } else if (TOGETHER.contains(relation)) {
            say(to, other, where);
        } else {
            TreeSet<String> places = new TreeSet<>();
            say(to, other, places);
            places.forEach(place -> (place.startsWith(SCENERY) ? where : other).add(place));
        }
        boolean scenery = relation == Relation.IN && Labels.of(to).isEmpty();
        boolean place = relation == Relation.ON || relation == Relation.IN;
        (place ? where : said).add((scenery ? SCENERY : "") + relation + other);
    }

    /** Wherever the whole is, its part is. */
    private static void part(Things whole, Set<String> noun, Set<String> where) {
        if (whole instanceof Things.Having having) {
            part(having.of(), noun, where);
            say(having.property(), where, where);
        } else {
            say(whole, noun, noun);
        }
    }
}
