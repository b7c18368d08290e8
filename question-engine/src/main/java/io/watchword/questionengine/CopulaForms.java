package io.watchword.questionengine;

import io.watchword.questionengine.Program.Choose;
import io.watchword.questionengine.Program.CompareCounts;
import io.watchword.questionengine.Program.CompareNumber;
import io.watchword.questionengine.Program.Exists;
import io.watchword.questionengine.Program.Verify;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The forms that begin with "is" and then name a thing. */
final class CopulaForms {
    private final English english;
    private final NounPhrases phrases;

    CopulaForms(English english, NounPhrases phrases) {
        this.english = english;
        this.phrases = phrases;
    }

    /** "is the dog on the left": everything after the noun is asked. */
    @Nullable
    Program withPlainSubject(Reader reader) {
        return reader.accept(english.copulas) ? about(phrases.core(reader), reader) : null;
    }

    /** "is the dog on the left brown": only the last is asked. */
    @Nullable
    Program withModifiedSubject(Reader reader) {
        return reader.accept(english.copulas) ? about(phrases.full(reader), reader) : null;
    }

    private @Nullable Program about(@Nullable Phrase subject, Reader reader) {
        if (subject == null) {
            return null;
        }
        boolean seen = reader.accept(english.existsTails);
        List<Property> choices = phrases.properties().choices(subject.things(), reader);
        if (choices.isEmpty() && !seen && !subject.indefinite() && reader.atEnd()) {
            return lastAsked(subject.things());
        }
        if (choices.isEmpty()) {
            return seen || subject.pronoun() || reader.atEnd() ? new Exists(subject.things(), subject.negated()) : null;
        }
        return choices.size() > 1 ? choose(subject, choices) : asked(subject, choices.get(0), reader);
    }

    /** "is the person on the left wearing red": of all that was said of the thing, the last is asked. */
    private static @Nullable Program lastAsked(Things things) {
        if (things instanceof Things.Coloured coloured && coloured.part() != Part.WHOLE) {
            return new Verify(coloured.of(), new Property.HasColour(coloured.colour(), coloured.part()));
        }
        if (things instanceof Things.Placed placed) {
            return new Verify(placed.of(), new Property.AtPlace(placed.place()));
        }
        if (things instanceof Things.Related related) {
            return new Verify(related.of(), new Property.Stands(related.relation(), related.to()));
        }
        return new Exists(things, false);
    }

    private Program asked(Phrase subject, Property first, Reader reader) {
        List<Property> all = new ArrayList<>(List.of(first));
        while (reader.accept("and")) {
            all.addAll(phrases.properties().all(subject.things(), reader));
        }
        if (!subject.indefinite() && all.size() == 1) {
            return new Verify(subject.things(), first);
        }
        List<Property> given = all.subList(0, subject.indefinite() ? all.size() : all.size() - 1);
        Things things = phrases.properties().apply(given, subject.things());
        return subject.indefinite()
                ? new Exists(things, subject.negated())
                : new Verify(things, all.get(all.size() - 1));
    }

    private static @Nullable Program choose(Phrase subject, List<Property> choices) {
        boolean alike = choices.stream().map(Object::getClass).distinct().count() == 1;
        return alike && !subject.pronoun() ? new Choose(subject.things(), choices) : null;
    }

    /** "is this a dog", "are these zebras", "is it a cat or a dog". */
    @Nullable
    Program deictic(Reader reader) {
        if (!reader.accept(english.copulas)) {
            return null;
        }
        String deictic = reader.word();
        if (!reader.accept(english.deictics)) {
            return null;
        }
        Phrase phrase = reader.word().equals("the") ? null : phrases.full(reader);
        if (phrase == null
                || phrase.pronoun()
                || (!phrase.exact() && reader.unknown().isEmpty())) {
            return null;
        }
        reader.note("“" + deictic + "” is read as anything in view");
        if (phrase.things() instanceof Things.Union union) {
            List<Property> kinds = kinds(union);
            return kinds.size() < 2 ? null : new Choose(phrase.things(), kinds);
        }
        return new Exists(phrase.things(), false);
    }

    private static List<Property> kinds(Things things) {
        if (things instanceof Things.Union union) {
            List<Property> both = new ArrayList<>(kinds(union.a()));
            both.addAll(kinds(union.b()));
            return both;
        }
        return things instanceof Things.Find find
                ? List.of(new Property.OfKind(find.noun(), find.labels()))
                : List.of();
    }

    /** "is the number of cars greater than three", "is the number of cars greater than the number of people". */
    @Nullable
    Program numberCompares(Reader reader) {
        boolean opening = reader.accept(english.copulas)
                && reader.accept("the")
                && reader.accept("number")
                && reader.accept("of");
        Phrase first = opening ? phrases.full(reader) : null;
        Comparison comparison = first == null ? null : reader.match(english.numberComparisons);
        if (first == null || comparison == null) {
            return null;
        }
        Integer number = reader.match(english.numbers);
        if (number == null
                && !reader.word().isEmpty()
                && Character.isDigit(reader.word().charAt(0))) {
            return digits(first, comparison, reader);
        }
        if (number != null) {
            return new CompareNumber(first.things(), comparison, number);
        }
        reader.accept("the");
        boolean second = reader.accept("number") && reader.accept("of");
        Phrase other = second ? phrases.full(reader) : null;
        return other == null ? null : new CompareCounts(first.things(), comparison, other.things());
    }

    private static @Nullable Program digits(Phrase first, Comparison comparison, Reader reader) {
        String digits = reader.word();
        if (digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        reader.skip(1);
        return new CompareNumber(first.things(), comparison, Integer.parseInt(digits));
    }
}
