package io.watchword.bench.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.watchword.bench.data.LabelledBox;
import io.watchword.protocol.Box;
import io.watchword.protocol.Detection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectorAccuracyTest {
    private static final Box LEFT = new Box(0, 0, 100, 100);
    private static final Box RIGHT = new Box(200, 0, 100, 100);

    private final DetectorAccuracy accuracy = new DetectorAccuracy(0.75);

    private static Detection dog(double score, Box box) {
        return new Detection("dog", score, box);
    }

    private static LabelledBox trueDog(Box box) {
        return new LabelledBox("dog", box);
    }

    @Test
    void aMissAboveTheOnlyHitHalvesThePrecision() {
        accuracy.image(List.of(dog(0.9, RIGHT), dog(0.8, LEFT)), List.of(trueDog(LEFT)));

        assertThat(accuracy.mean()).isEqualTo(0.5, within(1e-9));
    }

    @Test
    void anOverlapBelowTheLimitIsAMiss() {
        accuracy.image(List.of(dog(0.9, new Box(0, 0, 100, 70))), List.of(trueDog(LEFT)));

        assertThat(accuracy.mean()).isZero();
    }

    @Test
    void whatLiesOnACrowdIsNoMissAndACrowdIsNotMissed() {
        LabelledBox crowd = trueDog(new Box(190, 0, 300, 200));

        accuracy.image(
                List.of(dog(0.9, RIGHT), dog(0.85, RIGHT), dog(0.8, LEFT)), List.of(trueDog(LEFT)), List.of(crowd));

        assertThat(accuracy.mean()).isEqualTo(1, within(1e-9));
    }

    @Test
    void twoTrueBoxesInOnePlaceAreFoundByTwoDetections() {
        accuracy.image(List.of(dog(0.9, LEFT), dog(0.8, LEFT)), List.of(trueDog(LEFT), trueDog(LEFT)));

        assertThat(accuracy.mean()).isEqualTo(1, within(1e-9));
    }

    @Test
    void moreThanAHundredOfAClassAreNotLookedAt() {
        List<Detection> detections = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            detections.add(dog(0.9, RIGHT));
        }
        detections.add(dog(0.1, LEFT));

        accuracy.image(detections, List.of(trueDog(LEFT)));

        assertThat(accuracy.mean()).isZero();
    }

    @Test
    void halfTheTrueBoxesFoundAreTheRecallsUpToOneHalf() {
        accuracy.image(List.of(dog(0.9, LEFT)), List.of(trueDog(LEFT), trueDog(RIGHT)));

        assertThat(accuracy.mean()).isEqualTo(51 / 101.0, within(1e-9));
    }
}
