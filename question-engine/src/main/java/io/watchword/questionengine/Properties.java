package io.watchword.questionengine;

import io.watchword.questionengine.vocabulary.Vocabulary;
import io.watchword.questionengine.vocabulary.Vocabulary.Hue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what can be said of a thing: a place, a relation, what someone wears, and after "is" a colour or a kind too.
 */
final class Properties {
    private static final int MOST = 8;

    private final English english;
    private final Vocabulary vocabulary;
    private final NounPhrases phrases;

    Properties(English english, Vocabulary vocabulary, NounPhrases phrases) {
        this.english = english;
        this.vocabulary = vocabulary;
        this.phrases = phrases;
    }

    /** One that can follow a noun directly: "on the left", "in red", "near the bench"; null if none stands here. */
    @Nullable
    Property afterNoun(Things subject, Reader reader) {
        Property garment = NounPhrases.isPeople(subject) ? garment(reader) : null;
        if (garment != null) {
            return garment;
        }
        Property place = place(reader);
        return place != null ? place : relation(reader);
    }

    /** One that can follow "is"; null if none stands here. */
    @Nullable
    Property afterIs(Things subject, Reader reader) {
        Property after = afterNoun(subject, reader);
        if (after != null) {
            return after;
        }
        Property colour = colour(subject, reader);
        return colour != null ? colour : kind(reader);
    }

    /** Several after "is", joined by "and" or a comma: "red and on the left". */
    List<Property> all(Things subject, Reader reader) {
        return joined(subject, reader, "and");
    }

    /** Several after "is", to choose from: "red or blue". */
    List<Property> choices(Things subject, Reader reader) {
        return joined(subject, reader, "or");
    }

    private List<Property> joined(Things subject, Reader reader, String word) {
        List<Property> found = new ArrayList<>();
        Property next = afterIs(subject, reader);
        while (next != null && found.size() < MOST) {
            found.add(next);
            Reader.Mark mark = reader.mark();
            boolean comma = reader.accept(",");
            boolean more = reader.accept(word) || comma;
            next = more ? afterIs(subject, reader) : null;
            if (next == null) {
                reader.reset(mark);
            }
        }
        return found;
    }

    private @Nullable Property colour(Things subject, Reader reader) {
        Hue hue = vocabulary.hue(reader.word());
        if (hue == null) {
            return null;
        }
        phrases.noteShade(reader.word(), hue, reader);
        reader.skip(1);
        reader.accept("in");
        reader.accept(english.colourWords);
        return new Property.HasColour(hue.term(), phrases.part(subject, reader));
    }

    private @Nullable Property kind(Reader reader) {
        Reader.Mark mark = reader.mark();
        boolean article = reader.accept("a") || reader.accept("an");
        Phrase phrase = article ? phrases.core(reader) : null;
        if (phrase != null && phrase.exact() && phrase.things() instanceof Things.Find find) {
            return new Property.OfKind(find.noun(), find.labels());
        }
        reader.reset(mark);
        return null;
    }

    private @Nullable Property place(Reader reader) {
        Reader.Mark mark = reader.mark();
        reader.accept(english.placePrepositions);
        reader.accept(english.determiners);
        reader.accept(english.placeIntensifiers);
        Place place = reader.match(english.places);
        reader.accept(english.placeNouns);
        if (place == null || reader.word().equals("of") || english.garments.contains(reader.word())) {
            reader.reset(mark);
            return null;
        }
        return new Property.AtPlace(place);
    }

    private @Nullable Property relation(Reader reader) {
        Reader.Mark mark = reader.mark();
        Relation relation = reader.match(english.relations);
        if (relation == null && reader.accept(english.relationIntensifiers)) {
            relation = reader.match(english.relations);
        }
        Phrase to = relation == null ? null : phrases.full(reader);
        if (relation == null || to == null || to.negated()) {
            reader.reset(mark);
            return null;
        }
        note(relation, reader);
        return new Property.Stands(relation, to.things());
    }

    private static void note(Relation relation, Reader reader) {
        switch (relation) {
            case ON, IN -> reader.note("“" + relation.words() + "” is judged by how the boxes overlap");
            case IN_FRONT_OF, BEHIND ->
                reader.note("“" + relation.words() + "” is judged by which box reaches lower in the picture");
            case NEAR, LEFT_OF, RIGHT_OF, ABOVE, BELOW -> {}
        }
    }

    /** "in red", "wearing a red shirt", "with blue jeans", and bare "red shirt" as referring expressions have it. */
    private @Nullable Property garment(Reader reader) {
        Reader.Mark mark = reader.mark();
        String wearing = reader.match(english.wearing);
        reader.accept(english.determiners);
        String word = reader.word();
        Hue hue = vocabulary.hue(word);
        if (hue != null) {
            reader.skip(1);
            reader.accept(english.colourWords);
            Part part = reader.match(english.garments);
            boolean bare = part == null && (wearing == null || wearing.startsWith("with") || wearing.equals("has"));
            if (!bare && !followedByNoun(part, reader)) {
                phrases.noteShade(word, hue, reader);
                return new Property.HasColour(hue.term(), part == null ? Part.CLOTHES : part);
            }
        }
        reader.reset(mark);
        return null;
    }

    /** "in a red car" is no garment. */
    private boolean followedByNoun(@Nullable Part part, Reader reader) {
        boolean end = reader.atEnd()
                || english.functionWords.contains(reader.word())
                || english.relations.contains(reader.word())
                || reader.word().equals(",");
        boolean place = english.places.contains(reader.word()) || english.placeIntensifiers.contains(reader.word());
        return part == null && !end && !place && !english.existsTails.contains(reader.word());
    }

    /** The things that have all of the properties too. */
    Things apply(List<Property> found, Things things) {
        Things result = things;
        for (Property property : found) {
            result = apply(property, result);
        }
        return result;
    }

    private static Things apply(Property property, Things things) {
        if (property instanceof Property.HasColour colour) {
            return new Things.Coloured(things, colour.colour(), colour.part());
        }
        if (property instanceof Property.AtPlace at) {
            return new Things.Placed(things, at.place());
        }
        if (property instanceof Property.Stands stands) {
            return new Things.Related(things, stands.relation(), stands.to());
        }
        return ofKind(things, (Property.OfKind) property);
    }

    private static Things ofKind(Things things, Property.OfKind kind) {
        return new Things.OfKind(things, kind.noun(), kind.labels());
    }
}
