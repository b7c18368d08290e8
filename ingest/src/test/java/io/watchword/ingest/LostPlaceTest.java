package io.watchword.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class LostPlaceTest {
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(100);

    private final LostPlace place = LostPlace.in(source(Map.of("rtsp_transport", "tcp")));
    private long now = -STEP;

    private static Source source(Map<String, String> options) {
        return new Source("rtsp://x/", "x:554", "/", false, null, options, new Source.Pace.Live(), List.of());
    }

    /** So many packets, so far apart, with so many questions before each. */
    private void packets(LostPlace into, int count, long apart, int questions) {
        for (int i = 0; i < count; i++) {
            asked(into, questions);
            now += apart;
            into.packet(true, 1_400, now);
        }
    }

    private static void asked(LostPlace into, int questions) {
        for (int i = 0; i < questions; i++) {
            into.asked();
        }
    }

    @Test
    void manyQuestionsWithoutAPacketMeanThatThePlaceIsLost() {
        packets(place, 10, STEP, 6);

        asked(place, 3_000);

        assertThat(place.isLost(now + 4 * STEP)).isFalse();
        assertThat(place.isLost(now + 6 * STEP)).isTrue();
    }

    @Test
    void aLargeKeyFrameThatTakesItsTimeHasNotLostIt() {
        place.packet(true, 600_000, now);
        packets(place, 30, STEP, 6);

        asked(place, 6_000);

        assertThat(place.isLost(now + 8 * STEP)).isFalse();
    }

    @Test
    void whoeverFindsOtherPacketsHasNotLostIt() {
        packets(place, 10, STEP, 6);

        for (int i = 0; i < 500; i++) {
            asked(place, 6);
            place.otherPacket();
        }

        assertThat(place.isLost(now + 50 * STEP)).isFalse();
    }

    @Test
    void silenceDoesNot() {
        packets(place, 10, STEP, 6);

        asked(place, 50);

        assertThat(place.isLost(now + 50 * STEP)).isFalse();
    }

    @Test
    void aCameraThatIsAsSlowAsEverHasNotLostIt() {
        packets(place, 10, 10 * STEP, 6);

        asked(place, 3_000);

        assertThat(place.isLost(now + 19 * STEP)).isFalse();
        assertThat(place.isLost(now + 21 * STEP)).isTrue();
    }

    @Test
    void framesAsLargeAsEverHaveNotLostIt() {
        packets(place, 10, STEP, 2_000);

        asked(place, 7_000);

        assertThat(place.isLost(now + 6 * STEP)).isFalse();
    }

    @Test
    void nothingIsConcludedBeforeAKeyFrame() {
        for (int i = 0; i < 10; i++) {
            place.packet(false, 1_400, now += STEP);
        }

        asked(place, 3_000);

        assertThat(place.isLost(now + 50 * STEP)).isFalse();
    }

    @Test
    void datagramsCanNotLoseIt() {
        LostPlace udp = LostPlace.in(source(Map.of()));
        packets(udp, 10, STEP, 6);

        asked(udp, 200_000);

        assertThat(udp.isLost(now + 50 * STEP)).isFalse();
    }

    @Test
    void whatOnceTookLongIsForgotten() {
        packets(place, 10, STEP, 6);
        packets(place, 1, 40 * STEP, 20_000);
        asked(place, 3_000);
        assertThat(place.isLost(now + 10 * STEP)).isFalse();
        packets(place, 5_000, STEP, 6);

        asked(place, 3_000);

        assertThat(place.isLost(now + 10 * STEP)).isTrue();
    }
}
