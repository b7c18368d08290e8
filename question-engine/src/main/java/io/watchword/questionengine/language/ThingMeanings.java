package io.watchword.questionengine.language;

import io.watchword.questionengine.program.Order;
import io.watchword.questionengine.program.Part;
import io.watchword.questionengine.program.Plurals;
import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Relation;
import io.watchword.questionengine.program.Things;
import io.watchword.questionengine.program.Wording;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The functions of the grammar that build noun phrases. */
final class ThingMeanings {
    /** A rank as a modifier: "leftmost", "second", "biggest". */
    record Rank(Order order, int rank) {}

    /** As many labels as only broader words cover: what covers fewer may be a narrower word for what they share. */
    private static final int BROAD = 3;

    /** Who else may wear something. */
    private static final Set<String> DRESSED =
            Set.of("teddy bear", "dog", "cat", "horse", "elephant", "sheep", "cow", "bear", "bird");

    private static final Set<String> PERSON = Set.of("person");

    private final Set<String> labels;
    private final Supplier<Set<String>> noOnes;

    /** Nobody has {@code noOnes}, though they are said right behind someone. */
    ThingMeanings(List<String> labels, Supplier<Set<String>> noOnes) {
        this.labels = new LinkedHashSet<>(labels);
        this.noOnes = noOnes;
    }

    void register(Map<String, Meaning.Function> functions) {
        functions.put("det", (a, notes) -> a.get(1, Phrase.class).with(Det.valueOf(a.text(0))));
        functions.put("things", (a, notes) -> new Phrase(everything(), Det.valueOf(a.text(0)), true));
        functions.put("it", (a, notes) -> new Phrase(Anaphora.IT, Det.IT, false));
        functions.put("they", (a, notes) -> new Phrase(Anaphora.THEY, Det.IT, true));
        functions.put("he", (a, notes) -> new Phrase(Anaphora.HE, Det.THE, false));
        functions.put("one", (a, notes) -> new Phrase(new Things.Find(Anaphora.ONE, labels), Det.BARE, true));
        functions.put("people", (a, notes) -> people(a));
        functions.put(
                "with",
                (a, notes) -> Sense.has(a.get(0, Phrase.class).things(), a.get(1, Object.class))
                        ? modified(a.get(0, Phrase.class), a.get(1, Object.class), notes)
                        : null);
        functions.put("ranked", (a, notes) -> ranked(a));
        functions.put("rank", (a, notes) -> rank(a));
        functions.put("union", (a, notes) -> union(a.get(0, Phrase.class), a.get(1, Phrase.class)));
        functions.put("owned", (a, notes) -> owned(a.get(0, Phrase.class), a.get(1, Phrase.class)));
        functions.put("mods", (a, notes) -> Mods.of(a.get(0, Object.class), a.optional(1, Mods.class)));
        functions.put("unseen", (a, notes) -> new Phrase(new Things.Find(a.text(0), Set.of()), Det.A, true));
        functions.put(
                "unseenNoun",
                (a, notes) -> Labels.of(a.get(0, Phrase.class).things()).isEmpty()
                        ? Wording.noun(a.get(0, Phrase.class).things())
                        : null);
        functions.put("noun", (a, notes) -> Wording.noun(a.get(0, Phrase.class).things()));
        functions.put(
                "digits", (a, notes) -> Integer.toString(a.get(0, Number.class).intValue()));
        functions.put("acting", (a, notes) -> new Acting(a.get(0, Property.class)));
        functions.put("picture", (a, notes) -> new Phrase(new Things.Picture(), Det.BARE, false));
        functions.put("indefinite", (a, notes) -> indefinite(a.get(0, Phrase.class)));
        functions.put("definite", (a, notes) -> a.get(0, Phrase.class).isIndefinite() ? null : a.get(0, Phrase.class));
        functions.put("affirmed", (a, notes) -> a.get(0, Phrase.class).det() == Det.NO ? null : a.get(0, Phrase.class));
        functions.put(
                "unrelated",
                (a, notes) -> Others.areRelated(a.get(0, Phrase.class).things()) ? null : a.get(0, Phrase.class));
        functions.put("unquantified", (a, notes) -> unquantified(a.get(0, Phrase.class)));
        functions.put(
                "plural",
                (a, notes) -> new Phrase(
                        a.get(0, Phrase.class).things(), a.get(0, Phrase.class).det(), true));
        functions.put("note", (a, notes) -> {
            notes.add(a.text(0));
            return a.get(1, Object.class);
        });
        functions.put("pluralOnly", (a, notes) -> a.get(0, Phrase.class).plural() ? a.get(0, Phrase.class) : null);
        functions.put("counted", (a, notes) -> counted(a.get(0, Phrase.class)));
        functions.put("compound", (a, notes) -> compound(a.get(0, Phrase.class), a.get(1, Phrase.class), notes));
        functions.put("quality", (a, notes) -> new Property.Is(a.text(0)));
    }

