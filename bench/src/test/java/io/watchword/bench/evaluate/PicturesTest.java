package io.watchword.bench.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.opencv.global.opencv_core.sumElems;

import io.watchword.ingest.MediaException;
import io.watchword.models.EmbeddedModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
    @TempDir
    private Path folder = Path.of("");

    private static double brightness(Mat picture) {
        try (Scalar sum = sumElems(picture)) {
            return sum.get(0);
        }
    }

    @Test
    void picturesAreFoundByNumberAndByName() throws MediaException {
        Photos.write(folder.resolve("COCO_train2014_000000000007.jpg"));
        Photos.write(folder.resolve("mine.png"));

        try (Pictures pictures = Pictures.at(folder)) {
            assertThat(pictures.picture(7, "").cols()).isEqualTo(64);
            assertThat(pictures.picture(8, "mine.png").rows()).isEqualTo(48);
            assertThatThrownBy(() -> pictures.picture(9, "")).hasMessageContaining("000000000009.jpg");
        }
    }

    @Test
    void aPictureThatIsCutOffIsRefused() throws IOException {
        for (String name : new String[] {"000000000001.jpg", "000000000002.png"}) {
            Path file = folder.resolve(name);
            Photos.write(file);
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(whole, whole.length - 20));
        }

        try (Pictures pictures = Pictures.at(folder)) {
            assertThatThrownBy(() -> pictures.picture(1, "")).hasMessageContaining("000000000001.jpg is cut off");
            assertThatThrownBy(() -> pictures.picture(2, "")).hasMessageContaining("000000000002.png is cut off");
        }
    }

    @Test
    void aJpegWithMoreAfterItsEndIsWhole() throws IOException, MediaException {
        Path file = folder.resolve("000000000001.jpg");
        Photos.write(file);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length + 40));

        try (Pictures pictures = Pictures.at(folder)) {
            assertThat(pictures.picture(1, "").empty()).isFalse();
        }
    }

    @Test
    void aRecordingsFramesGoByTheirNumbersInAnyOrder() throws IOException, MediaException {
        try (Pictures pictures = Pictures.at(EmbeddedModels.extractDemoClip(folder))) {
            double third = brightness(pictures.picture(3, ""));
            double later = brightness(pictures.picture(300, ""));

            assertThat(later).isNotEqualTo(third);
            assertThat(brightness(pictures.picture(3, ""))).isEqualTo(third);
            assertThatThrownBy(() -> pictures.picture(100_000, "")).hasMessageContaining("frame 100000");
        }
    }
}
