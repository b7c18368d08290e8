package io.watchword.bench.evaluate;

import io.watchword.inference.detector.Detector;
import io.watchword.modelpackages.picture.RgbImage;
import io.watchword.modelpackages.task.Detecting;
import io.watchword.protocol.Detection;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/** A detector out of a model package. */
record PackageDetector(Detecting task, double minScore) implements Detector {
    @Override
    public List<String> labels() {
        return task.labels();
    }

    @Override
    public List<List<Detection>> detect(List<Mat> frames) {
        return frames.stream().map(this::sure).toList();
    }

    private List<Detection> sure(Mat bgr) {
        return task.detect(RgbImage.of(bgr)).stream()
                .filter(each -> each.score() >= minScore)
                .toList();
    }

    @Override
    public void close() {
        task.close();
    }
}
