package io.watchword.questionengine.history;

import static io.watchword.questionengine.history.Ask.CARS;
import static io.watchword.questionengine.history.Ask.PEOPLE;
import static io.watchword.questionengine.history.Ask.answer;
import static io.watchword.questionengine.history.Ask.any;
import static io.watchword.questionengine.history.Ask.did;
import static io.watchword.questionengine.history.Ask.lately;
import static io.watchword.questionengine.history.Ask.number;
import static io.watchword.questionengine.history.Ask.who;
import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.AnswerValue;
import io.watchword.questionengine.program.Event;
import io.watchword.questionengine.program.Part;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Things;
import org.junit.jupiter.api.Test;

/** A person is in view from 10 s to 60 s, in the drive from 20 s to 30 s and from 50 s until he leaves. */
class EventsTest {
    private static final Things ENTERED = who(PEOPLE, did(Event.ENTERED, "drive"));
    private static final Things LEFT = who(PEOPLE, did(Event.LEFT, "drive"));

    private static Film visitor() {
        Film film = new Film(5);
        film.with(1, "person", 10, 60).in("drive", at -> (at >= 20 && at <= 30) || at >= 50);
        return film;
    }

    private static String asked(double now, Things things, double window) {
        return answer(visitor().history(0, now), lately(any(things), window));
    }

    @Test
    void enteringAZoneIsAnEventOfItsMoment() {
        assertThat(asked(19.8, ENTERED, 15)).isEqualTo("no");
        assertThat(asked(20, ENTERED, 5)).isEqualTo("yes");
        assertThat(asked(29, ENTERED, 5)).isEqualTo("no");
        assertThat(asked(29, ENTERED, 10)).isEqualTo("yes");
        assertThat(asked(50, ENTERED, 5)).isEqualTo("yes");
    }

    @Test
    void leavingAZoneIsSeenOnceOneIsOutsideForLongerThanATremble() {
        assertThat(asked(29, LEFT, 20)).isEqualTo("no");
        assertThat(asked(32, LEFT, 20)).isEqualTo("yes");
        assertThat(asked(45, LEFT, 5)).isEqualTo("no");
    }

    @Test
    void whoGoesOutOfThePictureInAZoneHasLeftIt() {
        assertThat(asked(61, LEFT, 5)).isEqualTo("no");
        assertThat(asked(70, LEFT, 15)).isEqualTo("yes");
    }

    @Test
    void aZoneThatNobodyWasInWasNotEntered() {
        assertThat(asked(40, who(PEOPLE, did(Event.ENTERED, "garden")), 30)).isEqualTo("no");
    }

    @Test
    void crossingAZoneIsEnteringOrLeavingIt() {
        Things crossed = who(PEOPLE, did(Event.CROSSED, "drive"));
        assertThat(asked(19, crossed, 10)).isEqualTo("no");
        assertThat(asked(22, crossed, 5)).isEqualTo("yes");
        assertThat(asked(33, crossed, 5)).isEqualTo("yes");
        assertThat(asked(45, crossed, 10)).isEqualTo("no");
    }

    @Test
    void crossingALineIsAnEventOfItsMoment() {
        Film film = new Film(5);
        film.with(1, "person", 10, 60).crossing("fence", 30);
        film.with(2, "person", 10, 60);
        Things fence = who(PEOPLE, did(Event.CROSSED, "fence"));
        Things line = who(PEOPLE, did(Event.CROSSED, null));
        assertThat(answer(film.history(0, 50), lately(number(fence), 40))).isEqualTo("1");
        assertThat(answer(film.history(0, 50), lately(number(line), 40))).isEqualTo("1");
        assertThat(answer(film.history(0, 50), lately(any(line), 10))).isEqualTo("no");
        assertThat(answer(film.history(0, 50), lately(any(who(PEOPLE, did(Event.CROSSED, "wall"))), 40)))
                .isEqualTo("no");
    }

    @Test
    void whereNoLineIsKnownNobodyCanSayWhoCrossedIt() {
        Things line = who(PEOPLE, did(Event.CROSSED, null));
        assertThat(answer(visitor().history(0, 50), lately(any(line), 40))).isEqualTo("unknown");
    }

