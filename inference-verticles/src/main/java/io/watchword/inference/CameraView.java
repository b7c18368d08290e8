package io.watchword.inference;

import io.watchword.inference.colour.Appearance;
import io.watchword.inference.colour.Attributes;
import io.watchword.inference.detector.Calibration;
import io.watchword.inference.tracking.Followed;
import io.watchword.inference.tracking.Observation;
import io.watchword.inference.tracking.Tracker;
import io.watchword.inference.tracking.TrackerSettings;
import io.watchword.protocol.Box;
import io.watchword.protocol.Detection;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Track;
import io.watchword.protocol.Zone;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/** What is known of one camera's picture from frame to frame. */
final class CameraView {
    private static final String PERSON = "person";

    private final Calibration calibration;
    private final Tracker tracker = new Tracker(TrackerSettings.defaults());
    private final Attributes attributes = new Attributes();

    CameraView(Calibration calibration) {
        this.calibration = calibration;
    }

    List<Track> update(FrameInfo frame, Mat bgr, List<Detection> detections, List<Zone> zones) {
        List<Observation> seen = detections.stream().map(this::observation).toList();
        List<Followed> present = tracker.update(frame, seen);
        attributes.look(frame, bgr, present.stream().map(CameraView::thing).toList());
        return present.stream().map(each -> track(each, frame, zones)).toList();
    }

    private Observation observation(Detection detection) {
        double logOdds = calibration.logOdds(detection.label(), detection.score());
        return new Observation(detection.label(), detection.score(), logOdds, detection.box());
    }

    private static Attributes.Thing thing(Followed track) {
        return new Attributes.Thing(track.id(), track.box(), isPerson(track), track.isSeen());
    }

    private static boolean isPerson(Followed track) {
        return track.label().equals(PERSON);
    }

    private Track track(Followed track, FrameInfo frame, List<Zone> zones) {
        Appearance appearance = attributes.of(track.id());
        Box box = track.box().clip(frame.width(), frame.height());
        return new Track(
                track.id(),
                track.label(),
                rounded(track.score()),
                rounded(track.probability()),
                box,
                track.velocity(),
                track.firstSeen(),
                track.lastSeen(),
                appearance.colours(),
                isPerson(track) ? appearance.upper() : null,
                isPerson(track) ? appearance.lower() : null,
                track.labels(),
                zonesAt(box, frame, zones));
    }

    private static double rounded(double share) {
        return Math.round(share * 1000) / 1000.0;
    }

    /** A thing stands where the middle of its lower edge is. */
    private static List<String> zonesAt(Box box, FrameInfo frame, List<Zone> zones) {
        double x = box.centreX() / frame.width();
        // just inside: a thing cut off by the picture's lower edge still stands in the zone there
        double y = Math.min(box.bottom() / frame.height(), 1 - 1e-6);
        return zones.stream()
                .filter(zone -> zone.contains(x, y))
                .map(Zone::name)
                .toList();
    }
}
