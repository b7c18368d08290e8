package io.watchword.inference.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.watchword.protocol.Box;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TrackerTest {
    private static final double SURE = 2;

    private final Tracker tracker = new Tracker(TrackerSettings.defaults());
    private long seq;

    @Property(tries = 200)
    void anIdLastsUnderSmoothMotion(
            @ForAll @DoubleRange(min = 1, max = 25) double fps,
            @ForAll @DoubleRange(min = -60, max = 60) double speedX,
            @ForAll @DoubleRange(min = -30, max = 30) double speedY,
            @ForAll @IntRange(min = 0, max = 1000) int seed) {
        Tracker fresh = new Tracker(TrackerSettings.defaults());
        Random jitter = new Random(seed);
        for (int i = 0; i < 40; i++) {
            double time = i / fps;
            double x = 2000 + speedX * time + jitter.nextGaussian();
            double y = 2000 + speedY * time + jitter.nextGaussian();
            List<Followed> tracks = fresh.update(frame(i, time), List.of(person(0.6, new Box(x, y, 30, 80))));

            assertThat(tracks).extracting(Followed::id).containsExactly(1L);
        }
    }

    @Test
    void twoWhoCrossKeepTheirIds() {
        for (int i = 0; i < 60; i++) {
            Box right = new Box(100 + 6 * i, 100, 30, 80);
            Box left = new Box(460 - 6 * i, 110, 30, 80);
            List<Observation> seen = right.iou(left) > 0.6 ? List.of(person(0.6, left)) : both(right, left);
            update(i / 10.0, seen);
        }

        List<Followed> tracks = update(6, both(new Box(460, 100, 30, 80), new Box(100, 110, 30, 80)));

        assertThat(tracks).extracting(Followed::id).containsExactly(1L, 2L);
        assertThat(tracks.get(0).box().x()).isCloseTo(460, within(5.0));
    }

    @Test
    void faintDetectionsKeepATrackAliveButBeginNone() {
        update(-1, List.of());
        update(0, List.of(person(0.6, new Box(100, 100, 30, 80))));
        for (int i = 1; i < 20; i++) {
            update(i / 10.0, List.of(person(0.15, new Box(100, 100, 30, 80)), person(0.15, new Box(300, 100, 30, 80))));
        }

        for (int i = 20; i < 30; i++) {
            update(i / 10.0, List.of(person(0.6, new Box(100, 100, 30, 80))));
        }

        assertThat(update(3, List.of(person(0.6, new Box(100, 100, 30, 80)))))
                .singleElement()
                .satisfies(track -> assertThat(track.id()).isEqualTo(1));
    }

    @Test
    void aPhotographIsTakenAsTheDetectorSays() {
        assertThat(update(0, List.of(person(0.4, new Box(100, 100, 30, 80)), person(0.25, new Box(300, 100, 30, 80)))))
                .extracting(track -> Math.round(100 * track.probability()))
                .containsExactly(66L, 21L);
    }

    @Test
    void oneFrameOfNonsenseIsSoonGone() {
        update(-1, List.of());
        update(0, List.of(new Observation("sports ball", 0.4, 0, new Box(10, 10, 20, 20))));

        assertThat(update(0.1, List.of())).allMatch(track -> track.probability() < 0.5);
        assertThat(update(1.5, List.of())).isEmpty();
    }

    @Test
    void aSureThingCountsAtOnceAndOutlastsAShortMiss() {
        update(-1, List.of());
        assertThat(update(0, steady())).allMatch(track -> track.probability() > 0.7);
        for (int i = 1; i < 10; i++) {
            update(i / 10.0, steady());
        }

        assertThat(update(1.0, List.of())).singleElement().satisfies(track -> {
            assertThat(track.probability()).isGreaterThan(0.5);
            assertThat(track.isSeen()).isFalse();
        });
        assertThat(update(6.0, List.of())).isEmpty();
    }

    @Test
    void takesUpAgainWhatWasHidden() {
        for (int i = 0; i < 10; i++) {
            update(i / 10.0, steady());
        }
        update(1.0, List.of());

        assertThat(update(2.0, steady())).extracting(Followed::id).containsExactly(1L);
    }

    @Test
    void theLabelIsWhatMostOfTheEvidenceSays() {
        Box box = new Box(100, 100, 80, 60);
        update(0, List.of(new Observation("car", 0.5, 0, box)));
        update(0.1, List.of(new Observation("truck", 0.6, SURE, box)));

        List<Followed> tracks = update(0.2, List.of(new Observation("truck", 0.6, SURE, box)));

        assertThat(tracks).singleElement().satisfies(track -> {
            assertThat(track.label()).isEqualTo("truck");
            assertThat(track.labels()).containsOnlyKeys("car", "truck");
        });
    }

    @Test
    void whatWalksOutOfThePictureLeavesTheScene() {
        for (int i = 0; i < 10; i++) {
            update(i / 10.0, List.of(person(0.6, new Box(60 - 8 * i, 100, 30, 80))));
        }

        assertThat(update(1.2, List.of())).isEmpty();
    }

    @Test
    void idsGoOnFromTheFrameNumberAfterARestart() {
        Tracker restarted = new Tracker(TrackerSettings.defaults());

        assertThat(restarted.update(frame(5000, 0), steady()))
                .extracting(Followed::id)
                .containsExactly(5000L);
    }

    @Test
    void anotherTrackerGoesOnFromTheLastScene() {
        for (int i = 0; i < 10; i++) {
            update(i / 10.0, both(new Box(100, 100, 30, 80), new Box(300, 100, 30, 80)));
        }
        Followed known = update(1, both(new Box(100, 100, 30, 80), new Box(300, 100, 30, 80)))
                .get(1);
        Instant at = frame(0, 1).capturedAt();
        Track told = new Track(
                known.id(),
                known.label(),
                known.score(),
                known.probability(),
                known.box(),
                known.velocity(),
                known.firstSeen(),
                known.lastSeen(),
                Map.of(),
                Map.of(),
                Map.of(),
                known.labels(),
                List.of());
        Tracker other = new Tracker(TrackerSettings.defaults());
        other.resume(Scene.of("gate", frame(10, 1), "coco-80", List.of(told), LatencyMs.NONE));

        List<Followed> tracks = other.update(frame(90, 9), both(new Box(302, 100, 30, 80), new Box(700, 100, 30, 80)));

        assertThat(tracks).extracting(Followed::id).containsExactly(known.id(), 90L);
        assertThat(tracks.get(0).firstSeen()).isEqualTo(known.firstSeen()).isBefore(at);
        assertThat(tracks.get(0).probability()).isCloseTo(known.probability(), within(0.1));
    }

    @Test
    void isDeterministic() {
        assertThat(randomRun()).isEqualTo(randomRun());
    }

    private static List<String> randomRun() {
        Random random = new Random(7);
        Tracker fresh = new Tracker(TrackerSettings.defaults());
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            List<Observation> observations = new ArrayList<>();
            for (int j = 0; j < 6; j++) {
                Box box = new Box(random.nextInt(300), random.nextInt(300), 40, 80);
                observations.add(person(random.nextDouble(), box));
            }
            fresh.update(frame(i, i / 10.0), observations)
                    .forEach(track -> seen.add(track.id() + " " + track.box() + " " + track.probability()));
        }
        return seen;
    }

    private static List<Observation> steady() {
        return List.of(person(0.6, new Box(100, 100, 30, 80)));
    }

    private static List<Observation> both(Box one, Box other) {
        return List.of(person(0.6, one), person(0.6, other));
    }

    private static Observation person(double score, Box box) {
        return new Observation("person", score, 2.85 * Math.log(score / (1 - score)) + 1.83, box);
    }

    private List<Followed> update(double time, List<Observation> seen) {
        return tracker.update(frame(seq++, time), seen);
    }

    private static FrameInfo frame(long seq, double time) {
        return FrameInfo.recorded("test", seq, time, 4000, 4000);
    }
}
