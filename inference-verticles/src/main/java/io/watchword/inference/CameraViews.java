package io.watchword.inference;

import io.watchword.inference.detector.Calibration;
import io.watchword.inference.kinds.KindTeller;
import io.watchword.protocol.Detection;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Line;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.protocol.Zone;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * From what is detected on each camera's frames to what is there, with what is known of the camera kept between them.
 * {@link #follow} is for one thread at a time; the rest is safe from any.
 */
final class CameraViews {
    private final Calibration calibration;
    private final KindTeller teller;
    private final Map<String, CameraView> views = new ConcurrentHashMap<>();
    private final Map<String, Places> places = new ConcurrentHashMap<>();

    /** @param teller of what kind things are */
    CameraViews(Calibration calibration, KindTeller teller) {
        this.calibration = calibration;
        this.teller = teller;
    }

    /**
     * What is there, given what was detected on a camera's next frame.
     *
     * @param detections in pixels of the frame
     */
    List<Track> follow(FrameInfo info, String camera, Picture picture, List<Detection> detections) {
        return views.computeIfAbsent(camera, id -> new CameraView(calibration, teller))
                .update(info, picture, detections, places.getOrDefault(camera, Places.NONE));
    }

    /** Goes on from what was seen of a camera elsewhere, where nothing was seen of it here. Any thread. */
    void resume(Scene seen) {
        views.computeIfAbsent(seen.camera(), id -> {
            CameraView view = new CameraView(calibration, teller);
            view.resume(seen);
            return view;
        });
    }

    /** What is drawn on a camera's picture, from the next frame on. */
    void places(String camera, List<Zone> zones, List<Line> lines) {
        if (zones.isEmpty() && lines.isEmpty()) {
            places.remove(camera);
        } else {
            places.put(camera, new Places(zones, lines));
        }
    }

    /** Forgets what was on a camera's picture; its zones and lines stay. */
    void forget(String camera) {
        views.remove(camera);
    }
}
