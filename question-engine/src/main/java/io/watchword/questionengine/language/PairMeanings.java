package io.watchword.questionengine.language;

import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Things;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions of the grammar about noun phrases beside others: "one and another", "the other". */
final class PairMeanings {
    void register(Map<String, Meaning.Function> functions) {
        functions.put("unionOfLike", (a, notes) -> unionOfLike(a.get(0, Phrase.class), a.get(1, Phrase.class)));
        functions.put("eitherOfLike", (a, notes) -> eitherOfLike(a.get(0, Property.class), a.get(1, Property.class)));
        functions.put(
                "alternatives",
                (a, notes) -> alternatives(
                        List.of(a.get(0, Property.class), a.get(1, Property.class), a.get(2, Property.class))));
        functions.put("other", (a, notes) -> other(a.get(0, Phrase.class)));
    }

    /**
     * Two phrases as one, if they are alike: in "cats left of the dog and birds" it is the cats and the birds that go
     * together. In "the cat and dog" one article serves both.
     */
    private static @Nullable Phrase unionOfLike(Phrase a, Phrase b) {
        boolean shared = b.det() == Det.BARE && !b.plural();
        return shared || a.isIndefinite() == b.isIndefinite()
                ? new Phrase(new Things.Union(a.things(), b.things()), a.det(), true)
                : null;
    }

    /** Either property, if both say what kind of thing it is or neither does. */
    private static @Nullable Property eitherOfLike(Property a, Property b) {
        return saysKind(a) == saysKind(b) ? new Property.Either(List.of(a, b)) : null;
    }

    /** One of three, if all of them say where something is or none does: what is on the wall may be red or orange. */
    private static @Nullable Property alternatives(List<Property> parts) {
        long places = parts.stream().filter(PairMeanings::saysWhere).count();
        return places == 0 || places == parts.size() ? new Property.Either(parts) : null;
    }

    private static boolean saysWhere(Property property) {
        return property instanceof Property.Stands || property instanceof Property.AtPlace;
    }

    private static boolean saysKind(Property property) {
        if (property instanceof Property.Both both) {
            return both.parts().stream().anyMatch(PairMeanings::saysKind);
        }
        if (property instanceof Property.Either either) {
            return either.parts().stream().anyMatch(PairMeanings::saysKind);
        }
        return property instanceof Property.OfKind;
    }

    /** The phrase if it has something in common with another thing, which then is not among those it names. */
    private static @Nullable Phrase other(Phrase phrase) {
        Things things = phrase.things();
        while (things instanceof Things.Having having) {
            if (having.property() instanceof Property.SameAs) {
                return phrase;
            }
            things = having.of();
        }
        return null;
    }
}
