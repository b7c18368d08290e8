package io.watchword.questionengine.history;

import static io.watchword.questionengine.history.Ask.CARS;
import static io.watchword.questionengine.history.Ask.PEOPLE;
import static io.watchword.questionengine.history.Ask.answer;
import static io.watchword.questionengine.history.Ask.any;
import static io.watchword.questionengine.history.Ask.in;
import static io.watchword.questionengine.history.Ask.lately;
import static io.watchword.questionengine.history.Ask.none;
import static io.watchword.questionengine.history.Ask.number;
import static io.watchword.questionengine.history.Ask.verdict;
import static io.watchword.questionengine.history.Ask.who;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.watchword.protocol.AnswerValue;
import io.watchword.questionengine.program.Comparison;
import io.watchword.questionengine.program.Motion;
import io.watchword.questionengine.program.Part;
import io.watchword.questionengine.program.Place;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Relation;
import io.watchword.questionengine.program.Things;
import io.watchword.questionengine.program.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuringTest {
    /** One person after the other, each for 5 s, the first from 0 s on. */
    private static Film procession(int people) {
        Film film = new Film(5);
        for (int i = 0; i < people; i++) {
            film.with(i, "person", 10 * i, 10 * i + 5).at(at -> Film.box(100 + 200 * (at % 5), 500));
        }
        return film;
    }

    @Test
    void everyDifferentTrackOfTheWindowCountsOnce() {
        History history = procession(10).history(0, 98);
        assertThat(answer(history, lately(number(PEOPLE), 98))).isEqualTo("10");
        assertThat(answer(history, lately(number(PEOPLE), 30))).isEqualTo("3");
        assertThat(answer(history, lately(number(PEOPLE), 34))).isEqualTo("4");
        assertThat(answer(history, number(PEOPLE))).isEqualTo("0");
    }

    @Test
    void someoneWhoComesBackUnderTheSameIdIsTheSame() {
        Film film = new Film(5);
        film.with(1, "person", 0, 100).hidden(at -> at > 20 && at < 80);
        History history = film.history(0, 90);
        assertThat(answer(history, lately(number(PEOPLE), 90))).isEqualTo("1");
        assertThat(history.size()).isEqualTo(1);
        assertThat(answer(film.history(0, 70), lately(any(PEOPLE), 30))).isEqualTo("no");
    }

    @Test
    void theWindowReachesBackToAClockTimeAndToMidnight() {
        Film film = procession(3);
        History history = film.history(0, 119);
        assertThat(answer(history, new Program.During(number(PEOPLE), new Window.Since("10:00"))))
                .isEqualTo("3");
        assertThat(answer(history, new Program.During(any(PEOPLE), new Window.Since("10:01"))))
                .isEqualTo("no");
        assertThat(answer(history, new Program.During(any(PEOPLE), new Window.Today())))
                .isEqualTo("yes");
    }

    @Test
    void eachTrackCountsWithTheHighestProbabilityItEverHad() {
        Film film = new Film(5);
        film.with(1, "person", 0, 5).probable(0.8);
        film.with(2, "person", 10, 15).probable(0.5);
        History history = film.history(0, 20);
        assertThat(Ask.yes(verdict(history, lately(any(PEOPLE), 20)))).isCloseTo(1 - 0.2 * 0.5, within(1e-6));
        assertThat(Ask.probability(verdict(history, lately(number(PEOPLE), 20)), new AnswerValue.Count(2)))
                .isCloseTo(0.4, within(1e-6));
    }

    @Test
    void nobodyIsTheOppositeOfAnybody() {
        History history = procession(2).history(0, 50);
        assertThat(answer(history, lately(none(PEOPLE), 20))).isEqualTo("yes");
        assertThat(answer(history, lately(none(PEOPLE), 45))).isEqualTo("no");
    }

    @Test
    void numbersAreCompared() {
        History history = procession(5).history(0, 50);
        assertThat(answer(history, lately(new Program.CompareNumber(PEOPLE, Comparison.AT_LEAST, 5), 50)))
                .isEqualTo("yes");
        assertThat(answer(history, lately(new Program.CompareNumber(PEOPLE, Comparison.MORE_THAN, 5), 50)))
                .isEqualTo("no");
        assertThat(answer(history, lately(new Program.CompareCounts(PEOPLE, Comparison.MORE_THAN, CARS), 50)))
                .isEqualTo("yes");
    }

    @Test
    void coloursAreThoseOfTheTrackOnTheWhole() {
        Film film = new Film(5);
        film.with(1, "person", 0, 5).coloured("red");
        film.with(2, "person", 10, 15).coloured("blue");
        History history = film.history(0, 20);
        Things red = who(PEOPLE, new Property.HasColour("red", Part.UPPER));
        assertThat(answer(history, lately(number(red), 20))).isEqualTo("1");
        assertThat(answer(history, lately(any(red), 10))).isEqualTo("no");
    }

    @Test
    void whoWasInAZoneOnlyBeforeTheWindowDoesNotCount() {
        Film film = new Film(5);
        film.with(1, "person", 0, 100).in("drive", at -> at >= 10 && at <= 20);
        History history = film.history(0, 40);
        assertThat(answer(history, lately(any(who(PEOPLE, in("drive"))), 30))).isEqualTo("yes");
        assertThat(answer(history, lately(any(who(PEOPLE, in("drive"))), 15))).isEqualTo("no");
    }

    @Test
    void whatIsSaidTogetherMustHaveBeenSoAtTheSameTime() {
        Film film = new Film(5);
        film.with(1, "car", 0, 60)
                .at(at -> Film.box(at < 20 ? 100 + 40 * at : 900, 500))
                .in("drive", at -> at > 25 && at < 40);
        History history = film.history(0, 60);
        Things inDrive = who(CARS, in("drive"));
        assertThat(answer(history, lately(any(who(inDrive, new Property.Moves(Motion.STOPPED))), 60)))
                .isEqualTo("yes");
        assertThat(answer(history, lately(any(who(inDrive, new Property.Moves(Motion.MOVING))), 60)))
                .isEqualTo("no");
    }

    @Test
    void howThingsStoodToEachOtherIsTakenFromWholeScenes() {
        Film film = new Film(5);
        film.with(1, "car", 0, 60).at(at -> Film.box(500, 500));
        film.with(2, "person", 20, 40).at(at -> Film.box(200, 500));
        film.with(3, "person", 20, 40).at(at -> Film.box(800, 500));
        Things left = who(PEOPLE, new Property.Stands(Relation.LEFT_OF, CARS));
        History history = film.history(0, 55);
        assertThat(answer(history, lately(number(left), 50))).isEqualTo("1");
        assertThat(answer(history, lately(any(left), 10))).isEqualTo("no");
        Things onTheRight = who(PEOPLE, new Property.AtPlace(Place.RIGHT));
        assertThat(Ask.evaluation(history, lately(number(onTheRight), 50)).regions())
                .extracting("track")
                .contains(3L);
    }

    @Test
    void flickerCountsOnlyWhereThereIsNothingElse() {
        Film film = new Film(10);
        film.with(1, "person", 10, 10.1).probable(0.9);
        assertThat(answer(film.history(0, 20), lately(number(PEOPLE), 20))).isEqualTo("1");
        film.with(2, "person", 12, 18);
        assertThat(answer(film.history(0, 20), lately(number(PEOPLE), 20))).isEqualTo("1");
    }

    @Test
    void aSlowCameraHasNoFlicker() {
        Film film = new Film(0.5);
        film.with(1, "person", 10, 10);
        film.with(2, "person", 20, 26);
        assertThat(answer(film.history(0, 40), lately(number(PEOPLE), 40))).isEqualTo("2");
    }

    @Test
    void aStretchCanTakeThePlaceOfTheWindow() {
        History history = procession(10).history(0, 98);
        Recollection asked = new Recollection(
                        history,
                        history.last().orElseThrow(),
                        Ask.UTC,
                        io.watchword.questionengine.reasoning.Trace.NONE)
                .between(Film.time(20), Film.time(47));
        assertThat(asked.run(lately(number(PEOPLE), 1)).verdict().value().text())
                .isEqualTo("3");
    }

    @Test
    void partsAboutNowAndAboutTimeAreAnsweredTogether() {
        Film film = procession(3);
        film.with(9, "car", 0, 100).at(at -> Film.box(500, 200));
        Program both = new Program.All(List.of(lately(any(PEOPLE), 60), any(CARS)));
        Program never = new Program.All(List.of(lately(any(PEOPLE), 10), any(CARS)));
        assertThat(answer(film.history(0, 50), both)).isEqualTo("yes");
        assertThat(answer(film.history(0, 50), never)).isEqualTo("no");
    }
}
