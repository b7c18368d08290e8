package io.watchword.questionengine.language;

import io.watchword.questionengine.program.Comparison;
import io.watchword.questionengine.program.Motion;
import io.watchword.questionengine.program.Part;
import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Relation;
import io.watchword.questionengine.program.Things;
import io.watchword.questionengine.program.Wording;
import io.watchword.questionengine.vocabulary.Value;
import io.watchword.questionengine.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The functions of the grammar that build properties. */
final class PropertyMeanings {
    /** "On the left side of the picture" is a place in it. */
    private static final Set<Relation> IN_THE_PICTURE =
            EnumSet.of(Relation.LEFT_OF, Relation.RIGHT_OF, Relation.IN_FRONT_OF, Relation.BEHIND);

    /** "In each bunch" is about each of them, which no relation to at least one of them says. */
    private static final Set<Det> GROUPS = EnumSet.of(Det.ALL, Det.BOTH, Det.NONE, Det.NEITHER, Det.EITHER, Det.MOST);

    /** What is done to something, so that it stands before no noun: a "holding phone" is no phone. */
    private static final Set<String> TO_OTHERS =
            Set.of("holding", "wearing", "carrying", "facing", "having", "using", "being", "getting", "taking");

    /** What a verb does not end with unless something follows. */
    private static final Set<String> TO_WHAT = Set.of(
            "in",
            "at",
            "to",
            "for",
            "with",
            "of",
            "from",
            "into",
            "onto",
            "like",
            "as",
            "toward",
            "towards",
            "against",
            "wearing",
            "having",
            "using",
            "containing",
            "holding",
            "carrying");

    private final boolean judgedByBoxes;
    private final Supplier<Set<String>> garments;
    private final Supplier<Set<String>> body;

    PropertyMeanings(Vocabulary vocabulary, Supplier<Set<String>> garments, Supplier<Set<String>> body) {
        this.body = body;
        this.judgedByBoxes = vocabulary.judgesRelationsByBoxes();
        this.garments = garments;
    }

    void register(Map<String, Meaning.Function> functions) {
        functions.put("colour", (a, notes) -> new Property.HasColour(a.text(0), part(a, 1)));
        functions.put("worn", (a, notes) -> worn(a.get(0, Property.class), a.text(1)));
        functions.put("value", (a, notes) -> value(a.get(0, Value.class)));
        functions.put("sized", (a, notes) -> new Property.Sized(Wording.size(a.text(0))));
        functions.put("place", (a, notes) -> new Property.AtPlace(Wording.place(a.text(0))));
        functions.put("zone", (a, notes) -> new Property.InZone(a.text(0)));
        functions.put("stands", (a, notes) -> stands(a.text(0), a.get(1, Phrase.class), notes));
        functions.put(
                "between",
                (a, notes) -> new Property.Between(
                        Others.without(a.get(0, Phrase.class).things()),
                        Others.without((a.has(1) ? a.get(1, Phrase.class) : a.get(0, Phrase.class)).things())));
        functions.put(
                "same",
                (a, notes) ->
                        new Property.SameAs(a.text(0), a.get(1, Phrase.class).things()));
        functions.put("kind", (a, notes) -> kind(a.get(0, Phrase.class)));
        functions.put("moves", (a, notes) -> new Property.Moves(Wording.motion(a.text(0))));
        functions.put("did", (a, notes) -> new Property.Did(Wording.event(a.text(0)), a.optional(1, String.class)));
        functions.put(
                "lasts",
                (a, notes) -> new Property.Lasts(
                        Wording.comparison(a.text(0)), a.get(1, Number.class).doubleValue()));
        functions.put("not", (a, notes) -> not(a.get(0, Property.class)));
        functions.put("both", (a, notes) -> joined(a, true));
        functions.put("either", (a, notes) -> joined(a, false));
        functions.put("does", (a, notes) -> new Property.Does(a.text(0), things(a, 1), false));
        functions.put(
                "lasting",
                (a, notes) -> a.get(0, Property.class) instanceof Property.Does ? null : a.get(0, Property.class));
        functions.put("alone", (a, notes) -> TO_WHAT.contains(lastWord(a.text(0))) ? null : a.text(0));
        functions.put("doing", (a, notes) -> TO_OTHERS.contains(a.text(0)) ? null : new Property.Is(a.text(0)));
        functions.put("finitely", (a, notes) -> new Property.Does(a.text(0), things(a, 1), true));
        functions.put("undergoes", (a, notes) -> undergoes(a.text(0), a.get(1, Phrase.class)));
        functions.put("words", (a, notes) -> a.text(0) + " " + a.text(1));
        functions.put("text", (a, notes) -> a.text(0));
        functions.put("number", (a, notes) -> a.get(0, Number.class).intValue());
    }

    private static Property undergoes(String verb, Phrase by) {
        Property done = new Property.Undergoes(verb, by.things());
        return by.det() == Det.NO ? new Property.Not(done) : done;
    }

    private static Part part(Arguments a, int index) {
        return a.has(index) ? Wording.part(a.text(index)) : Part.WHOLE;
    }

