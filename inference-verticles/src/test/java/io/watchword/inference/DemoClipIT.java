package io.watchword.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.Box;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands still on the demo clip, which is looked at from beginning to end, two and a half times a second. */
class DemoClipIT {
    private static final int EVERY = 4;
    private static final double SHOWN = 0.5;
    private static final Box VAN = new Box(649, 42, 68, 56);
    private static final Set<String> BALLS = Set.of("sports ball", "frisbee");

    @TempDir
    private static Path directory;

    private static final List<Scene> SCENES = new ArrayList<>();

    @BeforeAll
    static void look() throws Exception {
        try (Perceiver perceiver = new Perceiver(PerceptionSettings.embedded(directory));
                DemoClip clip = new DemoClip(directory)) {
            for (int seq = 0; seq < 795; seq++) {
                try (Mat bgr = clip.next()) {
                    if (seq % EVERY == 0) {
                        FrameInfo info = FrameInfo.recorded("demo.mp4", seq, seq / 10.0, 768, 576);
                        SCENES.add(perceiver.perceive(info, "gate", bgr).scene());
                    }
                }
            }
        }
    }

    @Test
    void theParkedVanIsOneTrackForTheWholeClip() {
        Set<Long> ids = SCENES.stream()
                .map(scene -> scene.tracks().stream()
                        .filter(track -> track.box().iou(VAN) > 0.6 && track.probability() >= SHOWN)
                        .map(Track::id)
                        .collect(Collectors.toSet()))
                .reduce((one, other) -> {
                    one.retainAll(other);
                    return one;
                })
                .orElseThrow();

        assertThat(ids).hasSize(1);
    }

    @Test
    void conesAreNotBallsNowAndThen() {
        long shown = SCENES.stream()
                .filter(scene -> scene.tracks().stream()
                        .anyMatch(track -> BALLS.contains(track.label()) && track.probability() >= SHOWN))
                .count();

        assertThat(shown).isZero();
    }
}
