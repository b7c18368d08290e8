package io.watchword.questionengine.language;

import io.watchword.questionengine.program.Part;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Quantifier;
import io.watchword.questionengine.program.Rewrite;
import io.watchword.questionengine.program.Things;
import io.watchword.questionengine.program.Wording;
import io.watchword.questionengine.vocabulary.Noun;
import io.watchword.questionengine.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The functions of the grammar that build programs. */
final class QuestionMeanings {
    private static final int MOST_OPTIONS = 8;

    private final Vocabulary vocabulary;
    private final Supplier<Set<String>> read;
    private final Supplier<Set<String>> weather;

    /**
     * What is {@code read} is asked for as writing; what the {@code weather} does is said of nothing in the picture.
     */
    QuestionMeanings(Vocabulary vocabulary, Supplier<Set<String>> read, Supplier<Set<String>> weather) {
        this.vocabulary = vocabulary;
        this.read = read;
        this.weather = weather;
    }

    void register(Map<String, Meaning.Function> functions) {
        functions.put("exists", (a, notes) -> exists(subject(a, notes), false));
        functions.put(
                "existsIndefinite",
                (a, notes) -> a.get(0, Phrase.class).isIndefinite() ? exists(a.get(0, Phrase.class), false) : null);
        functions.put("count", (a, notes) -> count(subject(a, notes)));
        functions.put("countOf", (a, notes) -> countOf(a.get(0, Phrase.class)));
        functions.put("compareNumber", (a, notes) -> compareNumber(a));
        functions.put("compareCounts", (a, notes) -> compareCounts(a));
        functions.put("queryColour", (a, notes) -> colour(a, notes));
        functions.put("ask", (a, notes) -> ask(a.text(0), asked(a, 1, notes), notes));
        functions.put("category", (a, notes) -> category(asked(a, 0, notes)));
        functions.put(
                "position",
                (a, notes) -> new Program.QueryPosition(asked(a, 0, notes).things()));
        functions.put(
                "attribute",
                (a, notes) -> new Program.QueryAttribute(asked(a, 0, notes).things(), a.text(1)));
        functions.put("attributeOf", (a, notes) -> attributeOf(things(a, 0), things(a, 1)));
        functions.put("kindOf", (a, notes) -> kindOf(a.get(0, Phrase.class), a.get(1, Phrase.class), notes));
        functions.put("locate", (a, notes) -> locate(a.get(0, Phrase.class), notes));
        functions.put("verify", (a, notes) -> verify(a.get(0, Phrase.class), a.get(1, Property.class), notes));
        functions.put("choose", (a, notes) -> choose(a.get(0, Phrase.class), a.get(1, Property.class), notes));
        functions.put("sameness", (a, notes) -> sameness(a));
        functions.put("all", (a, notes) -> Conjunction.all(programs(a), notes));
        functions.put("any", (a, notes) -> Conjunction.any(programs(a)));
        functions.put("given", (a, notes) -> given(things(a, 0), a.get(1, Program.class)));
        functions.put(
                "howLong", (a, notes) -> new Program.HowLong(subject(a, notes).things()));
        functions.put(
                "whenLast", (a, notes) -> new Program.WhenLast(subject(a, notes).things()));
    }

    private static Things things(Arguments a, int index) {
        return a.get(index, Phrase.class).things();
    }

    /** What something is asked of, of which most are as good as any. */
    private static Phrase asked(Arguments a, int index, Notes notes) {
        Phrase phrase = a.get(index, Phrase.class);
        if (phrase.det() == Det.MOST) {
            notes.add("what is asked of most of them is understood as of any of them");
        }
        return phrase;
    }

    /** The phrase with the properties that follow it in the call. */
    private static Phrase subject(Arguments a, Notes notes) {
        Phrase phrase = a.get(0, Phrase.class);
        for (int i = 1; i < a.size(); i++) {
            Property property = a.optional(i, Property.class);
            if (property != null) {
                phrase = phrase.with(ThingMeanings.having(phrase.things(), property, notes));
            }
        }
        return phrase;
    }

    private static @Nullable Program exists(Phrase phrase, boolean negated) {
        if (phrase.det() == Det.ALL || phrase.det() == Det.BOTH || phrase.det() == Det.MOST) {
            return null;
        }
        boolean none = phrase.det() == Det.NO || phrase.det() == Det.NONE;
        return new Program.Exists(phrase.things(), none != negated);
    }

    private static @Nullable Program count(Phrase phrase) {
        return phrase.det() == Det.NO || isCounted(phrase.things()) ? null : new Program.Count(phrase.things());
    }

    /** "How many four cars" asks nothing; what is called "four wheelers" is no car of which there are four. */
    private static boolean isCounted(Things things) {
        return things instanceof Things.Having having
                && (isCounted(having.of())
                        || (having.property() instanceof Property.Is is
                                && is.quality().chars().allMatch(Character::isDigit)));
    }

