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
    private static final List<String> NOTHING = List.of("none", "nobody", "nothing", "no");

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
        return switch (expected) {
            case YES_NO -> yesOrNo(said);
            case COUNT -> count(said);
            case COLOUR -> colour(said);
            case TEXT -> said.isEmpty() ? Optional.empty() : Optional.of(new AnswerValue.Words(text));
        };
    }

    private static Optional<AnswerValue> yesOrNo(List<String> said) {
        return switch (said.isEmpty() ? "" : said.get(0)) {
            case "yes", "true" -> Optional.of(new AnswerValue.Bool(true));
            case "no", "false" -> Optional.of(new AnswerValue.Bool(false));
            default -> Optional.empty();
        };
    }

    /** The only number in it. */
    private static Optional<AnswerValue> count(List<String> said) {
        List<Integer> numbers =
                said.stream().flatMap(word -> number(word).stream()).distinct().toList();
        return numbers.size() == 1 ? Optional.of(new AnswerValue.Count(numbers.get(0))) : Optional.empty();
    }

    private static Optional<Integer> number(String word) {
        if (FIGURES.matcher(word).matches()) {
            return Optional.of(Integer.valueOf(word)).filter(number -> number <= MOST);
        }
        int number = NUMBERS.indexOf(NOTHING.contains(word) ? "zero" : word);
        return number < 0 ? Optional.empty() : Optional.of(number);
    }

    /** The only colour in it. */
    private Optional<AnswerValue> colour(List<String> said) {
        List<String> named = said.stream()
                .filter(colours::containsKey)
                .map(colours::get)
                .distinct()
                .toList();
        return named.size() == 1 ? Optional.of(new AnswerValue.Colour(named.get(0))) : Optional.empty();
    }
}
