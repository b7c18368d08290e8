package io.watchword.questionengine.history;

import static io.watchword.questionengine.history.Ask.PEOPLE;
import static io.watchword.questionengine.history.Ask.answer;
import static io.watchword.questionengine.history.Ask.in;
import static io.watchword.questionengine.history.Ask.lately;
import static io.watchword.questionengine.history.Ask.number;
import static io.watchword.questionengine.history.Ask.who;
import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.questionengine.program.Things;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** For tracks that are certain, a number over a time is that of the different ids on the scenes of that time. */
class CountsAreExactTest {
    private static final double END = 60;

    record Visit(boolean person, double from, double length, double inZone, double zoneLength) {}

    @Provide
    Arbitrary<List<Visit>> visits() {
        Arbitrary<Double> times = Arbitraries.doubles().between(0, END).ofScale(1);
        Arbitrary<Double> lengths = Arbitraries.doubles().between(0.5, 30).ofScale(1);
        return Combinators.combine(Arbitraries.of(true, true, false), times, lengths, times, lengths)
                .as(Visit::new)
                .list()
                .ofMaxSize(12);
    }

    private static Film film(List<Visit> visits) {
        Film film = new Film(5);
        for (int i = 0; i < visits.size(); i++) {
            Visit visit = visits.get(i);
            film.with(i, visit.person() ? "person" : "dog", visit.from(), visit.from() + visit.length())
                    .in("drive", at -> at >= visit.inZone() && at <= visit.inZone() + visit.zoneLength());
        }
        return film;
    }

    private static long different(List<Scene> scenes, double window, boolean inZone) {
        Instant from = Film.time(END - window);
        return scenes.stream()
                .filter(scene -> !scene.frame().capturedAt().isBefore(from))
                .flatMap(scene -> scene.tracks().stream())
                .filter(track -> track.label().equals("person"))
                .filter(track -> !inZone || track.zones().contains("drive"))
                .map(Track::id)
                .distinct()
                .count();
    }

    @Property(tries = 300)
    void asBruteForceCounts(
            @ForAll("visits") List<Visit> visits, @ForAll @DoubleRange(min = 1, max = END) double window) {
        double seconds = Math.floor(window * 5) / 5;
        List<Scene> scenes = film(visits).scenes(0, END);
        History history = History.of(scenes);
        Things inZone = who(PEOPLE, in("drive"));
        assertThat(answer(history, lately(number(PEOPLE), seconds)))
                .isEqualTo(Long.toString(different(scenes, seconds, false)));
        assertThat(answer(history, lately(number(inZone), seconds)))
                .isEqualTo(Long.toString(different(scenes, seconds, true)));
    }
}
