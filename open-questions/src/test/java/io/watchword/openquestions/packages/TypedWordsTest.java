package io.watchword.openquestions.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.watchword.modelpackages.task.Ranked;
import io.watchword.openquestions.model.Expected;
import io.watchword.protocol.Alternative;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedWordsTest {
    private static final List<String> COLOURS = List.of("red", "grey", "white");

    private static Verdict verdict(Expected expected, Ranked... ranked) {
        return new TypedWords(expected, COLOURS).verdict(List.of(ranked));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "YES_NO | yes | true",
                "YES_NO | No, it is not. | false",
                "YES_NO | no. | false",
                "YES_NO | no it isn't | false",
                "YES_NO | No there are no dogs | false",
                "YES_NO | yes it is | true",
                "YES_NO | yes, it's red | true",
                "YES_NO | yes! | true",
                "COUNT | no | 0",
                "COUNT | no one | 0",
                "COUNT | there are no people here | 0",
                "COUNT | one dog | 1",
                "COUNT | two | 2",
                "COUNT | 12 | 12",
                "COUNT | none | 0",
                "COUNT | about 3 dogs | 3",
                "COLOUR | Gray | grey",
                "COLOUR | it is red | red",
                "TEXT | a dog | a dog",
                "TEXT | 公交车 | 公交车",
            })
    void wordsBecomeWhatTheQuestionExpects(Expected expected, String words, String value) {
        Verdict verdict = verdict(expected, new Ranked(words, 0.7));

        assertThat(String.valueOf(verdict.value().json())).isEqualTo(value);
        assertThat(verdict.value().type())
                .isEqualTo(
                        switch (expected) {
                            case YES_NO -> "boolean";
                            case COUNT -> "count";
                            case COLOUR -> "colour";
                            case TEXT -> "text";
                        });
        assertThat(verdict.confidence()).isEqualTo(0.7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "YES_NO | red | which is no yes or no",
                "YES_NO | no idea | no yes or no",
                "YES_NO | no parking | no yes or no",
                "YES_NO | no left turn | no yes or no",
                "YES_NO | no answer | no yes or no",
                "YES_NO | no, I can't tell | no yes or no",
                "YES_NO | no. 5 | no yes or no",
                "YES_NO | no one | no yes or no",
                "YES_NO | yes or no | no yes or no",
                "YES_NO | yes, no | no yes or no",
                "YES_NO | yes, it is not | no yes or no",
                "YES_NO | true north | no yes or no",
                "COUNT | no idea | no number",
                "COUNT | no parking | no number",
                "COUNT | no more than 3 | no number",
                "COUNT | no one of the 3 | no number",
                "COUNT | one way | no number",
                "COUNT | not 2 | no number",
                "COUNT | there aren't 2 | no number",
                "COUNT | two hundred | no number",
                "COUNT | 10:10 | no number",
                "COUNT | 5,005 | no number",
                "COLOUR | not red | no single one of the colours",
                "COLOUR | it isn't red | no single one of the colours",
                "COLOUR | no red | no single one of the colours",
                "COUNT | many | no number",
                "COUNT | 2 or 3 | no number",
                "COUNT | 99999999999 | no number",
                "COLOUR | red and white | no single one of the colours",
                "COLOUR | tartan | no single one",
                "TEXT | \"\"  | no words",
                "TEXT | . | no answer",
            })
    void whatIsOfAnotherKindIsUnknownWithTheReasonAndNeverNo(Expected expected, String words, String reason) {
        Verdict verdict = verdict(expected, new Ranked(words, 0.9));

        assertThat(verdict.value()).isInstanceOf(AnswerValue.Unknown.class);
        assertThat(((AnswerValue.Unknown) verdict.value()).reason()).contains(reason);
    }

    @Test
    void theBestOfTheRightKindIsTakenWithItsOwnShare() {
        Verdict verdict = verdict(
                Expected.COUNT,
                new Ranked("red", 0.5),
                new Ranked("2", 0.3),
                new Ranked("two", 0.1),
                new Ranked("three", 0.05));

        assertThat(verdict)
                .isEqualTo(new Verdict(
                        new AnswerValue.Count(2), 0.3, List.of(new Alternative(new AnswerValue.Count(3), 0.05))));
    }

    @Test
    void aSignThatForbidsIsNotToldAsNo() {
        Verdict verdict = verdict(
                Expected.YES_NO, new Ranked("stop", 0.5), new Ranked("no parking", 0.3), new Ranked("yes", 0.2));

        assertThat(verdict).isEqualTo(new Verdict(new AnswerValue.Bool(true), 0.2, List.of()));
    }

    @Test
    void alternativesNeverExceedWhatIsLeft() {
        Verdict verdict =
                verdict(Expected.TEXT, new Ranked("left", 0.8), new Ranked("a dog", 0.6), new Ranked("café", 0.2));

        assertThat(verdict.confidence()).isEqualTo(0.8);
        assertThat(verdict.alternatives())
                .extracting(each -> each.value().text())
                .containsExactly("a dog", "café");
        assertThat(verdict.alternatives().stream()
                        .mapToDouble(Alternative::confidence)
                        .sum())
                .isCloseTo(0.2, within(1e-9));
    }

    @Test
    void longWordsAreClippedAndHoldNoControlCharacters() {
        Verdict verdict = verdict(Expected.TEXT, new Ranked("a\nb" + "c".repeat(1_000), 0.5));

        assertThat(verdict.value().text()).startsWith("a bc").hasSize(301);
    }
}