    private static @Nullable Things things(Arguments a, int index) {
        Phrase phrase = a.optional(index, Phrase.class);
        return phrase == null ? null : phrase.things();
    }

    /** A colour, or several, as what is worn on a part of the body. */
    private static @Nullable Property worn(Property colour, String part) {
        if (colour instanceof Property.HasColour one) {
            return new Property.HasColour(one.colour(), Wording.part(part));
        }
        if (colour instanceof Property.Either either) {
            return new Property.Either(either.parts().stream()
                    .map(each -> Objects.requireNonNull(worn(each, part)))
                    .toList());
        }
        List<Property> parts = colour instanceof Property.Both both ? both.parts() : List.of();
        List<Property> worn = new ArrayList<>();
        for (Property each : parts) {
            Property on = worn(each, part);
            if (on == null) {
                return null;
            }
            worn.add(on);
        }
        return worn.isEmpty() ? null : new Property.Both(worn);
    }

    private static Property value(Value value) {
        return value.attribute().equals("colour")
                ? new Property.HasColour(value.value(), Part.WHOLE)
                : new Property.Has(value.attribute(), value.value());
    }

    private @Nullable Property stands(String relation, Phrase said, Notes notes) {
        return switch (relation) {
            case "over" -> over(said, notes);
            case "inside" ->
                GROUPS.contains(said.det()) || said.det() == Det.NO
                        ? stood("in", said, notes)
                        : new Property.Stands(Relation.IN, Others.without(said.things()));
            default -> stood(relation, said, notes);
        };
    }

    private @Nullable Property over(Phrase said, Notes notes) {
        boolean worn = body.get().contains(last(said.things()));
        if (worn) {
            notes.add("“over” is understood as on");
        }
        return stood(worn ? "on" : "above", said, notes);
    }

    private @Nullable Property stood(String words, Phrase said, Notes notes) {
        Phrase to = said.with(Others.without(said.things()));
        if (GROUPS.contains(to.det())) {
            return null;
        }
        if (to.det() == Det.NO) {
            return new Property.Not(new Property.Stands(relation(words, to.things()), to.things()));
        }
        Relation relation = relation(words, to.things());
        if (IN_THE_PICTURE.contains(relation) && to.things() instanceof Things.Picture) {
            return null;
        }
        if (judgedByBoxes && (relation == Relation.BEHIND || relation == Relation.IN_FRONT_OF)) {
            notes.add("“" + words + "” is judged by which box reaches lower in the picture");
        }
        return new Property.Stands(relation, to.things());
    }

    private static String last(Things things) {
        return lastWord(Wording.noun(things));
    }

    private static String lastWord(String words) {
        return words.substring(words.lastIndexOf(' ') + 1);
    }

    /** Who is in a coat wears it. */
    private Relation relation(String words, Things to) {
        Relation relation = Wording.relation(words);
        String head = last(to);
        return relation == Relation.IN
                        && Stream.of("", "s", Labels.of(to).isEmpty() ? "es" : "")
                                .anyMatch(ending -> garments.get().contains(head + ending))
                ? Relation.WEARING
                : relation;
    }

    private static @Nullable Property kind(Phrase phrase) {
        if (phrase.det() == Det.NO) {
            return new Property.Not(kind(phrase.things()));
        }
        return kind(phrase.things());
    }

    private static Property kind(Things things) {
        if (things instanceof Things.Find find) {
            return Property.OfKind.of(find);
        }
        if (things instanceof Things.Having having) {
            return Anaphora.isOne(having.of())
                    ? having.property()
                    : new Property.Both(List.of(kind(having.of()), having.property()));
        }
        if (things instanceof Things.Union union) {
            return new Property.Either(List.of(kind(union.a()), kind(union.b())));
        }
        return new Property.Is(Wording.noun(things));
    }

    private static Property not(Property of) {
        if (of instanceof Property.Moves moves) {
            if (moves.motion() == Motion.MOVING) {
                return new Property.Moves(Motion.STOPPED);
            }
            if (moves.motion() == Motion.STOPPED) {
                return new Property.Moves(Motion.MOVING);
            }
        }
        if (of instanceof Property.Lasts lasts) {
            return new Property.Lasts(opposite(lasts.comparison()), lasts.seconds());
        }
        return of instanceof Property.Not not ? not.of() : new Property.Not(of);
    }

    private static Comparison opposite(Comparison comparison) {
        return switch (comparison) {
            case MORE_THAN, EXACTLY -> Comparison.AT_MOST;
            case AT_LEAST -> Comparison.FEWER_THAN;
            case FEWER_THAN -> Comparison.AT_LEAST;
            case AT_MOST -> Comparison.MORE_THAN;
        };
    }

    private static Property joined(Arguments a, boolean both) {
        List<Property> parts = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            Property part = a.get(i, Property.class);
            if (!parts.contains(part)) {
                parts.add(part);
            }
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return both ? new Property.Both(parts) : new Property.Either(parts);
    }
}
