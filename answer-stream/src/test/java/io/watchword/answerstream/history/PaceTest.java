package io.watchword.answerstream.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    private static final int HOUR = 36_000;

    private final AtomicLong clock = new AtomicLong(-5);
    private final Pace pace = new Pace(Duration.ofSeconds(6), clock::get);

    /** Goes through an hour at ten scenes a second; returns when it looked. */
    private List<Instant> hour(Duration read, Duration look) {
        List<Instant> looks = new ArrayList<>();
        for (int i = 0; i < HOUR && !pace.isOver(); i++) {
            Instant at = START.plusMillis(100L * i);
            clock.addAndGet(read.toNanos());
            pace.read();
            if (pace.isDue(at)) {
                pace.look(at, () -> clock.addAndGet(look.toNanos()));
                looks.add(at);
            }
            if (i % 100 == 99) {
                pace.plan(HOUR - i - 1, Duration.between(at, START.plusSeconds(3600)));
            }
        }
        return looks;
    }

    private static Duration widestGap(List<Instant> looks) {
        Duration widest = Duration.ZERO;
        for (int i = 1; i < looks.size(); i++) {
            Duration gap = Duration.between(looks.get(i - 1), looks.get(i));
            widest = gap.compareTo(widest) > 0 ? gap : widest;
        }
        return widest;
    }

    @Test
    void everySceneIsLookedAtWhereThereIsTime() {
        List<Instant> looks = hour(Duration.ofNanos(20_000), Duration.ofNanos(100_000));

        assertThat(looks).hasSize(HOUR);
        assertThat(pace.widest()).isZero();
    }

    @Test
    void looksAreSpreadEvenlyToTheEndWhereThereIsNot() {
        List<Instant> looks = hour(Duration.ofNanos(20_000), Duration.ofMillis(2));

        assertThat(pace.isOver()).isFalse();
        assertThat(looks.get(looks.size() - 1)).isAfter(START.plusSeconds(3590));
        assertThat(looks.size()).isBetween(1_500, 2_600);
        assertThat(widestGap(looks))
                .isLessThanOrEqualTo(pace.widest().plusMillis(100))
                .isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void afterASlowStartItLooksCloser() {
        AtomicLong looks = new AtomicLong();
        List<Instant> all = new ArrayList<>();
        for (int i = 0; i < HOUR; i++) {
            Instant at = START.plusMillis(100L * i);
            pace.read();
            if (pace.isDue(at)) {
                pace.look(at, () -> clock.addAndGet(looks.getAndIncrement() < 100 ? 5_000_000 : 50_000));
                all.add(at);
            }
            if (i % 100 == 99) {
                pace.plan(HOUR - i - 1, Duration.between(at, START.plusSeconds(3600)));
            }
        }

        assertThat(widestGap(all.subList(all.size() / 2, all.size()))).isEqualTo(Duration.ofMillis(100));
        assertThat(all).hasSizeGreaterThan(HOUR * 3 / 4);
    }

    @Test
    void aBatchThatIsLateDoesNotThinOutWhatComesAfterIt() {
        List<Instant> looks = new ArrayList<>();
        for (int i = 0; i < HOUR; i++) {
            Instant at = START.plusMillis(100L * i);
            clock.addAndGet(i == 10_000 ? 300_000_000 : 40_000);
            pace.read();
            if (pace.isDue(at)) {
                pace.look(at, () -> clock.addAndGet(100_000));
                looks.add(at);
            }
            if (i % 100 == 99) {
                pace.plan(HOUR - i - 1, Duration.between(at, START.plusSeconds(3600)));
            }
        }

        assertThat(pace.isOver()).isFalse();
        assertThat(widestGap(looks)).isLessThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void looksAreEvenAlsoWhereTheyWaitForScenes() {
        List<Instant> looks = hour(Duration.ofNanos(20_000), Duration.ofNanos(180_000));

        long early = between(looks, 600, 900);
        assertThat(early).as("of 3,000 scenes").isBetween(2_000L, 2_200L);
        assertThat(between(looks, 3_290, 3_590)).isBetween(early - 100, early + 100);
    }

    private static long between(List<Instant> looks, int fromS, int toS) {
        return looks.stream()
                .filter(each -> !each.isBefore(START.plusSeconds(fromS)) && each.isBefore(START.plusSeconds(toS)))
                .count();
    }

    @Test
    void scenesAreNeverFurtherApartThanTellsAnything() {
        hour(Duration.ofNanos(300_000), Duration.ofMillis(1));

        assertThat(pace.widest()).isEqualTo(Pace.WIDEST);
        assertThat(pace.isOver()).isTrue();
    }
}
