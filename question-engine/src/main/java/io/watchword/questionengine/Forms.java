package io.watchword.questionengine;

import io.watchword.questionengine.Program.CompareCounts;
import io.watchword.questionengine.Program.CompareNumber;
import io.watchword.questionengine.Program.Count;
import io.watchword.questionengine.Program.Exists;
import io.watchword.questionengine.Program.Locate;
import io.watchword.questionengine.Program.QueryCategory;
import io.watchword.questionengine.Program.QueryPosition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The forms of questions about number, existence, place and kind, and of referring expressions. */
final class Forms {
    private final English english;
    private final NounPhrases phrases;
    private final Nouns nouns;

    Forms(English english, NounPhrases phrases, Nouns nouns) {
        this.english = english;
        this.phrases = phrases;
        this.nouns = nouns;
    }

    /** All of them; where two read a text, the first has it. */
    List<Form> all() {
        CopulaForms copula = new CopulaForms(english, phrases);
        ColourForms colour = new ColourForms(english, phrases);
        return List.of(
                this::count,
                this::exists,
                copula::numberCompares,
                copula::withPlainSubject,
                copula::withModifiedSubject,
                copula::deictic,
                colour::colour,
                colour::garmentColour,
                colour::wornColour,
                this::where,
                this::kind,
                this::category,
                this::whatIs,
                this::which,
                this::locate);
    }

    /** "how many cars are there on the left"; but "the number of the bus" is what is written on it. */
    @Nullable
    Program count(Reader reader) {
        boolean many = reader.word().equals("how");
        if (!reader.accept(english.countOpenings)) {
            return null;
        }
        boolean label = reader.wasLast("of");
        Phrase phrase = phrases.full(reader);
        if (phrase == null || phrase.pronoun() || (label && !many && !phrase.indefinite() && !phrase.plural())) {
            return null;
        }
        return new Count(withTail(phrase.things(), english.countTails, reader));
    }

    /** "are there …", "do you see …", "there is …". */
    @Nullable
    Program exists(Reader reader) {
        boolean there = (reader.accept(english.copulas) && reader.accept("there"))
                || reader.accept(english.existsOpenings)
                || (reader.accept("there") && reader.accept(english.copulas));
        if (!there) {
            return any(reader);
        }
        Program comparison = compared(reader);
        if (comparison != null) {
            return comparison;
        }
        boolean negated = reader.accept("no") || reader.accept("not");
        Phrase phrase = oneKind(reader);
        if (phrase == null) {
            return null;
        }
        Things things = withTail(phrase.things(), english.existsTails, reader);
        return new Exists(things, negated != phrase.negated());
    }

    /** "any dogs?", "anyone?". */
    private @Nullable Program any(Reader reader) {
        boolean any = reader.word().equals("any");
        Phrase phrase = phrases.full(reader);
        if (phrase == null || !(any || phrase.pronoun())) {
            return null;
        }
        return new Exists(withTail(phrase.things(), english.existsTails, reader), phrase.negated());
    }

    /** A phrase not joined by "and": whether there are a cat and a dog is not whether there is either. */
    private @Nullable Phrase oneKind(Reader reader) {
        Reader.Mark mark = reader.mark();
        Phrase phrase = phrases.full(reader);
        if (phrase != null && reader.passed(mark, "and") && hasUnion(phrase.things())) {
            reader.reset(mark);
            phrase = phrases.core(reader);
        }
        return phrase;
    }

    private static boolean hasUnion(Things things) {
        if (things instanceof Things.Related related) {
            return hasUnion(related.of()) || hasUnion(related.to());
        }
        return things instanceof Things.Union
                || (things instanceof Things.Placed placed && hasUnion(placed.of()))
                || (things instanceof Things.Coloured coloured && hasUnion(coloured.of()));
    }

    private @Nullable Program compared(Reader reader) {
        Reader.Mark mark = reader.mark();
        Program program = moreOfOne(reader);
        if (program == null) {
            reader.reset(mark);
            program = withNumber(reader);
        }
        if (program == null) {
            reader.reset(mark);
        }
        return program;
    }

    /** "more cars than people", "as many cars as people". */
    private @Nullable Program moreOfOne(Reader reader) {
        Comparison comparison = null;
        if (reader.accept("more")) {
            comparison = Comparison.MORE_THAN;
        } else if (reader.accept("fewer") || reader.accept("less")) {
            comparison = Comparison.FEWER_THAN;
        } else if ((reader.accept("as") && reader.accept("many")) || (reader.accept("an") && reader.accept("equal"))) {
            comparison = Comparison.EXACTLY;
        }
        Phrase more = comparison == null || reader.word().equals("than") ? null : phrases.full(reader);
        if (comparison == null || more == null) {
            return null;
        }
        reader.accept(english.countTails);
        boolean than = reader.accept(comparison == Comparison.EXACTLY ? "as" : "than");
        reader.accept("there");
        reader.accept(english.copulas);
        Phrase less = than ? phrases.full(reader) : null;
        if (less != null && alike(more.things(), less.things())) {
            reader.giveUpLast(1);
        }
        return less == null ? null : new CompareCounts(more.things(), comparison, less.things());
    }

