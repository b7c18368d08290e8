package io.watchword.questionengine.history;

import static io.watchword.questionengine.history.Ask.PEOPLE;
import static io.watchword.questionengine.history.Ask.any;
import static io.watchword.questionengine.history.Ask.lately;
import static io.watchword.questionengine.history.Ask.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MemoryIsBoundedTest {
    /** Every second there are ten people who have not been seen before. */
    private static Scene crowd(int second) {
        Instant at = Film.time(second);
        List<Track> people = LongStream.range(0, 10)
                .mapToObj(i -> Track.still(10L * second + i, "person", 0.9, Film.box(100.0 * i, 500), at))
                .toList();
        return Scene.of("gate", FrameInfo.live(second, at, 1000, 1000), "coco-80", people, LatencyMs.NONE);
    }

    @Test
    void theOldestTracksAreForgottenFirstAndWhatIsForgottenIsNotSeen() {
        History history = new History();
        for (int second = 0; second < 2000; second++) {
            history.add(crowd(second));
        }
        assertThat(history.size()).isLessThanOrEqualTo(History.MOST_TRACKS);
        Instant since = history.since().orElseThrow();
        double remembered = Duration.between(since, Film.time(1999)).toSeconds();
        assertThat(remembered).isCloseTo(History.MOST_TRACKS / 10.0, within(15.0));
        assertThat(verdict(history, lately(any(Ask.CARS), 2 * remembered)).confidence())
                .isCloseTo(0.5, within(0.01));
        assertThat(Ask.yes(verdict(history, lately(any(PEOPLE), 2 * remembered))))
                .isGreaterThan(0.999);
    }

    @Test
    void ofASceneWithThousandsTheStrongestAreRemembered() {
        Instant at = Film.time(0);
        List<Track> tracks = IntStream.range(0, 5000)
                .mapToObj(i -> Track.still(i, i == 4321 ? "dog" : "person", i == 4321 ? 0.9 : 0.1, Film.box(5, 5), at))
                .toList();
        History history = new History();
        history.add(Scene.of("gate", FrameInfo.live(0, at, 1000, 1000), "coco-80", tracks, LatencyMs.NONE));
        assertThat(history.size()).isLessThan(1000);
        assertThat(Ask.answer(
                        history,
                        lately(
                                any(new io.watchword.questionengine.program.Things.Find(
                                        "dog", java.util.Set.of("dog"))),
                                1)))
                .isEqualTo("yes");
    }

    @Test
    void momentsGrowSparserWithTheirAge() {
        Film film = new Film(2);
        film.with(1, "person", 0, 100_000);
        History history = film.history(0, 3000);
        List<Moments.Moment> all = history.momentsBetween(0, Long.MAX_VALUE);
        assertThat(all).hasSizeLessThanOrEqualTo(Moments.MOST_SCENES);
        assertThat(all.get(0).scene().frame().capturedAt()).isBefore(Film.time(100));
        long recent = all.stream()
                .filter(each -> each.at() > Times.micros(Film.time(2900)))
                .count();
        long early = all.stream()
                .filter(each -> each.at() < Times.micros(Film.time(200)))
                .count();
        assertThat(recent).isGreaterThan(40);
        assertThat(early).isBetween(1L, 20L);
    }

    @Test
    void aTrackThatComesAndGoesForEverStaysSmall() {
        Film film = new Film(2);
        film.with(1, "person", 0, 100_000).hidden(at -> at % 20 < 10).in("drive", at -> at % 20 > 15);
        History history = film.history(0, 3000);
        Remembered track = history.seenBetween(0, Long.MAX_VALUE).get(0);
        assertThat(track.view().size()).isLessThanOrEqualTo(16);
        assertThat(track.zone("drive").size()).isLessThanOrEqualTo(16);
        assertThat(track.movement().rests().size()).isLessThanOrEqualTo(16);
        assertThat(Ask.answer(history, lately(any(PEOPLE), 30))).isEqualTo("yes");
        assertThat(track.labels()).isEqualTo(Map.of("person", 1.0));
    }
}
