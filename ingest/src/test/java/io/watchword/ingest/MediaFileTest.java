package io.watchword.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import io.watchword.ingest.testing.Recordings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MediaFileTest {
    @TempDir
    static Path directory;

    private record Seen(List<Double> times, List<Integer> brightAt, @Nullable String warning) {}

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mkv", "avi", "mov", "ts"})
    void readsEveryFrameInOrder(String container) throws Exception {
        Path file = Recordings.video(directory.resolve("every." + container), 25);

        Seen seen = read(file);

        assertThat(seen.times()).hasSize(25);
        assertThat(seen.warning()).isNull();
        for (int i = 0; i < 25; i++) {
            assertThat(seen.times().get(i)).isCloseTo(i / 10.0, org.assertj.core.data.Offset.offset(1e-3));
            assertThat(seen.brightAt().get(i)).isCloseTo(Recordings.left(i), org.assertj.core.data.Offset.offset(2));
        }
    }

    @Test
    void readsAnElementaryStreamByCounting() throws Exception {
        Seen seen = read(Recordings.video(directory.resolve("raw.h264"), 12));

        assertThat(seen.times()).hasSize(12).isSorted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "bmp", "webp", "tiff"})
    void readsStillImages(String type) throws Exception {
        Path file = directory.resolve("still." + type);
        try (Mat image = new Mat(30, 50, CV_8UC3, new Scalar(20, 120, 220, 0))) {
            opencv_imgcodecs.imwrite(file.toString(), image);
        }
        try (MediaFile media = MediaFile.open(file)) {
            MediaFile.Shot shot = media.next();

            assertThat(shot).isNotNull();
            assertThat(shot.seq()).isZero();
            assertThat(shot.bgr().rows()).isEqualTo(30);
            assertThat(shot.bgr().cols()).isEqualTo(50);
            assertThat(shot.bgr().ptr(10, 10).get(2) & 255).isBetween(210, 230);
            assertThat(media.next()).isNull();
            assertThat(media.width()).isEqualTo(50);
            assertThat(media.warning()).isNull();
        }
    }

    @Test
    void readsUpToWhereARecordingIsCutOffAndSaysSo() throws Exception {
        for (String container : List.of("mkv", "avi", "ts")) {
            byte[] whole = Files.readAllBytes(Recordings.video(directory.resolve("whole." + container), 60));
            Path cut = directory.resolve("cut." + container);
            Files.write(cut, Arrays.copyOf(whole, whole.length * 3 / 4));

            Seen seen = read(cut);

            assertThat(seen.times()).as(container).hasSizeBetween(5, 59);
            if (!container.equals("ts")) {
                assertThat(seen.warning())
                        .contains("is cut off: it ends after " + seen.times().size() + " frames");
            }
        }
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        Path garbage = Files.writeString(directory.resolve("garbage.mp4"), "not a recording at all ".repeat(500));
        Path text = Files.writeString(directory.resolve("notes.txt"), "hello");
        Path empty = Files.createFile(directory.resolve("empty.mp4"));
        Path sound = Recordings.sound(directory.resolve("sound.wav"));
        byte[] whole = Files.readAllBytes(Recordings.video(directory.resolve("headless.mp4"), 20));
        Path headless = directory.resolve("headless-cut.mp4");
        Files.write(headless, Arrays.copyOf(whole, whole.length / 2));
        Path playlist = Files.write(
                directory.resolve("list.m3u8"),
                "#EXTM3U\n#EXTINF:1,\nheadless.mp4\n#EXT-X-ENDLIST\n".getBytes(StandardCharsets.UTF_8));

        assertProblem(directory.resolve("missing.mp4"), "There is no file ");
        assertProblem(directory, "is a directory");
        assertProblem(garbage, "is not a recording or image");
        assertProblem(text, "is not a recording or image");
        assertProblem(empty, "is not a recording or image");
        assertProblem(sound, "has no video in it");
        assertProblem(headless, "is not a recording or image");
        assertProblem(playlist, "is not a recording or image");
    }

    private static void assertProblem(Path file, String words) {
        assertThatThrownBy(() -> MediaFile.open(file).close())
                .isInstanceOf(MediaException.class)
                .hasMessageContaining(words)
                .hasMessageContaining(file.toString());
    }

    private static Seen read(Path file) throws MediaException {
        List<Double> times = new ArrayList<>();
        List<Integer> bright = new ArrayList<>();
        try (MediaFile media = MediaFile.open(file)) {
            for (MediaFile.Shot shot = media.next(); shot != null; shot = media.next()) {
                assertThat(shot.seq()).isEqualTo(times.size());
                assertThat(shot.bgr().isContinuous()).isTrue();
                times.add(shot.time());
                bright.add(firstBright(shot.bgr()));
            }
            return new Seen(times, bright, media.warning());
        }
    }

    private static int firstBright(Mat image) {
        for (int x = 0; x < image.cols(); x++) {
            if ((image.ptr(120, x).get(1) & 255) > 128) {
                return x;
            }
        }
        return -1;
    }
}