    @Test
    void whoAppearsInThePictureHasEnteredItAndWhoIsGoneHasLeftIt() {
        Things came = who(PEOPLE, did(Event.APPEARED, null));
        Things went = who(PEOPLE, did(Event.LEFT, null));
        assertThat(asked(12, came, 10)).isEqualTo("yes");
        assertThat(asked(40, came, 10)).isEqualTo("no");
        assertThat(asked(60, went, 30)).isEqualTo("no");
        assertThat(asked(65, went, 30)).isEqualTo("yes");
    }

    @Test
    void whoWasThereWhenLookingBeganHasNotEntered() {
        History late = visitor().history(25, 40);
        assertThat(answer(late, lately(any(ENTERED), 10))).isEqualTo("no");
        assertThat(answer(late, lately(any(who(PEOPLE, did(Event.APPEARED, null))), 10)))
                .isEqualTo("no");
    }

    @Test
    void whoIsInTheZoneWhenTheCameraIsLostHasNotLeft() {
        Film film = visitor().seenWhen(at -> at <= 55 || at >= 120);
        History history = film.history(0, 121);
        assertThat(answer(history, lately(any(LEFT), 70))).isNotEqualTo("yes");
    }

    @Test
    void aTrackThatGoesOnFromALostOneHasNeitherLeftNorCome() {
        Film film = new Film(5);
        film.with(1, "person", 10, 30).in("drive", at -> true);
        film.with(2, "person", 32, 60).in("drive", at -> true);
        History history = film.history(0, 55);
        assertThat(answer(history, lately(any(ENTERED), 30))).isEqualTo("no");
        assertThat(answer(history, lately(any(LEFT), 40))).isEqualTo("no");
    }

    @Test
    void withoutATimeEverythingThatIsRememberedIsAsked() {
        assertThat(answer(visitor().history(0, 200), any(ENTERED))).isEqualTo("yes");
        assertThat(answer(visitor().history(0, 200), number(ENTERED))).isEqualTo("1");
        assertThat(answer(visitor().history(0, 15), any(ENTERED))).isEqualTo("no");
    }

    @Test
    void whatIsGoneCanBeAskedForItsColour() {
        Film film = new Film(5);
        film.with(1, "car", 10, 20).coloured("red");
        film.with(2, "car", 0, 60).coloured("blue");
        Program colour = new Program.QueryColour(who(CARS, did(Event.LEFT, null)), Part.WHOLE);
        assertThat(answer(film.history(0, 40), colour)).isEqualTo("red");
    }

    @Test
    void stoppingIsComingToRestAfterMotion() {
        Film film = new Film(5);
        film.with(1, "car", 1, 60).at(at -> Film.box(Math.min(at, 20) * 40, 500));
        film.with(2, "car", 0, 60).at(at -> Film.box(100, 100));
        Things stopped = who(CARS, did(Event.STOPPED, null));
        assertThat(answer(film.history(0, 19), lately(number(stopped), 19))).isEqualTo("0");
        assertThat(answer(film.history(0, 30), lately(number(stopped), 20))).isEqualTo("1");
        assertThat(answer(film.history(0, 60), lately(number(stopped), 20))).isEqualTo("0");
    }

    @Test
    void whenSomeoneLastEnteredIsThatMoment() {
        AnswerValue when = Ask.verdict(visitor().history(0, 100), new Program.WhenLast(ENTERED))
                .value();
        assertThat(when).isEqualTo(new AnswerValue.Moment(Film.time(50)));
    }

    @Test
    void boxesThatTrembleAtTheBorderOfAZoneNeitherEnterNorLeave() {
        Film film = new Film(10);
        film.with(1, "person", 0, 60).in("drive", at -> Math.round(at * 10) % 4 != 0);
        History history = film.history(0, 50);
        assertThat(answer(history, lately(any(who(PEOPLE, new Property.Did(Event.LEFT, "drive"))), 30)))
                .isEqualTo("no");
    }
}