    /** Whether the two can't be told apart: "men" and "women". */
    private static boolean alike(Things a, Things b) {
        return a instanceof Things.Find
                && b instanceof Things.Find
                && a.labels().equals(b.labels());
    }

    /** "at least three cars", "two dogs", "five or more people". */
    private @Nullable Program withNumber(Reader reader) {
        Comparison comparison = reader.match(english.comparisons);
        Integer number = number(reader);
        if (number == null) {
            return null;
        }
        Comparison postponed = reader.match(english.postponedComparisons);
        Phrase phrase = phrases.full(reader);
        if (phrase == null) {
            return null;
        }
        if (postponed == null) {
            postponed = reader.match(english.postponedComparisons);
        }
        if (comparison == null && postponed == null) {
            reader.note("“" + number + "” is read as exactly " + number);
        }
        Comparison said = comparison != null ? comparison : postponed != null ? postponed : Comparison.EXACTLY;
        return new CompareNumber(withTail(phrase.things(), english.existsTails, reader), said, number);
    }

    private @Nullable Integer number(Reader reader) {
        Integer word = reader.match(english.numbers);
        if (word != null) {
            return word;
        }
        String digits = reader.word();
        if (digits.isEmpty() || digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        reader.skip(1);
        return Integer.valueOf(digits);
    }

    /** What may follow the thing asked about: "are there", "do you see", "are on the left", "is red". */
    private Things withTail(Things things, Phrases<String> tails, Reader reader) {
        Things result = things;
        for (int i = 0; i < 4; i++) {
            reader.accept(tails);
            reader.accept(english.copulas);
            reader.accept(english.existsTails);
            List<Property> found = phrases.properties().all(result, reader);
            if (found.isEmpty()) {
                return result;
            }
            result = phrases.properties().apply(found, result);
        }
        return result;
    }

    /** "where is the dog". */
    @Nullable
    Program where(Reader reader) {
        if (!reader.accept(english.whereOpenings)) {
            return null;
        }
        Phrase phrase = phrases.full(reader);
        if (phrase == null) {
            return null;
        }
        reader.accept(english.existsTails);
        return new QueryPosition(phrase.things());
    }

    /** "what kind of animal is on the left". */
    @Nullable
    Program kind(Reader reader) {
        if (!reader.accept(english.kindOpenings)) {
            return null;
        }
        return kinds(reader, true);
    }

    /** "what animals are there", "which vehicle is on the left". */
    @Nullable
    Program category(Reader reader) {
        if (!reader.accept("what") && !reader.accept("which")) {
            return null;
        }
        return kinds(reader, false);
    }

    private @Nullable Program kinds(Reader reader, boolean asked) {
        Reader.Mark mark = reader.mark();
        Phrase phrase = phrases.full(reader);
        if (phrase == null || phrase.pronoun()) {
            return null;
        }
        if (phrase.things().labels().size() == 1) {
            reader.reset(mark);
            if (asked) {
                reader.giveUpLast(2);
            }
            return asked ? new QueryCategory(phrase.things()) : null;
        }
        reader.accept(english.countTails);
        if (reader.accept(english.copulas)) {
            reader.accept(english.deictics);
        }
        return new QueryCategory(withTail(phrase.things(), english.existsTails, reader));
    }

    /** "what is on the left", "what is next to the dog", "what is in the picture". */
    @Nullable
    Program whatIs(Reader reader) {
        if (!reader.accept("what") || !(reader.accept(english.copulas) || reader.accept(english.countTails))) {
            return null;
        }
        Things everything = nouns.everything();
        boolean there = reader.accept(english.existsTails);
        List<Property> found = phrases.properties().all(everything, reader);
        if (found.stream().anyMatch(Property.OfKind.class::isInstance)
                || (found.isEmpty() && !there && !reader.atEnd())) {
            return null;
        }
        return new QueryCategory(phrases.properties().apply(found, everything));
    }

    /** "which car is on the left", "which is the red car". */
    @Nullable
    Program which(Reader reader) {
        if (!reader.accept("which")) {
            return null;
        }
        reader.accept(english.copulas);
        reader.accept("of");
        Phrase phrase = phrases.full(reader);
        if (phrase == null || phrase.pronoun()) {
            return null;
        }
        return new Locate(withTail(phrase.things(), english.existsTails, reader));
    }

    /** "find the red car", "the red car left of the van". */
    @Nullable
    Program locate(Reader reader) {
        reader.accept(english.locateOpenings);
        Phrase phrase = phrases.full(reader);
        return phrase == null || phrase.negated() ? null : new Locate(phrase.things());
    }
}
