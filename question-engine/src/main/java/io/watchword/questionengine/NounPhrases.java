package io.watchword.questionengine;

import io.watchword.questionengine.vocabulary.Noun;
import io.watchword.questionengine.vocabulary.Vocabulary;
import io.watchword.questionengine.vocabulary.Vocabulary.Hue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads noun phrases by recursive descent:
 *
 * <pre>
 * phrase    = core { modifier }
 * core      = pronoun | [determiner] { colour | place | superlative | ordinal } noun { ("and" | "or" | ",") core }
 * modifier  = place | order | garment | relation phrase | relative copula predicate
 * </pre>
 *
 * A word that is no noun is given up, and reading goes on: so every unknown word of a text is named at once.
 */
final class NounPhrases {
    private static final int MOST_UNIONS = 8;

    private final English english;
    private final Vocabulary vocabulary;
    private final Nouns nouns;
    private final Properties properties;

    NounPhrases(English english, Vocabulary vocabulary, Nouns nouns) {
        this.english = english;
        this.vocabulary = vocabulary;
        this.nouns = nouns;
        this.properties = new Properties(english, vocabulary, this);
    }

    Properties properties() {
        return properties;
    }

    /** A phrase with everything that follows its noun; null if none stands here. */
    @Nullable
    Phrase full(Reader reader) {
        Phrase core = union(reader);
        return core == null ? null : modified(core, reader);
    }

    /** A phrase up to its noun; null if none stands here. */
    @Nullable
    Phrase core(Reader reader) {
        Boolean negated = reader.match(english.pronouns);
        if (negated != null) {
            return new Phrase(new Things.Find("person", Set.of("person")), false, true, true, negated, true);
        }
        if (reader.accept(english.anything)) {
            return new Phrase(nouns.everything(), false, true, true, false, true);
        }
        Reader.Mark start = reader.mark();
        String determiner = reader.match(english.determiners);
        boolean indefinite = determiner == null || english.indefinite.contains(determiner);
        List<UnaryOperator<Things>> filters = new ArrayList<>();
        Phrase noun = noun(filters, indefinite, reader);
        if (noun == null) {
            reader.reset(start);
        }
        return noun;
    }

    private @Nullable Phrase union(Reader reader) {
        Phrase first = core(reader);
        Phrase all = first;
        for (int i = 0; all != null && i < MOST_UNIONS; i++) {
            Phrase next = another(reader);
            if (next == null) {
                return all;
            }
            all = all.and(next);
        }
        return all;
    }

    private @Nullable Phrase another(Reader reader) {
        Reader.Mark mark = reader.mark();
        boolean comma = reader.accept(",");
        boolean joined = reader.accept("and") || reader.accept("or") || comma;
        int before = reader.unknown().size();
        Phrase next = joined ? core(reader) : null;
        if (next == null || reader.unknown().size() > before) {
            reader.reset(mark);
            return null;
        }
        return next;
    }

    private @Nullable Phrase noun(List<UnaryOperator<Things>> filters, boolean indefinite, Reader reader) {
        int unknown = reader.unknown().size();
        while (true) {
            while (modifier(filters, reader)) {}
            Nouns.Found found = nouns.at(reader);
            if (found != null) {
                return head(found, filters, indefinite, reader);
            }
            if (reader.accept(english.headsOfNothing) && !filters.isEmpty()) {
                return new Phrase(apply(filters, nouns.everything()), false, indefinite, false, false, true);
            }
            if (isClosed(reader)) {
                return reader.unknown().size() > unknown ? nothing(indefinite) : null;
            }
            reader.giveUpWord();
        }
    }

    private boolean isClosed(Reader reader) {
        return reader.atEnd()
                || english.functionWords.contains(reader.word())
                || reader.word().equals(",");
    }

    private static Phrase nothing(boolean indefinite) {
        return new Phrase(new Things.Find("thing", Set.of()), false, indefinite, false, false, false);
    }

    private Phrase head(Nouns.Found found, List<UnaryOperator<Things>> filters, boolean indefinite, Reader reader) {
        reader.skip(found.length());
        Nouns.Found next = startsNoun(reader) ? nouns.at(reader) : null;
        if (found.noun().labels().isEmpty() || next != null) {
            reader.giveUpLast(found.length());
        }
        if (next != null) {
            return head(next, filters, indefinite, reader);
        }
        Noun noun = found.noun();
        boolean exact = noun.kin() == Noun.Kin.SAME || noun.kin() == Noun.Kin.BROADER;
        Things things = apply(filters, nouns.find(noun, reader));
        return new Phrase(things, noun.plural(), indefinite, false, false, exact);
    }

    /** Whether another noun follows, of which the one before would be a mere modifier: "dog" in "dog bowl". */
    private boolean startsNoun(Reader reader) {
        String word = reader.word();
        return !isClosed(reader)
                && vocabulary.hue(word) == null
                && !english.places.contains(word)
                && !english.relations.contains(word)
                && !english.superlatives.contains(word);
    }

