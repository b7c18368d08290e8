package io.watchword.openquestions.packages;

import io.watchword.modelpackages.task.Ranked;
import io.watchword.openquestions.model.Expected;
import io.watchword.protocol.Alternative;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Texts;
import io.watchword.protocol.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model's words as the kind of answer that was asked for: the likeliest that is of that kind, and the others that are
 * as alternatives. What is of another kind is no answer. Immutable.
 */
final class TypedWords {
    private static final int LONGEST = 300;
    private static final int MOST = 1_000_000;
    private static final int MOST_ALTERNATIVES = 4;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern FIGURES = Pattern.compile("\\d{1,7}");
    private static final List<String> NUMBERS = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty");
    private static final List<String> NOTHING = List.of("none", "nobody", "nothing");
    /** What makes "no" a count, before it: "no parking" and "no idea" count nothing. */
    private static final List<String> NO_SUCH = List.of("one", "body", "people", "person", "persons");
    /** A number before these is another number, or none. */
    private static final List<String> NO_COUNT =
            List.of("hundred", "hundreds", "thousand", "thousands", "million", "dozen", "dozens", "half", "way");

    private static final Pattern FIGURES_IN_PARTS = Pattern.compile("\\d\\s*[.,:/-]\\s*\\d");
    private static final List<String> NEGATIONS = List.of("not", "cannot", "never", "without", "nor", "neither");
    private static final List<String> DOUBTS = List.of(
            "idea", "know", "known", "maybe", "perhaps", "possibly", "sure", "tell", "unclear", "unknown", "unsure");
    /** Alone, or before a stop or a sentence that says it again: "no parking" is a sign, and "no. 5" a number. */
    private static final Pattern YES_OR_NO = Pattern.compile(
            "(yes|true|no|false)"
                    + "(\\s*[.!]*|\\s*[,;:.!](?!\\s*\\d).*"
                    + "|\\s+(it|there|they|he|she|this|that|these|those)\\s*('s|\u2019s|\\s(is|are|was|were|does|do|has|have)|isn|aren)\\b.*)");

    private final Expected expected;
    private final Map<String, String> colours;

    /** @param colours the words that a colour may be */
    TypedWords(Expected expected, List<String> colours) {
        this.expected = expected;
        this.colours = new LinkedHashMap<>();
        colours.forEach(colour -> this.colours.put(colour, colour));
        respelled("gray", "grey");
        respelled("grey", "gray");
    }

    private void respelled(String other, String own) {
        if (colours.containsKey(own)) {
            colours.putIfAbsent(other, own);
        }
    }

    /**
     * The verdict.
     *
     * @param ranked what the model says, the likeliest first, at least one
     */
    Verdict verdict(List<Ranked> ranked) {
        Map<AnswerValue, Double> values = new LinkedHashMap<>();
        for (Ranked each : ranked) {
            // one score for "2" and "two": scores of some models are none that could be added
            value(each.text()).ifPresent(value -> values.putIfAbsent(value, each.score()));
        }
        if (values.isEmpty()) {
            return Verdict.unknown(nothing(ranked.get(0).text()));
        }
        List<Alternative> all = new ArrayList<>();
        values.forEach((value, score) -> all.add(new Alternative(value, score)));
        Alternative best = all.get(0);
        return new Verdict(best.value(), best.confidence(), others(all.subList(1, all.size()), best.confidence()));
    }

    /** Scores that are no shares of a whole can be more than what is left of it. */
    private static List<Alternative> others(List<Alternative> all, double confidence) {
        List<Alternative> first = all.subList(0, Math.min(MOST_ALTERNATIVES, all.size()));
        double sum = first.stream().mapToDouble(Alternative::confidence).sum();
        double scale = sum > 1 - confidence ? (1 - confidence) / sum : 1;
        return first.stream()
                .map(each -> new Alternative(each.value(), each.confidence() * scale))
                .filter(each -> each.confidence() > 0)
                .toList();
    }

    private String nothing(String likeliest) {
        String said = Texts.clip(likeliest, 80).strip();
        return said.isEmpty()
                ? "the model has no words for it"
                : "the model says \"" + said + "\", which is no "
                        + switch (expected) {
                            case YES_NO -> "yes or no";
                            case COUNT -> "number";
                            case COLOUR -> "single one of the colours";
                            case TEXT -> "answer";
                        };
    }

    private Optional<AnswerValue> value(String words) {
        String text = Texts.clip(words, LONGEST).strip();
        List<String> said = BETWEEN.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
        if (expected != Expected.TEXT && said.stream().anyMatch(DOUBTS::contains)) {
            return Optional.empty();
        }
        return switch (expected) {
            case YES_NO -> yesOrNo(text.toLowerCase(Locale.ROOT), said);
            case COUNT -> count(text, said);
            case COLOUR -> colour(said);
            case TEXT -> said.isEmpty() ? Optional.empty() : Optional.of(new AnswerValue.Words(text));
        };
    }

    /** Words that only begin like one, or say both, are neither. */
    private static Optional<AnswerValue> yesOrNo(String text, List<String> said) {
        Matcher answer = YES_OR_NO.matcher(text);
        if (!answer.matches()) {
            return Optional.empty();
        }
        boolean yes = List.of("yes", "true").contains(answer.group(1));
        boolean both = yes
                ? isNegated(said) || said.contains("no") || said.contains("false")
                : said.contains("yes") || said.contains("true");
        return both ? Optional.empty() : Optional.of(new AnswerValue.Bool(yes));
    }

    private static boolean isNegated(List<String> said) {
        int contracted = said.indexOf("t");
        return said.stream().anyMatch(NEGATIONS::contains)
                || (contracted > 0 && said.get(contracted - 1).endsWith("n"));
    }

    /** The only number in it. */
    private static Optional<AnswerValue> count(String text, List<String> said) {
        if (isNegated(said)
                || said.stream().anyMatch(NO_COUNT::contains)
                || FIGURES_IN_PARTS.matcher(text).find()) {
            return Optional.empty();
        }
        int no = said.indexOf("no");
        if (no >= 0) {
            return isNone(said, no) ? Optional.of(new AnswerValue.Count(0)) : Optional.empty();
        }
        List<Integer> numbers =
                said.stream().flatMap(word -> number(word).stream()).distinct().toList();
        return numbers.size() == 1 ? Optional.of(new AnswerValue.Count(numbers.get(0))) : Optional.empty();
    }

    private static boolean isNone(List<String> said, int no) {
        List<String> after = said.subList(no + 1, said.size());
        return said.size() == 1
                || (!after.isEmpty()
                        && NO_SUCH.contains(after.get(0))
                        && said.subList(0, no).stream()
                                .allMatch(word -> number(word).isEmpty())
                        && after.stream().skip(1).allMatch(word -> number(word).isEmpty()));
    }

    private static Optional<Integer> number(String word) {
        if (FIGURES.matcher(word).matches()) {
            return Optional.of(Integer.valueOf(word)).filter(number -> number <= MOST);
        }
        int number = NUMBERS.indexOf(NOTHING.contains(word) ? "zero" : word);
        return number < 0 ? Optional.empty() : Optional.of(number);
    }

    /** The only colour in it; "not red" is any other. */
    private Optional<AnswerValue> colour(List<String> said) {
        if (isNegated(said) || said.contains("no")) {
            return Optional.empty();
        }
        List<String> named = said.stream()
                .filter(colours::containsKey)
                .map(colours::get)
                .distinct()
                .toList();
        return named.size() == 1 ? Optional.of(new AnswerValue.Colour(named.get(0))) : Optional.empty();
    }
}
