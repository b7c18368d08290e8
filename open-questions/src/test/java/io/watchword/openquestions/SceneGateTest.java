package io.watchword.openquestions;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.Box;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SceneGateTest {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    private static final Box BOX = new Box(100, 100, 50, 100);

    private final SceneGate gate = new SceneGate(Duration.ofMinutes(5));

    private static Scene scene(double second, Track... tracks) {
        Instant at = START.plusMillis(Math.round(second * 1000));
        return Scene.of("gate", FrameInfo.live(1, at, 640, 480), "coco-80", List.of(tracks), LatencyMs.NONE);
    }

    private static Track person(long id, double probability, Box box) {
        return Track.still(id, "person", probability, box, START);
    }

    private boolean opens(Scene scene) {
        return gate.opens(scene, track -> true, track -> true);
    }

    @BeforeEach
    void look() {
        assertThat(opens(scene(0, person(1, 0.9, BOX)))).as("first").isTrue();
        gate.pass(scene(0, person(1, 0.9, BOX)), track -> true);
    }

    @Test
    void itStaysShutWhereNothingHappens() {
        assertThat(opens(scene(1, person(1, 0.9, BOX)))).isFalse();
        assertThat(opens(scene(1, person(1, 0.9, new Box(105, 102, 50, 100)))))
                .as("a small move")
                .isFalse();
    }

    @Test
    void itOpensWhenSomethingComesGoesOrMoves() {
        assertThat(opens(scene(1, person(1, 0.9, BOX), person(2, 0.9, BOX)))).isTrue();
        assertThat(opens(scene(1))).isTrue();
        assertThat(opens(scene(1, person(1, 0.9, new Box(140, 100, 50, 100))))).isTrue();
    }

    @Test
    void whatIsDoubtfulNeitherComesNorGoes() {
        assertThat(opens(scene(1, person(1, 0.9, BOX), person(2, 0.55, BOX)))).isFalse();
        assertThat(opens(scene(1, person(1, 0.35, BOX)))).isFalse();
    }

    @Test
    void whatDoesNotMatterDoesNotOpenIt() {
        Predicate<Track> first = track -> track.id() == 1;

        assertThat(gate.opens(scene(1, person(1, 0.9, BOX), person(2, 0.9, BOX)), first, first))
                .isFalse();
    }

    @Test
    void whatBecomesDoubtfulHasNotGoneAndWhatWasDoubtfulComesOnceItIsSure() {
        Scene still = scene(1, person(1, 0.9, BOX));
        assertThat(gate.opens(still, track -> false, track -> true))
                .as("less sure than before")
                .isFalse();

        gate.pass(still, track -> false);
        assertThat(gate.opens(still, track -> false, track -> true))
                .as("as unsure")
                .isFalse();
        assertThat(opens(still)).as("sure").isTrue();
    }

    @Test
    void itOpensWhenTheLastLookIsOldAndWhenAClockGoesBack() {
        assertThat(opens(scene(299, person(1, 0.9, BOX)))).isFalse();
        assertThat(opens(scene(300, person(1, 0.9, BOX)))).isTrue();
        assertThat(opens(scene(-60, person(1, 0.9, BOX)))).isTrue();
    }

    @Test
    void itOpensWhenWhatWasSeenNoLongerCounts() {
        gate.reset();

        assertThat(opens(scene(1, person(1, 0.9, BOX)))).isTrue();
    }
}