    private static Things apply(List<UnaryOperator<Things>> filters, Things things) {
        Things result = things;
        for (UnaryOperator<Things> filter : filters) {
            result = filter.apply(result);
        }
        return result;
    }

    private boolean modifier(List<UnaryOperator<Things>> filters, Reader reader) {
        return colours(filters, reader) || order(filters, reader) || place(filters, reader);
    }

    private boolean colours(List<UnaryOperator<Things>> filters, Reader reader) {
        Hue hue = vocabulary.hue(reader.word());
        if (hue == null || isColouredFruit(reader)) {
            return false;
        }
        noteShade(reader.word(), hue, reader);
        reader.skip(1);
        filters.add(0, things -> coloured(things, hue.term(), reader));
        Reader.Mark mark = reader.mark();
        if (reader.accept("and") && vocabulary.hue(reader.word()) == null) {
            reader.reset(mark);
        }
        return true;
    }

    /** "orange" before the end of the phrase is the fruit; in "orange and black cat" it is not. */
    private boolean isColouredFruit(Reader reader) {
        boolean listed = reader.word(1).equals("and") && vocabulary.hue(reader.word(2)) != null;
        boolean last =
                endsPhrase(reader.word(1)) || (vocabulary.hue(reader.word(1)) != null && endsPhrase(reader.word(2)));
        return last && !listed && nouns.at(reader) != null;
    }

    private boolean endsPhrase(String word) {
        return word.isEmpty() || english.functionWords.contains(word) || english.relations.contains(word);
    }

    void noteShade(String word, Hue hue, Reader reader) {
        if (hue.shade()) {
            reader.note("“" + word + "” is read as " + hue.term());
        }
    }

    /** Things of a colour; of people it is their clothes. */
    Things coloured(Things things, String colour, Reader reader) {
        return new Things.Coloured(things, colour, part(things, reader));
    }

    Part part(Things things, Reader reader) {
        if (!isPeople(things)) {
            return Part.WHOLE;
        }
        reader.note("the colour of " + Words.a(things.noun()) + " is read as that of the clothes");
        return Part.CLOTHES;
    }

    static boolean isPeople(Things things) {
        return things instanceof Things.Related related
                ? isPeople(related.of())
                : things.labels().equals(Set.of("person"));
    }

    private boolean order(List<UnaryOperator<Things>> filters, Reader reader) {
        Reader.Mark mark = reader.mark();
        Integer rank = reader.match(english.ordinals);
        Order order = reader.match(english.superlatives);
        if (order != null) {
            filters.add(things -> new Things.Ranked(things, order, rank == null ? 1 : rank));
            return true;
        }
        if (rank != null) {
            Order from = reader.match(english.ordersFrom);
            if (from == null) {
                from = orderAfterNoun(reader);
            }
            if (from != null) {
                Order known = from;
                filters.add(things -> new Things.Ranked(things, known, rank));
                return true;
            }
        }
        reader.reset(mark);
        return false;
    }

    /**
     * In "second car from the left" the order follows the noun: looks ahead for it, and takes it out of the way later.
     */
    private @Nullable Order orderAfterNoun(Reader reader) {
        Reader.Mark mark = reader.mark();
        Nouns.Found noun = nouns.at(reader);
        Order order = null;
        if (noun != null) {
            reader.skip(noun.length());
            order = reader.match(english.ordersFrom);
        }
        reader.reset(mark);
        return order;
    }

    private boolean place(List<UnaryOperator<Things>> filters, Reader reader) {
        Reader.Mark mark = reader.mark();
        reader.accept(english.placeIntensifiers);
        Place place = reader.match(english.places);
        reader.accept(english.placeNouns);
        if (place == null || (isClosed(reader) && !english.headsOfNothing.contains(reader.word()))) {
            reader.reset(mark);
            return false;
        }
        filters.add(0, things -> new Things.Placed(things, place));
        return true;
    }

    private Phrase modified(Phrase core, Reader reader) {
        Things things = core.things();
        while (true) {
            Things next = modifierAfter(things, reader);
            if (next == null) {
                return core.with(things);
            }
            things = next;
        }
    }

    private @Nullable Things modifierAfter(Things things, Reader reader) {
        Reader.Mark mark = reader.mark();
        if (things instanceof Things.Ranked ranked && reader.match(english.ordersFrom) == ranked.order()) {
            return things;
        }
        reader.reset(mark);
        boolean relative = reader.accept(english.relatives);
        if (relative) {
            reader.accept(english.copulas);
        }
        List<Property> found = relative ? properties.all(things, reader) : one(things, reader);
        if (!found.isEmpty()) {
            return properties.apply(found, things);
        }
        reader.reset(mark);
        return null;
    }

    private List<Property> one(Things things, Reader reader) {
        Property property = properties.afterNoun(things, reader);
        return property == null ? List.of() : List.of(property);
    }
}