    Things everything() {
        return new Things.Find("thing", labels);
    }

    private static Phrase people(Arguments a) {
        Things people = new Things.Find("person", PERSON);
        return new Phrase(people, Det.valueOf(a.text(0)), a.size() > 1);
    }

    /** The phrase with a modifier: a property, a rank, or a list of them, the first said applied last. */
    static Phrase modified(Phrase phrase, Object modifier, Notes notes) {
        if (modifier instanceof Mods mods) {
            Phrase so = phrase;
            for (Object each : mods.ranksLast()) {
                so = modified(so, each, notes);
            }
            return so;
        }
        if (modifier instanceof Acting acting) {
            return phrase.with(having(phrase.things(), acting.property(), notes));
        }
        if (modifier instanceof Rank rank) {
            return phrase.with(new Things.Ranked(phrase.things(), rank.order(), rank.rank()));
        }
        return phrase.with(having(phrase.things(), (Property) modifier, notes));
    }

    /** Those that have the property; of a person, the colour is that of the clothes. */
    static Things having(Things things, Property property, Notes notes) {
        if (Others.is(property) && Others.areSame(things)) {
            return things;
        }
        Things of = property instanceof Property.SameAs ? Others.without(things) : things;
        return new Things.Having(of, fitted(of, property, notes));
    }

    /** The property as it is meant of these things. */
    static Property fitted(Things things, Property property, Notes notes) {
        if (property instanceof Property.HasColour colour && colour.part() == Part.WHOLE && isPeople(things)) {
            notes.add("the colour of a person is understood as the colour of the clothes");
            return new Property.HasColour(colour.colour(), Part.CLOTHES);
        }
        if (property instanceof Property.HasColour colour && colour.part() == Part.CLOTHES && !mayBePeople(things)) {
            return mayBeDressed(things) ? dressed(colour) : new Property.HasColour(colour.colour(), Part.WHOLE);
        }
        if (property instanceof Property.Both both) {
            return new Property.Both(
                    both.parts().stream().map(part -> part(things, part, notes)).toList());
        }
        if (property instanceof Property.Either either) {
            return new Property.Either(either.parts().stream()
                    .map(part -> part(things, part, notes))
                    .toList());
        }
        if (property instanceof Property.OfKind kind) {
            return toldApart(things, kind);
        }
        return property instanceof Property.Not not ? new Property.Not(fitted(things, not.of(), notes)) : property;
    }

    /** One of several properties. A ball may well be said to be a big sphere, but no person to be a big man. */
    private static Property part(Things things, Property property, Notes notes) {
        return property instanceof Property.OfKind && !isPeople(things) ? property : fitted(things, property, notes);
    }

    /** Whether a person is a man can't be told: then the kind is outside the vocabulary. A dog is an animal, though. */
    private static Property toldApart(Things things, Property.OfKind kind) {
        Set<String> known = Labels.of(things);
        boolean always = !known.isEmpty()
                && kind.kinds().isEmpty()
                && kind.labels().size() < BROAD
                && kind.labels().containsAll(known)
                && !kind.noun().equals(Wording.noun(things));
        return always ? new Property.OfKind(kind.noun(), Set.of()) : kind;
    }

