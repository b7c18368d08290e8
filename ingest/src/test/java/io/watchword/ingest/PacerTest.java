package io.watchword.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PacerTest {
    private static final int SECONDS = 20;

    @ParameterizedTest
    @CsvSource({"25,5,5", "30,10,10", "10,10,10", "12,5,5", "5,30,5", "29.97,12.5,12.5", "10,0.5,0.5", "25,24,24"})
    void picksAsManyAsTheCeilingAllows(double sent, double ceiling, double expected) {
        List<Long> picked = pick(ceiling, regular(sent));

        assertThat(picked.size() / (double) SECONDS).isBetween(expected * 0.95, expected + 1.0 / SECONDS);
    }

    @ParameterizedTest
    @CsvSource({"25,5", "30,10", "25,10", "30,7", "10,3"})
    void picksTheFramesNearestToAnEvenSpacing(double sent, double ceiling) {
        List<Long> picked = pick(ceiling, regular(sent));

        for (int i = 1; i < picked.size(); i++) {
            assertThat(picked.get(i) - picked.get(0))
                    .isBetween(
                            Math.round((i / ceiling - 0.6 / sent) * 1e6), Math.round((i / ceiling + 0.6 / sent) * 1e6));
        }
    }

    @Test
    void keepsEveryFrameOfACameraAtTheCeilingThatJitters() {
        Random random = new Random(7);
        List<Long> jittery = regular(10).stream()
                .map(time -> time + random.nextLong(-20_000, 20_000))
                .toList();

        assertThat(pick(10, jittery)).hasSizeGreaterThanOrEqualTo((int) (jittery.size() * 0.98));
    }

    @Test
    void neverExceedsTheCeilingOverTimeHoweverFramesArrive() {
        Random random = new Random(11);
        List<Long> bursts = new ArrayList<>();
        long time = 0;
        while (time < SECONDS * 1_000_000L) {
            time += random.nextInt(10) == 0 ? 700_000 : 1_000;
            bursts.add(time);
        }

        assertThat(pick(5, bursts)).hasSizeLessThanOrEqualTo(5 * SECONDS + 2);
    }

    @Test
    void goesOnWhenTimeJumpsBack() {
        Pacer pacer = new Pacer(5);
        pacer.pick(3_600_000_000L);

        assertThat(pacer.pick(0)).isTrue();
        assertThat(pacer.pick(50_000)).isFalse();
        assertThat(pacer.pick(200_000)).isTrue();
    }

    private static List<Long> regular(double fps) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < SECONDS * fps; i++) {
            times.add(Math.round(i / fps * 1e6));
        }
        return times;
    }

    private static List<Long> pick(double ceiling, List<Long> times) {
        Pacer pacer = new Pacer(ceiling);
        return times.stream().filter(pacer::pick).toList();
    }
}