    /** "The number of the bus" is what is written on it. */
    private static @Nullable Program countOf(Phrase phrase) {
        return phrase.det() == Det.THE && !phrase.plural() ? null : count(phrase);
    }

    private static Program compareNumber(Arguments a) {
        return new Program.CompareNumber(
                things(a, 0),
                Wording.comparison(a.text(1)),
                a.get(2, Number.class).intValue());
    }

    private Program compareCounts(Arguments a) {
        Things of = things(a, 0);
        Things to = things(a, 2);
        return new Program.CompareCounts(of, Wording.comparison(a.text(1)), toldApart(of, to));
    }

    /** What can't be told apart, men and women, can't be compared: then the second is outside the vocabulary. */
    private Things toldApart(Things of, Things to) {
        boolean alike = of instanceof Things.Find a
                && to instanceof Things.Find b
                && a.labels().equals(b.labels())
                && a.kinds().equals(b.kinds())
                && !a.noun().equals(b.noun())
                && !(meansThem(a) && meansThem(b));
        return alike ? new Things.Find(((Things.Find) to).noun(), Set.of()) : to;
    }

    /** Whether the noun means its labels exactly, or everything. */
    private boolean meansThem(Things.Find find) {
        Noun noun = vocabulary.noun(find.noun());
        boolean exactly = noun != null && noun.kin() == Noun.Kin.SAME;
        return exactly || find.labels().size() == vocabulary.labels().size();
    }

    private static @Nullable Program colour(Arguments a, Notes notes) {
        Things things = asked(a, 0, notes).things();
        if (a.has(1) && !ThingMeanings.isPeople(things)) {
            return null;
        }
        return colour(things, a.has(1) ? Wording.part(a.text(1)) : Part.WHOLE, notes);
    }

    private static Program colour(Things things, Part said, Notes notes) {
        Part part = said;
        if (part == Part.WHOLE && ThingMeanings.isPeople(things)) {
            notes.add("the colour of a person is understood as the colour of the clothes");
            part = Part.CLOTHES;
        }
        return new Program.QueryColour(things, part);
    }

    private static Program ask(String attribute, Phrase phrase, Notes notes) {
        return switch (attribute) {
            case "colour" -> colour(phrase.things(), Part.WHOLE, notes);
            case "category" -> new Program.QueryCategory(phrase.things());
            default -> new Program.QueryAttribute(phrase.things(), attribute);
        };
    }

    /** "What material is it?"; a word that names a class asks for no attribute. */
    private @Nullable Program attributeOf(Things things, Things attribute) {
        return Labels.of(attribute).isEmpty() ? new Program.QueryAttribute(things, Wording.noun(attribute)) : null;
    }

    /** What kind of dog it is can't be told: there is but one kind. */
    private @Nullable Program category(Phrase phrase) {
        if (isRead(phrase.things())) {
            return null;
        }
        Set<String> labels = Labels.of(phrase.things());
        return labels.size() == 1
                ? new Program.QueryAttribute(phrase.things(), "kind")
                : new Program.QueryCategory(phrase.things());
    }

    /** What the street name is asks what is written, not what kind of name there is. */
    private boolean isRead(Things things) {
        return Labels.of(things).isEmpty() && read.get().contains(SenseWords.last(things));
    }

    /** "What animal is the cat?" asks which of several kinds it is; "what sport is the game?" for something of it. */
    private @Nullable Program kindOf(Phrase phrase, Phrase kind, Notes notes) {
        boolean several = !Labels.of(kind.things()).isEmpty() && kind.things() instanceof Things.Find;
        if (!several) {
            return new Program.QueryAttribute(phrase.things(), Wording.noun(kind.things()));
        }
        Things.Find find = (Things.Find) kind.things();
        if (Anaphora.leaves(new Program.Locate(phrase.things())).stream().anyMatch(Anaphora::isOne)) {
            return category(phrase.with(Rewrite.leaves(phrase.things(), leaf -> Anaphora.isOne(leaf) ? find : leaf)));
        }
        Property of = Property.OfKind.of(find);
        return category(phrase.with(ThingMeanings.having(phrase.things(), of, notes)));
    }

    private static @Nullable Program locate(Phrase phrase, Notes notes) {
        if (phrase.det() == Det.ALL || phrase.det() == Det.BOTH || phrase.det() == Det.EITHER) {
            notes.add("what is said of all of them is understood as any of them");
        }
        return phrase.det() == Det.NO ? null : new Program.Locate(phrase.things());
    }

    /** It rains, but nothing in the picture does. */
    private boolean isWeather(Things things, Property property) {
        boolean isWeather = property instanceof Property.Does does
                ? weather.get().contains(does.verb())
                : property instanceof Property.Is is && weather.get().contains(is.quality());
        return isWeather && things.equals(Anaphora.IT);
    }

