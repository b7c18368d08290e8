package io.watchword.questionengine.program;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Things put into English, as they stand after "the", "a" or a number. */
final class NounPhrase {
    private static final Set<String> PRONOUNS = Set.of("it", "they");

    private static final Set<String> AMOUNTS = Set.of("many", "few", "too many");

    /** What has one of these words in it is said after a noun rather than before it. */
    private static final Set<String> AFTER = Set.of(
            "on",
            "off",
            "up",
            "down",
            "out",
            "in",
            "over",
            "away",
            "together",
            "alone",
            "apart",
            "inside",
            "outside",
            "there",
            "left",
            "number",
            "the",
            "to",
            "of",
            "at",
            "with",
            "enough",
            "missing",
            "same",
            "years",
            "asleep",
            "awake",
            "alive",
            "visible");

    private NounPhrase() {}

    /** "the red car that is on the left". */
    static String the(Things things) {
        if (isPronoun(things)) {
            return one(things);
        }
        return things instanceof Things.Union ? some(things) : "the " + one(things);
    }

    /** "a red car that is on the left". */
    static String a(Things things) {
        if (isPronoun(things)) {
            return one(things);
        }
        if (things instanceof Things.Union) {
            return some(things);
        }
        return isCounted(things) ? one(things) : Words.a(one(things));
    }

    private static boolean isPronoun(Things things) {
        return things instanceof Things.Find find && PRONOUNS.contains(find.noun());
    }

    /** The same, closed off from what follows it. */
    static String enclosed(Things things) {
        return things instanceof Things.Union ? a(things) : "(" + a(things) + ")";
    }

    /** "(a car or a truck)". */
    static String some(Things things) {
        if (things instanceof Things.Union union) {
            return "(" + enclosed(union.a()) + " or " + enclosed(union.b()) + ")";
        }
        return a(things);
    }

    /** In the singular, without an article. */
    static String one(Things things) {
        return phrase(things, false);
    }

    /** In the plural. */
    static String many(Things things) {
        return phrase(things, true);
    }

    private static String phrase(Things things, boolean plural) {
        if (things instanceof Things.Find find) {
            return plural ? Plurals.of(find.noun()) : find.noun();
        } else if (things instanceof Things.Having) {
            return having(things, plural);
        } else if (things instanceof Things.Ranked ranked) {
            return ranked(ranked, plural);
        } else if (things instanceof Things.Union union) {
            return "(" + phrase(union.a(), plural) + " or " + phrase(union.b(), plural) + ")";
        }
        return plural ? "pictures" : "picture";
    }

    private static String having(Things things, boolean several) {
        boolean plural = several || isCounted(things);
        List<Property> before = new ArrayList<>();
        List<Property> after = new ArrayList<>();
        Things base = things;
        while (base instanceof Things.Having having) {
            (isAdjective(having.property()) ? before : after).add(0, having.property());
            base = having.of();
        }
        boolean simple = base instanceof Things.Find || base instanceof Things.Picture;
        if (!simple) {
            after.addAll(0, before);
            before.clear();
        }
        before.sort(Comparator.comparing(NounPhrase::distance));
        after.sort(Comparator.comparing(NounPhrase::isWorn));
        StringBuilder text = new StringBuilder();
        for (int i = before.size() - 1; i >= 0; i--) {
            text.append(Predicate.of(before.get(i))).append(' ');
        }
        boolean bracketed = !simple && !(base instanceof Things.Union);
        text.append(bracketed ? "(" : "").append(phrase(base, plural)).append(bracketed ? ")" : "");
        for (int i = 0; i < after.size(); i++) {
            boolean two = i + 1 < after.size() && isOneGarment(after.get(i), after.get(i + 1));
            Property both = two ? new Property.Both(List.of(after.get(i), after.get(++i))) : after.get(i);
            text.append(' ').append(Predicate.clause(both, plural));
        }
        return text.toString();
    }

    /** Whether they are two colours of one thing worn: "wearing a black and red shirt". */
    static boolean isOneGarment(Property a, Property b) {
        return a instanceof Property.HasColour first
                && b instanceof Property.HasColour second
                && first.part() != Part.WHOLE
                && first.part() == second.part();
    }

    /** Whether it is said how many they are: "3 bananas". */
    private static boolean isCounted(Things things) {
        return things instanceof Things.Having having && (isNumber(having.property()) || isCounted(having.of()));
    }

    private static boolean isNumber(Property property) {
        return property instanceof Property.Is is
                && (AMOUNTS.contains(is.quality()) || is.quality().chars().allMatch(Character::isDigit));
    }

    /** How far before its noun it stands: "3 big white tour buses". */
    private static int distance(Property property) {
        if (property instanceof Property.Is) {
            return isNumber(property) ? 2 : 0;
        }
        return 1;
    }

    /** What is said after "wearing a red shirt" could be said of the shirt, so that is said last. */
    private static boolean isWorn(Property property) {
        if (property instanceof Property.Not not) {
            return isWorn(not.of());
        }
        return property instanceof Property.HasColour colour && colour.part() != Part.WHOLE;
    }

    private static boolean isAdjective(Property property) {
        return property instanceof Property.Has
                || property instanceof Property.Sized
                || (property instanceof Property.Is is && mayStandBefore(is.quality()))
                || (property instanceof Property.HasColour colour && colour.part() == Part.WHOLE);
    }

    /** "The wooden bench", but "the sign that is upside down" and "the apple that is peeled". */
    private static boolean mayStandBefore(String quality) {
        List<String> words = List.of(quality.split(" ", -1));
        return !words.get(words.size() - 1).endsWith("ed") && words.stream().noneMatch(AFTER::contains);
    }

    private static String ranked(Things.Ranked ranked, boolean plural) {
        String rank = ordinal(ranked.rank());
        return switch (ranked.order()) {
            case FROM_LEFT, FROM_RIGHT, FROM_TOP, FROM_BOTTOM ->
                rank + " " + closed(ranked.of(), plural) + " " + ranked.order().words();
            case BIGGEST -> superlative(ranked, rank, "biggest", plural);
            case SMALLEST -> superlative(ranked, rank, "smallest", plural);
            case NEAREST -> superlative(ranked, rank, "nearest", plural);
            case FARTHEST -> superlative(ranked, rank, "farthest", plural);
            case MIDDLEMOST -> superlative(ranked, rank, "middlemost", plural);
        };
    }

    private static String superlative(Things.Ranked ranked, String rank, String word, boolean plural) {
        return (ranked.rank() == 1 ? "" : rank + " ") + word + " " + closed(ranked.of(), plural);
    }

    private static String closed(Things things, boolean plural) {
        String text = phrase(things, plural);
        return things instanceof Things.Find || things instanceof Things.Union ? text : "(" + text + ")";
    }

    private static String ordinal(int rank) {
        boolean teen = rank % 100 / 10 == 1;
        return switch (teen ? 0 : rank % 10) {
            case 1 -> rank == 1 ? "first" : rank + "st";
            case 2 -> rank == 2 ? "second" : rank + "nd";
            case 3 -> rank == 3 ? "third" : rank + "rd";
            default -> rank + "th";
        };
    }
}
