package io.watchword.inference;

import io.watchword.inference.detector.Calibration;
import io.watchword.inference.detector.Detector;
import io.watchword.inference.detector.DetectorException;
import io.watchword.inference.detector.Duplicates;
import io.watchword.inference.detector.TorchScriptDetector;
import io.watchword.inference.kinds.KindTeller;
import io.watchword.modelpackages.device.Device;
import io.watchword.protocol.Detection;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Line;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.protocol.Zone;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * From decoded pictures to scenes: detector, tracker, attributes, zones and lines, with what is known of each camera
 * kept between its frames. The same frames in the same order give the same scenes, but for their latency.
 *
 * <p>For one thread at a time; places and forgetting are safe from any.
 */
public final class Perceiver implements AutoCloseable {
    /** The vocabulary of the scenes' labels. */
    public static final String VOCABULARY = "coco-80";

    private final Detector detector;
    private final CameraViews views;

    /** On the processor; see {@link #Perceiver(PerceptionSettings, Device)}. */
    public Perceiver(PerceptionSettings settings) {
        this(settings, settings.cpu());
    }

    /**
     * Loads the detector and warms it up: about two seconds.
     *
     * @throws DetectorException naming the model's file, if it can't be loaded
     */
    public Perceiver(PerceptionSettings settings, Device device) {
        this(settings, device, KindTeller.NONE);
    }

    /**
     * The same, which is also told of what kind things are.
     *
     * @param teller looks at once, where scenes are to be the same each time
     */
    public Perceiver(PerceptionSettings settings, Device device, KindTeller teller) {
        this(
                new TorchScriptDetector(settings.model(), settings.alone(device)),
                settings.model().calibration(),
                teller);
    }

    /** With a detector that it then owns, and what that one's scores are worth. */
    public Perceiver(Detector detector, Calibration calibration) {
        this(detector, calibration, KindTeller.NONE);
    }

    private Perceiver(Detector detector, Calibration calibration, KindTeller teller) {
        this.detector = detector;
        this.views = new CameraViews(calibration, teller);
    }

    /**
     * Perceives the next frame of a camera.
     *
     * @param info which frame it is; a camera's frames come in order of capture
     * @param camera id of the camera
     * @param bgr the picture, 8-bit BGR, of the frame's size; not changed
     * @throws DetectorException if the model failed
     */
    public Perceived perceive(FrameInfo info, String camera, Mat bgr) {
        long start = System.nanoTime();
        List<Detection> detections = Duplicates.removed(detector.detect(bgr));
        List<Track> tracks = views.follow(info, camera, Picture.of(bgr, info), detections);
        double took = (System.nanoTime() - start) / 1e6;
        return new Perceived(scene(camera, info, tracks, new LatencyMs(0, 0, took, 0, took)), detections);
    }

    static Scene scene(String camera, FrameInfo info, List<Track> tracks, LatencyMs latency) {
        return Scene.of(camera, info, VOCABULARY, tracks, latency);
    }

    /** What is drawn on a camera's picture, from the next frame on. */
    public void places(String camera, List<Zone> zones, List<Line> lines) {
        views.places(camera, zones, lines);
    }

    /** Forgets what was on a camera's picture; its zones and lines stay. */
    public void forget(String camera) {
        views.forget(camera);
    }

    /** Frees the detector; nobody may be using it. */
    @Override
    public void close() {
        detector.close();
    }
}
