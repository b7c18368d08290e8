package io.watchword.bench.detector;

import static org.bytedeco.opencv.global.opencv_imgcodecs.imread;

import io.watchword.bench.data.LabelledBox;
import io.watchword.inference.detector.Detector;
import io.watchword.models.EmbeddedModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Photographs with their true boxes.
 *
 * @param images folder of {@code *.jpg} and {@code *.png}
 * @param labels folder of YOLO text files of the same names
 */
record Photographs(Path images, Path labels) {
    /** What a detector makes of all of them. */
    DetectorAccuracy measure(Detector detector) throws IOException {
        DetectorAccuracy accuracy = new DetectorAccuracy();
        each((bgr, truths) -> accuracy.image(detector.detect(bgr), truths));
        return accuracy;
    }

    /** Shows each of them, which is freed afterwards, with its true boxes. */
    void each(BiConsumer<Mat, List<LabelledBox>> look) throws IOException {
        for (Path image : files()) {
            try (Mat bgr = imread(image.toString())) {
                if (bgr.empty()) {
                    throw new IOException(image + " is not a picture that can be read");
                }
                look.accept(bgr, truths(image, bgr));
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(images)) {
            return files.filter(file -> file.toString().matches("(?i).*\\.(jpe?g|png)"))
                    .sorted()
                    .toList();
        }
    }

    private List<LabelledBox> truths(Path image, Mat bgr) throws IOException {
        String name = image.getFileName().toString();
        Path file = labels.resolve(name.substring(0, name.lastIndexOf('.')) + ".txt");
        return LabelledBox.read(file, EmbeddedModels.labels(), bgr.cols(), bgr.rows());
    }
}
