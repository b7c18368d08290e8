package io.watchword.questionengine.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.Box;
import io.watchword.protocol.Track;
import io.watchword.protocol.Velocity;
import io.watchword.questionengine.program.Motion;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MovingTest {
    private static Track track(double x, double y, double seconds) {
        return new Track(
                1,
                "car",
                0.9,
                0.9,
                new Box(400, 400, 100, 100),
                new Velocity(x, y),
                Scenes.START.minus(Duration.ofMillis(Math.round(seconds * 1000))),
                Scenes.START,
                null,
                null,
                null,
                null,
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "MOVING, 100, 0",
        "MOVING, 0, -60",
        "STOPPED, 3, 3",
        "MOVING_LEFT, -80, 0",
        "MOVING_RIGHT, 80, 0",
        "APPROACHING, 0, 80",
        "RECEDING, 0, -80"
    })
    void itMovesSo(Motion motion, double x, double y) {
        assertThat(Moving.degree(track(x, y, 2), motion)).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @CsvSource({
        "MOVING, 3, 3",
        "STOPPED, 100, 0",
        "MOVING_LEFT, 80, 0",
        "MOVING_RIGHT, 0, 80",
        "APPROACHING, 80, 0",
        "RECEDING, 0, 80"
    })
    void itDoesNotMoveSo(Motion motion, double x, double y) {
        assertThat(Moving.degree(track(x, y, 2), motion)).isLessThan(0.1);
    }

    @ParameterizedTest
    @EnumSource(Motion.class)
    void aGlanceShowsNoMotion(Motion motion) {
        assertThat(Moving.degree(track(100, 0, 0.1), motion)).isNaN();
    }

    @Test
    void whetherItIsParkedTakesKnowingThePast() {
        assertThat(Moving.degree(track(0, 0, 60), Motion.PARKED)).isNaN();
    }
}