    /** A dog in red wears it; a car in red is red. */
    private static boolean mayBeDressed(Things things) {
        return DRESSED.containsAll(Labels.of(things));
    }

    private static Property dressed(Property.HasColour colour) {
        Things clothes = new Things.Find("clothing", Set.of());
        return new Property.Stands(
                Relation.WEARING, new Things.Having(clothes, new Property.HasColour(colour.colour(), Part.WHOLE)));
    }

    private static boolean mayBePeople(Things things) {
        Set<String> labels = Labels.of(things);
        return labels.isEmpty() || labels.contains("person");
    }

    static boolean isPeople(Things things) {
        if (things instanceof Things.Having having) {
            return isPeople(having.of());
        }
        if (things instanceof Things.Ranked ranked) {
            return isPeople(ranked.of());
        }
        return things instanceof Things.Find find && find.labels().equals(PERSON);
    }

    private static Phrase ranked(Arguments a) {
        Phrase phrase = a.get(0, Phrase.class);
        int rank = a.has(2) ? a.get(2, Number.class).intValue() : 1;
        return phrase.with(new Things.Ranked(phrase.things(), Wording.order(a.text(1)), rank));
    }

    private static Rank rank(Arguments a) {
        return new Rank(
                Wording.order(a.text(0)), a.has(1) ? a.get(1, Number.class).intValue() : 1);
    }

    /** The phrase where it doesn't say which. */
    private static @Nullable Phrase indefinite(Phrase phrase) {
        return phrase.isIndefinite() ? phrase : null;
    }

    /** The phrase where it is not about all or none of several: who asks "aren't all of them red?" may mean either. */
    private static @Nullable Phrase unquantified(Phrase phrase) {
        boolean one =
                phrase.isIndefinite() ? phrase.det() != Det.NO : phrase.det() == Det.THE || phrase.det() == Det.IT;
        return one ? phrase : null;
    }

    /** The phrase where there can be several of it: "two dogs", "three sheep", but not "3 cushion couch". */
    private static @Nullable Phrase counted(Phrase phrase) {
        String noun = Wording.noun(phrase.things());
        return phrase.plural() || Plurals.of(noun).equals(noun) ? phrase : null;
    }

    private static Phrase union(Phrase a, Phrase b) {
        return new Phrase(new Things.Union(a.things(), b.things()), a.det(), true);
    }

    /** "the man's hat". */
    private static Phrase owned(Phrase owner, Phrase owned) {
        Things of = new Things.Having(owned.things(), new Property.Stands(Relation.OF, owner.things()));
        return new Phrase(of, Det.THE, owned.plural());
    }

    /** "tennis ball" where the dictionary has no such word: a ball, with something said of it that can't be seen. */
    private @Nullable Phrase compound(Phrase modifier, Phrase head, Notes notes) {
        if (modifier.plural() && !(head.things() instanceof Things.Find)) {
            return null;
        }
        if (modifier.plural() && isPeople(modifier.things()) && !isPeople(head.things())) {
            return owned(modifier, head);
        }
        if (isPeople(modifier.things()) && noOnes.get().contains(Wording.noun(head.things()))) {
            return null;
        }
        notes.forget(Wording.noun(modifier.things()));
        if (head.things() instanceof Things.Find find && find.labels().isEmpty()) {
            return head.with(new Things.Find(Wording.noun(modifier.things()) + " " + find.noun(), Set.of()));
        }
        String said = Wording.noun(modifier.things());
        return head.things() instanceof Things.Having having && having.property() instanceof Property.Is is
                ? head.with(new Things.Having(having.of(), new Property.Is(said + " " + is.quality())))
                : head.with(new Things.Having(head.things(), new Property.Is(said)));
    }
}