    private @Nullable Program verify(Phrase phrase, Property property, Notes notes) {
        if (isChoice(property) || isWeather(phrase.things(), property)) {
            return null;
        }
        Property meant = ThingMeanings.fitted(phrase.things(), property, notes);
        Things things = phrase.things();
        return switch (phrase.det()) {
            case A, ANY, BARE -> new Program.Exists(ThingMeanings.having(things, meant, notes), false);
            case NO -> new Program.Exists(ThingMeanings.having(things, meant, notes), true);
            case IT -> aboutIt(things, meant, notes);
            case THE ->
                phrase.plural()
                        ? new Program.Quantified(Quantifier.ALL, things, meant)
                        : new Program.Verify(things, meant);
            default -> new Program.Quantified(Quantifier.valueOf(phrase.det().name()), things, meant);
        };
    }

    /**
     * "Is he riding a horse or a bike?" asks which of the two, or whether either; "does it belong to a boy or girl?"
     * too.
     */
    private static boolean isChoice(Property property) {
        return (property instanceof Property.Does does && does.to() instanceof Things.Union)
                || (property instanceof Property.Stands stands
                        && stands.to() instanceof Things.Union
                        && !Sense.isWhere(stands.relation()));
    }

    /** "Is this a dog?" asks whether there is one. */
    private static @Nullable Program aboutIt(Things things, Property property, Notes notes) {
        if (property instanceof Property.OfKind kind && Anaphora.isPronoun(things)) {
            return isThere(kind, notes);
        }
        if (property instanceof Property.Both both
                && both.parts().get(0) instanceof Property.OfKind kind
                && Anaphora.isPronoun(things)) {
            notes.add("“this” is understood as anything in the picture");
            if (both.parts().stream().allMatch(Property.OfKind.class::isInstance)) {
                return new Program.All(both.parts().stream()
                        .map(part -> isThere((Property.OfKind) part, notes))
                        .toList());
            }
            Things so = Things.Find.of(kind);
            for (Property part : both.parts().subList(1, both.parts().size())) {
                so = ThingMeanings.having(so, part, notes);
            }
            return new Program.Exists(so, false);
        }
        boolean oneOrOther =
                property instanceof Property.Both both && both.parts().get(0) instanceof Property.Either;
        return oneOrOther && Anaphora.isPronoun(things) ? null : new Program.Verify(things, property);
    }

    private static Program isThere(Property.OfKind kind, Notes notes) {
        notes.add("“this” is understood as anything in the picture");
        return new Program.Exists(Things.Find.of(kind), false);
    }

    private static @Nullable Program choose(Phrase phrase, Property options, Notes notes) {
        boolean any = phrase.det() == Det.ANY;
        if (any
                || !(options instanceof Property.Either either)
                || either.parts().size() > MOST_OPTIONS
                || (Anaphora.isPronoun(phrase.things())
                        && either.parts().stream().anyMatch(QuestionMeanings::isKindAndMore))) {
            return null;
        }
        List<Property> meant = alike(either.parts()).stream()
                .map(option -> ThingMeanings.fitted(phrase.things(), option, notes))
                .toList();
        return new Program.Choose(phrase.things(), meant);
    }

    /** "Is it a man or a woman in white" asks what someone in white is, and not which of two things "it" is. */
    private static boolean isKindAndMore(Property option) {
        return option instanceof Property.Both both && both.parts().get(0) instanceof Property.OfKind;
    }

    /** "Riding a horse or a bike" is riding either: what was said of the first is said of the others. */
    private static List<Property> alike(List<Property> options) {
        return options.stream()
                .map(option -> option instanceof Property.OfKind kind ? likewise(options.get(0), kind) : option)
                .map(option -> option instanceof Property.Is is ? likewise(options.get(0), is) : option)
                .toList();
    }

    private static Property likewise(Property first, Property.OfKind kind) {
        Things other = Things.Find.of(kind);
        if (first instanceof Property.Stands stands) {
            return new Property.Stands(stands.relation(), other);
        }
        return first instanceof Property.Does does && does.to() != null
                ? new Property.Does(does.verb(), other, does.finite())
                : kind;
    }

    /** "Going up or down" is going down. */
    private static Property likewise(Property first, Property.Is is) {
        return first instanceof Property.Does does
                        && does.to() == null
                        && does.verb().matches("\\S+ing (up|down|in|out|on|off|away)")
                ? new Property.Does(
                        does.verb().substring(0, does.verb().indexOf(' ') + 1) + is.quality(), null, does.finite())
                : is;
    }

    private static Program sameness(Arguments a) {
        Phrase and = a.optional(2, Phrase.class);
        return new Program.Same(things(a, 1), and == null ? null : and.things(), a.text(0));
    }

    private static List<Program> programs(Arguments a) {
        List<Program> programs = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            programs.add(a.get(i, Program.class));
        }
        return programs;
    }

    private static Program given(Things things, Program program) {
        return Anaphora.put(things, program);
    }
}
