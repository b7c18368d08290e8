package io.watchword.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.Box;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Line;
import io.watchword.protocol.Point;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A fence goes down the middle of a picture of 1000 by 1000 pixels. */
class FeetTest {
    private static final FrameInfo FRAME = FrameInfo.live(0, Instant.EPOCH, 1000, 1000);
    private static final Places FENCE =
            new Places(List.of(), List.of(new Line("fence", List.of(new Point(0.5, 0), new Point(0.5, 1)))));

    private final Feet feet = new Feet();

    private List<String> at(double x) {
        return feet.crossed(1, new Box(x - 20, 400, 40, 100), FRAME, FENCE);
    }

    @Test
    void whoWalksPastALineCrossesItOnce() {
        assertThat(at(450)).isEmpty();
        assertThat(at(490)).isEmpty();
        assertThat(at(530)).containsExactly("fence");
        assertThat(at(570)).isEmpty();
        assertThat(at(430)).containsExactly("fence");
    }

    @Test
    void whoTremblesOnALineDoesNotCrossIt() {
        for (int i = 0; i < 20; i++) {
            assertThat(at(i % 2 == 0 ? 498 : 502)).isEmpty();
        }
    }

    @Test
    void whoIsForgottenBeginsAnew() {
        at(450);
        feet.keep(Set.of());
        assertThat(at(550)).isEmpty();
    }
}
