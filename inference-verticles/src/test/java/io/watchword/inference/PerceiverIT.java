package io.watchword.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.watchword.inference.detector.Calibration;
import io.watchword.inference.detector.DetectorException;
import io.watchword.inference.detector.DetectorModel;
import io.watchword.inference.detector.DetectorOptions;
import io.watchword.inference.detector.TorchScriptDetector;
import io.watchword.models.EmbeddedDetector;
import io.watchword.protocol.Detection;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Point;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.protocol.Zone;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PerceiverIT {
    @TempDir
    private static Path directory;

    @ParameterizedTest
    @EnumSource
    void seesThePeopleOfTheDemoClipAndTheParkedVan(EmbeddedDetector detector) throws Exception {
        Scene scene = perceived(detector, 20).get(19);

        assertThat(people(scene)).isBetween(3L, 8L);
        Track van = scene.tracks().stream()
                .filter(track -> track.label().equals("truck") || track.label().equals("car"))
                .max(Comparator.comparingDouble(track -> track.box().area()))
                .orElseThrow();
        assertThat(best(van.colours())).isIn("white", "grey");
        assertThat(scene.tracks()).allMatch(track -> track.probability() >= 0.05);
        assertThat(scene.latencyMs().perceive()).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void isDeterministic(EmbeddedDetector detector) throws Exception {
        assertThat(tracks(perceived(detector, 6))).isEqualTo(tracks(perceived(detector, 6)));
    }

    @Test
    void tellsTheZonesThatThingsStandIn() throws Exception {
        try (Perceiver perceiver = new Perceiver(PerceptionSettings.embedded(directory));
                DemoClip clip = new DemoClip(directory);
                Mat bgr = clip.next()) {
            Point corner = new Point(0, 0);
            perceiver.places(
                    "gate",
                    List.of(
                            new Zone("all", List.of(corner, new Point(1, 0), new Point(1, 1), new Point(0, 1))),
                            new Zone("sky", List.of(corner, new Point(1, 0), new Point(1, 0.01)))),
                    List.of());

            Scene scene = perceiver.perceive(info(0), "gate", bgr).scene();

            assertThat(scene.tracks()).isNotEmpty().allSatisfy(track -> assertThat(track.zones())
                    .containsExactly("all"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneThreadAndPicturesOfAnyShapeWork(EmbeddedDetector which) throws Exception {
        DetectorModel model = DetectorModel.embedded(which, directory);
        try (TorchScriptDetector detector = new TorchScriptDetector(model, DetectorOptions.live(size(model), 1));
                Mat wide = Mat.zeros(17, 900, org.bytedeco.opencv.global.opencv_core.CV_8UC3)
                        .asMat();
                Mat dot = Mat.zeros(1, 1, org.bytedeco.opencv.global.opencv_core.CV_8UC3)
                        .asMat()) {
            assertThat(detector.detect(List.of(wide, dot, wide))).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBatchGivesWhatItsFramesGiveAlone(EmbeddedDetector which) throws Exception {
        DetectorModel model = DetectorModel.embedded(which, directory);
        DetectorOptions alone = DetectorOptions.live(size(model), 1);
        DetectorOptions together = new DetectorOptions(alone.device(), size(model), TIGHT, 1, 3, alone.minScore());
        List<Mat> frames = new ArrayList<>();
        try (TorchScriptDetector one = new TorchScriptDetector(model, alone);
                TorchScriptDetector batch = new TorchScriptDetector(model, together);
                DemoClip clip = new DemoClip(directory);
                Mat other = Mat.zeros(100, 300, org.bytedeco.opencv.global.opencv_core.CV_8UC3)
                        .asMat()) {
            for (int i = 0; i < 4; i++) {
                frames.add(clip.next());
            }
            frames.add(2, other);

            assertThat(said(batch.detect(frames))).isEqualTo(said(one.detect(frames)));
        } finally {
            frames.forEach(Mat::close);
        }
    }

    /** To the third digit: sums are made in another order. */
    private static List<List<String>> said(List<List<Detection>> found) {
        return found.stream()
                .map(list -> list.stream()
                        .filter(each -> each.score() > 0.15)
                        .map(each -> String.format(
                                Locale.ROOT,
                                "%s %.2f %.0f",
                                each.label(),
                                each.score(),
                                each.box().x()))
                        .toList())
                .toList();
    }

    @Test
    void aSizeThatTheDetectorDoesNotTakeIsRefusedWithTheOneThatItTakes() throws Exception {
        DetectorModel nanodet = DetectorModel.embedded(EmbeddedDetector.NANODET, directory);

        assertThatThrownBy(() -> PerceptionSettings.defaults(nanodet).withInputSize(640))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("input-size", "nanodet", "416", "640");
        assertThatThrownBy(() -> new TorchScriptDetector(nanodet, DetectorOptions.live(640, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("nanodet", "416", "640");
        assertThat(PerceptionSettings.defaults(nanodet).withInputSize(0).inputSize())
                .isEqualTo(416);
    }

    @Test
    void saysWhichModelFileIsMissingOrDamaged() throws Exception {
        Path missing = directory.resolve("missing.pt");
        Path damaged = Files.write(directory.resolve("damaged.pt"), new byte[] {'P', 'K', 3, 4, 5, 6, 7});
        byte[] whole = Files.readAllBytes(centernet().file());
        Path cut = Files.write(directory.resolve("cut.pt"), java.util.Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> new Perceiver(settings(missing)))
                .isInstanceOf(DetectorException.class)
                .hasMessageContaining(missing.toString());
        assertThatThrownBy(() -> new Perceiver(settings(damaged)))
                .isInstanceOf(DetectorException.class)
                .hasMessageContaining(damaged.toString());
        assertThatThrownBy(() -> new Perceiver(settings(cut)))
                .isInstanceOf(DetectorException.class)
                .hasMessageContaining(cut.toString());
    }

    @Test
    void aModelOfAnotherShapeIsRefusedAtTheStart() throws Exception {
        Path other = directory.resolve("other.pt");
        rewritten(
                centernet().file(), other, "return (self).boxes(logits, distances, )", "return torch.squeeze(logits)");

        assertThatThrownBy(() -> new Perceiver(settings(other)))
                .isInstanceOf(DetectorException.class)
                .hasMessageContaining(other.toString())
                .hasMessageContaining("another kind of model");
    }

    /** A TorchScript file with one line of its code changed: it is a zip file with the code as text. */
    private static void rewritten(Path from, Path to, String line, String instead) throws Exception {
        try (ZipFile in = new ZipFile(from.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                byte[] bytes = in.getInputStream(entry).readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(
                        entry.getName().endsWith("__torch__.py")
                                ? new String(bytes, StandardCharsets.UTF_8)
                                        .replace(line, instead)
                                        .getBytes(StandardCharsets.UTF_8)
                                : bytes);
            }
        }
    }

    @Test
    void aModelWithMoreClassesThanLabelsIsRefusedWhenItShows() throws Exception {
        try (TorchScriptDetector detector =
                        new TorchScriptDetector(unlabelled(), new DetectorOptions(320, TIGHT, 2, 0.9));
                DemoClip clip = new DemoClip(directory);
                Mat bgr = clip.next()) {
            assertThat(detector.detect(bgr)).isEmpty();
        }
        assertThatThrownBy(() -> {
                    try (TorchScriptDetector detector =
                            new TorchScriptDetector(unlabelled(), new DetectorOptions(320, TIGHT, 2, 0))) {
                        detector.labels();
                    }
                })
                .isInstanceOf(DetectorException.class)
                .hasMessageContaining("0 labels");
    }

    private static final io.watchword.inference.detector.Letterbox.Shape TIGHT =
            io.watchword.inference.detector.Letterbox.Shape.TIGHT;

    private static DetectorModel centernet() {
        try {
            return DetectorModel.embedded(EmbeddedDetector.CENTERNET, directory);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static DetectorModel unlabelled() {
        return new DetectorModel("unlabelled", centernet().file(), List.of(), Calibration.none(), OptionalInt.empty());
    }

    private static PerceptionSettings settings(Path file) {
        return PerceptionSettings.defaults(centernet().withFile(file));
    }

    /** Little to compute, where the detector leaves the choice. */
    private static int size(DetectorModel model) {
        return model.side().orElse(320);
    }

    private static List<Scene> perceived(EmbeddedDetector detector, int frames) throws Exception {
        List<Scene> scenes = new ArrayList<>();
        try (Perceiver perceiver = new Perceiver(PerceptionSettings.embedded(detector, directory));
                DemoClip clip = new DemoClip(directory)) {
            for (int seq = 0; seq < frames; seq++) {
                try (Mat bgr = clip.next()) {
                    scenes.add(perceiver.perceive(info(seq), "gate", bgr).scene());
                }
            }
        }
        return scenes;
    }

    private static FrameInfo info(int seq) {
        return FrameInfo.recorded("demo.mp4", seq, seq / 10.0, 768, 576);
    }

    private static List<List<Track>> tracks(List<Scene> scenes) {
        return scenes.stream().map(Scene::tracks).toList();
    }

    private static long people(Scene scene) {
        return scene.tracks().stream()
                .filter(track -> track.label().equals("person") && track.probability() > 0.5)
                .count();
    }

    private static String best(Map<String, Double> shares) {
        return shares.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }
}
