package io.watchword.questionengine.history;

import static io.watchword.questionengine.history.Ask.PEOPLE;
import static io.watchword.questionengine.history.Ask.any;
import static io.watchword.questionengine.history.Ask.lately;
import static io.watchword.questionengine.history.Ask.none;
import static io.watchword.questionengine.history.Ask.number;
import static io.watchword.questionengine.history.Ask.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Verdict;
import io.watchword.questionengine.program.Comparison;
import io.watchword.questionengine.program.Program;
import org.junit.jupiter.api.Test;

/** What was not seen may have held more. */
class CoverageTest {
    private static Film oneVisitor() {
        Film film = new Film(5);
        film.with(1, "person", 10, 20).probable(0.8);
        return film;
    }

    @Test
    void anEmptyHourOfWhichLittleWasSeenIsUnknownAndSaysSo() {
        Verdict verdict = verdict(new Film(5).history(0, 180), lately(any(PEOPLE), 3600));
        assertThat(verdict.isUnknown()).isTrue();
        assertThat(Ask.no(verdict)).isCloseTo(0.05, within(1e-3));
        assertThat(Ask.reason(verdict))
                .isEqualTo("only the last 3 min of the 60 min that are asked about have been seen");
    }

    @Test
    void whatWasSeenStands() {
        Verdict verdict = verdict(oneVisitor().history(0, 60), lately(any(PEOPLE), 600));
        assertThat(Ask.yes(verdict)).isCloseTo(0.8, within(1e-6));
        assertThat(Ask.no(verdict)).isCloseTo(0.02, within(1e-3));
        assertThat(Ask.unknown(verdict)).isCloseTo(0.18, within(1e-3));
    }

    @Test
    void ofNumbersTheShareThatWasNotSeenIsUnknown() {
        Verdict verdict = verdict(oneVisitor().history(0, 60), lately(number(PEOPLE), 80));
        assertThat(Ask.probability(verdict, new AnswerValue.Count(1))).isCloseTo(0.6, within(1e-3));
        assertThat(Ask.probability(verdict, new AnswerValue.Count(0))).isCloseTo(0.15, within(1e-3));
        assertThat(Ask.unknown(verdict)).isCloseTo(0.25, within(1e-3));
    }

    @Test
    void onlyWhatRestsOnThereBeingNoMoreIsUnknown() {
        History history = oneVisitor().history(0, 60);
        assertThat(Ask.yes(verdict(history, lately(none(PEOPLE), 120)))).isCloseTo(0.1, within(1e-3));
        assertThat(Ask.no(verdict(history, lately(none(PEOPLE), 120)))).isCloseTo(0.8, within(1e-6));
        assertThat(compared(history, Comparison.AT_LEAST, 1, true)).isCloseTo(0.8, within(1e-6));
        assertThat(compared(history, Comparison.FEWER_THAN, 1, true)).isCloseTo(0.1, within(1e-3));
        assertThat(compared(history, Comparison.FEWER_THAN, 1, false)).isCloseTo(0.8, within(1e-6));
        assertThat(compared(history, Comparison.EXACTLY, 1, true)).isCloseTo(0.4, within(1e-3));
        assertThat(compared(history, Comparison.EXACTLY, 0, false)).isCloseTo(0.8, within(1e-3));
        assertThat(compared(history, Comparison.EXACTLY, 2, false)).isCloseTo(0.5, within(1e-3));
    }

    private static double compared(History history, Comparison comparison, int number, boolean value) {
        Program program = new Program.CompareNumber(PEOPLE, comparison, number);
        return Ask.probability(verdict(history, lately(program, 120)), new AnswerValue.Bool(value));
    }

    @Test
    void gapsOfMoreThanAFewSecondsWereNotSeen() {
        Film film = new Film(5).seenWhen(at -> at <= 20 || at >= 22);
        assertThat(Ask.no(verdict(film.history(0, 100), lately(any(PEOPLE), 100))))
                .isCloseTo(1, within(1e-9));
        film.seenWhen(at -> at <= 20 || at >= 45);
        Verdict gap = verdict(film.history(0, 100), lately(any(PEOPLE), 100));
        assertThat(Ask.no(gap)).isCloseTo(0.75, within(1e-3));
        assertThat(Ask.reason(gap)).isEqualTo("only 75 s of the 100 s that are asked about have been seen");
        assertThat(Ask.no(verdict(film.history(0, 100), lately(any(PEOPLE), 50))))
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void aSlowCameraHasNoGapsBetweenItsFrames() {
        assertThat(Ask.no(verdict(new Film(0.1).history(0, 600), lately(any(PEOPLE), 500))))
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void aSceneThatComesAgainIsLeftOut() {
        Film film = oneVisitor();
        History history = film.history(0, 30);
        assertThat(history.add(film.scene(30))).isFalse();
        assertThat(history.add(film.scene(12))).isFalse();
        assertThat(history.add(film.scene(30.2))).isTrue();
    }
}
