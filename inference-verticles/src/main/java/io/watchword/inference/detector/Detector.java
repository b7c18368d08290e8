package io.watchword.inference.detector;

import io.watchword.protocol.Detection;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Sees things in pictures. An implementation owns its model and the device's memory; it is used by one thread at a
 * time.
 */
public interface Detector extends AutoCloseable {
    /** Every label that it can give. */
    List<String> labels();

    /**
     * Looks at pictures; several at once where the device gains from it.
     *
     * @param frames 8-bit BGR, of any sizes; not changed
     * @return for each frame what it shows, the strongest first, boxes in pixels of the frame and inside it
     * @throws DetectorException if the model failed
     */
    List<List<Detection>> detect(List<Mat> frames);

    /** Looks at one picture. */
    default List<Detection> detect(Mat frame) {
        return detect(List.of(frame)).get(0);
    }

    /** Frees the model. */
    @Override
    void close();
}
