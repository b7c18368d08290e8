package io.watchword.bench.answers;

import io.watchword.protocol.AnswerValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The form in which answers are compared, as VQA's evaluation defines it (Antol et al., "VQA: Visual Question
 * Answering", 2015): lower case, no articles, number words as digits, no punctuation but within numbers. Contractions
 * are left as they are: the engine's answers have none.
 */
final class AnswerForm {
    private static final Set<String> ARTICLES = Set.of("a", "an", "the");
    private static final List<String> NUMBERS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
    private static final Map<String, String> AMERICAN = Map.of("grey", "gray");

    private AnswerForm() {}

    static String of(String answer) {
        String plain = answer.toLowerCase(Locale.ROOT)
                .replaceAll("(?<=\\d),(?=\\d)", "")
                .replaceAll("\\.(?!\\d)", "")
                .replaceAll("[;/\\[\\]\"{}()=+\\\\_\\-><@`,?!]", " ");
        return Arrays.stream(plain.strip().split("\\s+"))
                .filter(word -> !ARTICLES.contains(word))
                .map(AnswerForm::digits)
                .collect(Collectors.joining(" "));
    }

    private static String digits(String word) {
        int number = NUMBERS.indexOf(word.equals("none") ? "zero" : word);
        return number < 0 ? word : Integer.toString(number);
    }

    /** An engine's answer as a person in the United States would write it. */
    static String said(AnswerValue value) {
        return of(AMERICAN.getOrDefault(value.text(), value.text()));
    }
}
