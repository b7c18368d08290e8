package io.watchword.questionengine;

import io.watchword.questionengine.Program.QueryColour;
import org.jspecify.annotations.Nullable;

/** The forms that ask for a colour. */
final class ColourForms {
    private final English english;
    private final NounPhrases phrases;

    ColourForms(English english, NounPhrases phrases) {
        this.english = english;
        this.phrases = phrases;
    }

    /** "what colour is the car", "what colour is the man wearing". */
    @Nullable
    Program colour(Reader reader) {
        Phrase phrase = reader.accept(english.colourOpenings) ? phrases.full(reader) : null;
        if (phrase == null || phrase.pronoun()) {
            return null;
        }
        if (reader.accept("'s")) {
            return garmentOf(phrase, reader);
        }
        boolean people = NounPhrases.isPeople(phrase.things());
        if (people && reader.accept("wearing")) {
            return new QueryColour(phrase.things(), Part.CLOTHES);
        }
        return new QueryColour(phrase.things(), phrases.part(phrase.things(), reader));
    }

    private @Nullable Program garmentOf(Phrase phrase, Reader reader) {
        Part part = reader.match(english.garments);
        return part == null || !NounPhrases.isPeople(phrase.things()) ? null : new QueryColour(phrase.things(), part);
    }

    /** "what colour is the shirt of the man", "what colour is the man's shirt" with the garment first. */
    @Nullable
    Program garmentColour(Reader reader) {
        if (!reader.accept(english.colourOpenings)) {
            return null;
        }
        reader.accept(english.determiners);
        Part part = reader.match(english.garments);
        boolean of = part != null && (reader.accept("of") || reader.accept("on") || wornBy(reader));
        Phrase phrase = of ? phrases.full(reader) : null;
        if (part == null || phrase == null || !NounPhrases.isPeople(phrase.things())) {
            return null;
        }
        reader.accept("wearing");
        return new QueryColour(phrase.things(), part);
    }

    private static boolean wornBy(Reader reader) {
        return !reader.atEnd() && (reader.word().equals("the") || reader.word().equals("is"));
    }

    /** "what colour shirt is the man wearing", "what colour car is on the left". */
    @Nullable
    Program wornColour(Reader reader) {
        if (!(reader.accept("what") || reader.accept("which")) || !reader.accept(english.colourWords)) {
            return null;
        }
        Part part = reader.match(english.garments);
        boolean is = part != null && reader.accept(english.copulas);
        Phrase phrase = is ? phrases.full(reader) : null;
        boolean worn = phrase != null && NounPhrases.isPeople(phrase.things()) && reader.accept("wearing");
        return part == null || phrase == null || !worn ? null : new QueryColour(phrase.things(), part);
    }
}
