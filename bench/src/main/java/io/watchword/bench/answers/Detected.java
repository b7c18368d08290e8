package io.watchword.bench.answers;

import io.watchword.bench.data.Photograph;
import io.watchword.inference.Perceiver;
import io.watchword.inference.PerceptionSettings;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Scene;
import org.bytedeco.opencv.opencv_core.Mat;

/** What the detector sees, as {@code watchword look} takes it; for one thread at a time. */
public final class Detected implements Sight {
    private static final String CAMERA = "photograph";

    private final Perceiver perceiver;

    /** Loads the detector: some seconds. */
    public Detected(PerceptionSettings settings) {
        this.perceiver = new Perceiver(settings);
    }

    @Override
    public String name() {
        return "detector";
    }

    @Override
    public Scene scene(Photograph photograph, FrameInfo frame, Mat bgr) {
        return scene(frame, bgr);
    }

    /**
     * What is on a picture that has nothing to do with the last.
     *
     * @param bgr the picture, 8-bit BGR; not changed
     */
    public Scene scene(FrameInfo frame, Mat bgr) {
        perceiver.forget(CAMERA);
        return perceiver.perceive(frame, CAMERA, bgr).scene();
    }

    @Override
    public void close() {
        perceiver.close();
    }
}
