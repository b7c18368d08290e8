package io.watchword.questionengine.history;

import static io.watchword.questionengine.history.Ask.CARS;
import static io.watchword.questionengine.history.Ask.PEOPLE;
import static io.watchword.questionengine.history.Ask.answer;
import static io.watchword.questionengine.history.Ask.any;
import static io.watchword.questionengine.history.Ask.in;
import static io.watchword.questionengine.history.Ask.lately;
import static io.watchword.questionengine.history.Ask.number;
import static io.watchword.questionengine.history.Ask.verdict;
import static io.watchword.questionengine.history.Ask.who;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Box;
import io.watchword.protocol.Verdict;
import io.watchword.questionengine.program.Comparison;
import io.watchword.questionengine.program.Motion;
import io.watchword.questionengine.program.Place;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Things;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LastingTest {
    private static final Property LONG = new Property.Lasts(Comparison.MORE_THAN, 30);
    private static final Things IN_DRIVE = who(PEOPLE, in("drive"));

    private static Film visitor() {
        Film film = new Film(5);
        film.with(1, "person", 10, 200).in("drive", at -> (at >= 20 && at <= 60) || at >= 100);
        return film;
    }

    private static AnswerValue value(History history, Program program) {
        return verdict(history, program).value();
    }

    private static AnswerValue span(double seconds) {
        return new AnswerValue.Span(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    @Test
    void howLongIsTheTimeSinceItBeganToBeSo() {
        History history = visitor().history(0, 45);
        assertThat(value(history, new Program.HowLong(PEOPLE))).isEqualTo(span(35));
        assertThat(value(history, new Program.HowLong(IN_DRIVE))).isEqualTo(span(25));
        assertThat(value(visitor().history(0, 130), new Program.HowLong(IN_DRIVE)))
                .isEqualTo(span(30));
    }

    @Test
    void howLongIsUnknownOfWhatIsNotThere() {
        Verdict verdict = verdict(visitor().history(0, 80), new Program.HowLong(IN_DRIVE));
        assertThat(verdict.isUnknown()).isTrue();
        assertThat(verdict(visitor().history(0, 5), new Program.HowLong(PEOPLE)).isUnknown())
                .isTrue();
    }

    @Test
    void whatWasThereWhenLookingBeganHasBeenThereAtLeastSoLong() {
        AnswerValue value = value(visitor().history(15, 50), new Program.HowLong(PEOPLE));
        assertThat(value).isInstanceOf(AnswerValue.Span.class);
        assertThat(value.text()).isEqualTo("at least 40 s");
    }

    @Test
    void ofSeveralTheLongestCounts() {
        Film film = visitor();
        film.with(2, "person", 5, 200).probable(0.25);
        Verdict verdict = verdict(film.history(0, 45), new Program.HowLong(PEOPLE));
        assertThat(verdict.value()).isEqualTo(span(35));
        assertThat(verdict.confidence()).isCloseTo(0.75, within(1e-6));
        assertThat(Ask.probability(verdict, span(40))).isCloseTo(0.25, within(1e-6));
    }

    @Test
    void howLongSomethingHasBeenAtAPlaceIsTakenFromWholeScenes() {
        Film film = new Film(5);
        film.with(1, "car", 5, 100).at(at -> Film.box(at < 30 ? 150 : 850, 500));
        Things onTheRight = who(CARS, new Property.AtPlace(Place.RIGHT));
        AnswerValue value = value(film.history(0, 70), new Program.HowLong(onTheRight));
        assertThat(((AnswerValue.Span) value).value().toMillis() / 1000.0).isCloseTo(40, within(1.5));
    }

    @Test
    void forMoreThanATimeMeansWithoutABreakUpToNow() {
        Program longInDrive = any(who(IN_DRIVE, LONG));
        assertThat(answer(visitor().history(0, 45), longInDrive)).isEqualTo("no");
        assertThat(answer(visitor().history(0, 52), longInDrive)).isEqualTo("yes");
        assertThat(answer(visitor().history(0, 70), longInDrive)).isEqualTo("no");
        assertThat(answer(visitor().history(0, 120), longInDrive)).isEqualTo("no");
        assertThat(answer(visitor().history(0, 135), longInDrive)).isEqualTo("yes");
    }

    @Test
    void withinAWindowItMeansAtAnyTimeOfIt() {
        Program longInDrive = any(who(IN_DRIVE, LONG));
        assertThat(answer(visitor().history(0, 90), lately(longInDrive, 80))).isEqualTo("yes");
        assertThat(answer(visitor().history(0, 95), lately(longInDrive, 20))).isEqualTo("no");
    }

    @Test
    void whatMayHaveBegunBeforeLookingDidIsUnknown() {
        Program longThere = any(who(PEOPLE, LONG));
        Film film = new Film(5);
        film.with(1, "person", 0, 200);
        assertThat(verdict(film.history(0, 20), longThere).isUnknown()).isTrue();
        assertThat(answer(film.history(0, 40), longThere)).isEqualTo("yes");
        Program shortThere = any(who(PEOPLE, new Property.Lasts(Comparison.FEWER_THAN, 30)));
        assertThat(verdict(film.history(0, 20), shortThere).isUnknown()).isTrue();
        assertThat(answer(film.history(0, 40), shortThere)).isEqualTo("no");
    }

    @Test
    void whenLastIsNowWhileItIsThereAndThenItsLastMoment() {
        Program last = new Program.WhenLast(IN_DRIVE);
        assertThat(value(visitor().history(0, 45), last)).isEqualTo(new AnswerValue.Moment(Film.time(45)));
        assertThat(value(visitor().history(0, 90), last)).isEqualTo(new AnswerValue.Moment(Film.time(60)));
        Verdict never = verdict(visitor().history(0, 15), last);
        assertThat(never.isUnknown()).isTrue();
        assertThat(Ask.reason(never)).isEqualTo("none has been seen in the 15 s that are remembered");
    }

    @Test
    void theLastOfSeveralIsTheOneThatCameLatestIfItWasOne() {
        Film film = new Film(5);
        film.with(1, "person", 10, 20);
        film.with(2, "person", 30, 40).probable(0.4);
        Verdict verdict = verdict(film.history(0, 60), new Program.WhenLast(PEOPLE));
        assertThat(verdict.value()).isEqualTo(new AnswerValue.Moment(Film.time(20)));
        assertThat(verdict.confidence()).isCloseTo(0.6, within(1e-6));
        assertThat(Ask.probability(verdict, new AnswerValue.Moment(Film.time(40))))
                .isCloseTo(0.4, within(1e-6));
    }

    @Test
    void ofTheLastTimeTheShareSinceThenThatWasNotSeenIsUnknown() {
        Film film = visitor().seenWhen(at -> at <= 60 || at >= 80);
        Film gone = new Film(5).seenWhen(at -> at <= 60 || at >= 80);
        gone.with(1, "person", 10, 40);
        Verdict verdict = verdict(gone.history(0, 120), new Program.WhenLast(PEOPLE));
        assertThat(Ask.probability(verdict, new AnswerValue.Moment(Film.time(40))))
                .isCloseTo(0.75, within(1e-3));
        assertThat(Ask.unknown(verdict)).isCloseTo(0.25, within(1e-3));
        assertThat(value(film.history(0, 120), new Program.WhenLast(PEOPLE)))
                .isEqualTo(new AnswerValue.Moment(Film.time(120)));
    }

    private static Film cars() {
        Film film = new Film(5);
        film.with(1, "car", 5, 200).at(at -> Film.box(Math.min(900, Math.max(0, (at - 5) * 60)), 500));
        return film;
    }

    @Test
    void parkedIsAtRestForTenSeconds() {
        Things parked = who(CARS, new Property.Moves(Motion.PARKED));
        assertThat(answer(cars().history(0, 15), number(parked))).isEqualTo("0");
        assertThat(answer(cars().history(0, 28), number(parked))).isEqualTo("0");
        assertThat(answer(cars().history(0, 35), number(parked))).isEqualTo("1");
        AnswerValue since = value(cars().history(0, 50), new Program.HowLong(parked));
        assertThat(((AnswerValue.Span) since).value().toMillis() / 1000.0).isCloseTo(30, within(0.5));
    }

    @Test
    void whatStoodStillWhenLookingBeganMayBeParked() {
        Things parked = who(CARS, new Property.Moves(Motion.PARKED));
        assertThat(verdict(cars().history(40, 44), number(parked)).isUnknown()).isTrue();
        assertThat(answer(cars().history(40, 55), number(parked))).isEqualTo("1");
    }

    @Test
    void aBoxThatTremblesIsAtRest() {
        Film film = new Film(10);
        film.with(1, "car", 5, 100).at(at -> new Box(500 + 5 * Math.sin(40 * at), 500, 100 + 3 * Math.cos(at), 80));
        assertThat(answer(film.history(0, 30), any(who(CARS, new Property.Moves(Motion.PARKED)))))
                .isEqualTo("yes");
    }

    @Test
    void whatCameIntoThePictureJustNowIsArriving() {
        Things arriving = who(CARS, new Property.Moves(Motion.ARRIVING));
        assertThat(answer(cars().history(0, 8), any(arriving))).isEqualTo("yes");
        assertThat(answer(cars().history(0, 30), any(arriving))).isEqualTo("no");
    }

    @Test
    void whatWasParkedAndMovesAgainIsLeaving() {
        Film film = new Film(5);
        film.with(1, "car", 5, 100).at(at -> Film.box(500 + 100 * Math.max(0, at - 40), 500));
        Things leaving = who(CARS, new Property.Moves(Motion.LEAVING));
        assertThat(answer(film.history(0, 30), any(leaving))).isEqualTo("no");
        assertThat(answer(film.history(0, 43), any(leaving))).isEqualTo("yes");
    }
}
