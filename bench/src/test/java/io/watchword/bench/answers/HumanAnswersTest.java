package io.watchword.bench.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.watchword.protocol.AnswerValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HumanAnswersTest {
    private static HumanAnswers tenOf(String answer, int times) {
        List<String> answers = new ArrayList<>(Collections.nCopies(times, answer));
        answers.addAll(Collections.nCopies(10 - times, "something else"));
        return new HumanAnswers(answers);
    }

    @Test
    void whatFourPeopleSayIsRight() {
        assertThat(tenOf("yes", 4).accuracy("yes")).isEqualTo(1);
    }

    @Test
    void whatFewerSayIsPartlyRight() {
        assertThat(tenOf("yes", 3).accuracy("yes")).isEqualTo(0.9, within(1e-9));
        assertThat(tenOf("yes", 2).accuracy("yes")).isEqualTo(0.6, within(1e-9));
        assertThat(tenOf("yes", 1).accuracy("yes")).isEqualTo(0.3, within(1e-9));
    }

    @Test
    void whatNobodySaysIsWrong() {
        assertThat(tenOf("yes", 9).accuracy("no")).isZero();
    }

    @Test
    void theAnswerIsPutInFormButWhatPeopleSaidOnlyLosesItsPunctuation() {
        assertThat(tenOf("2", 5).accuracy("Two.")).isEqualTo(1);
        assertThat(tenOf("two", 5).accuracy("two")).isZero();
        assertThat(tenOf("fire-hydrant", 5).accuracy("the Fire Hydrant")).isEqualTo(1);
        assertThat(tenOf("0", 5).accuracy("none")).isEqualTo(1);
        assertThat(tenOf("1,000", 5).accuracy("1000")).isEqualTo(1);
        assertThat(tenOf("don't", 5).accuracy("dont")).isEqualTo(1);
    }

    @Test
    void whatAllSayAlikeIsLeftAsItIs() {
        assertThat(tenOf("fire-hydrant", 10).accuracy("fire-hydrant")).isZero();
        assertThat(tenOf("fire hydrant", 10).accuracy("fire-hydrant")).isEqualTo(1);
    }

    @Test
    void aMarkBesideASpaceIsDroppedAndAnyOtherBecomesOne() {
        assertThat(AnswerForm.withoutPunctuation("red/blue")).isEqualTo("red blue");
        assertThat(AnswerForm.withoutPunctuation("red / blue")).isEqualTo("red  blue");
        assertThat(AnswerForm.withoutPunctuation("1,000-2,000")).isEqualTo("10002000");
        assertThat(AnswerForm.withoutPunctuation("2.5 p.m.")).isEqualTo("2.5 pm");
        assertThat(AnswerForm.withoutPunctuation("12:30")).isEqualTo("12:30");
    }

    @Test
    void contractionsOfTheListGetTheirApostrophesBack() {
        assertThat(AnswerForm.predicted("they dont")).isEqualTo("they don't");
        assertThat(AnswerForm.predicted("Y'alldve it's its")).isEqualTo("y'alldve it's its");
        assertThat(AnswerForm.predicted("yall'd've")).isEqualTo("y'all'd've");
    }

    @Test
    void anAnswerIsSaidAsPeopleSayIt() {
        assertThat(AnswerForm.said(new AnswerValue.Bool(true))).isEqualTo("yes");
        assertThat(AnswerForm.said(new AnswerValue.Count(3))).isEqualTo("3");
        assertThat(AnswerForm.said(new AnswerValue.Colour("grey"))).isEqualTo("gray");
        assertThat(AnswerForm.said(new AnswerValue.Category("teddy bear"))).isEqualTo("teddy bear");
    }
}
