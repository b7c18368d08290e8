package io.watchword.inference;

import io.watchword.inference.colour.Appearance;
import io.watchword.inference.colour.Attributes;
import io.watchword.inference.detector.Calibration;
import io.watchword.inference.kinds.KindTeller;
import io.watchword.inference.kinds.TrackKinds;
import io.watchword.inference.tracking.Followed;
import io.watchword.inference.tracking.Observation;
import io.watchword.inference.tracking.Tracker;
import io.watchword.inference.tracking.TrackerSettings;
import io.watchword.protocol.Box;
import io.watchword.protocol.Detection;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import java.util.List;
import java.util.stream.Collectors;

/** What is known of one camera's picture from frame to frame. */
final class CameraView {
    private static final String PERSON = "person";

    private final Calibration calibration;
    private final Tracker tracker = new Tracker(TrackerSettings.defaults());
    private final Attributes attributes = new Attributes();
    private final Feet feet = new Feet();
    private final TrackKinds kinds;

    CameraView(Calibration calibration, KindTeller teller) {
        this.calibration = calibration;
        this.kinds = new TrackKinds(teller);
    }

    /** Goes on from what was seen of the camera elsewhere; to be called before its first frame here. */
    void resume(Scene seen) {
        tracker.resume(seen);
        seen.tracks()
                .forEach(track -> kinds.resume(
                        track.id(),
                        track.kinds(),
                        track.repertoire(),
                        seen.frame().capturedAt()));
    }

    List<Track> update(FrameInfo frame, Picture picture, List<Detection> detections, Places places) {
        List<Observation> seen = detections.stream().map(this::observation).toList();
        List<Followed> present = tracker.update(frame, seen);
        attributes.look(
                frame,
                picture.bgr(),
                present.stream().map(each -> thing(each, picture)).toList());
        kinds.look(
                picture.bgr(),
                present.stream().map(each -> kindred(each, picture)).toList(),
                frame.capturedAt());
        feet.keep(present.stream().map(Followed::id).collect(Collectors.toSet()));
        return present.stream().map(each -> track(each, frame, places)).toList();
    }

    private Observation observation(Detection detection) {
        double logOdds = calibration.logOdds(detection.label(), detection.score());
        return new Observation(detection.label(), detection.score(), logOdds, detection.box());
    }

    private static Attributes.Thing thing(Followed track, Picture picture) {
        return new Attributes.Thing(track.id(), picture.onPixels(track.box()), isPerson(track), track.isSeen());
    }

    private static TrackKinds.Thing kindred(Followed track, Picture picture) {
        return new TrackKinds.Thing(
                track.id(), track.label(), picture.onPixels(track.box()), track.isSeen(), track.firstSeen());
    }

    private static boolean isPerson(Followed track) {
        return track.label().equals(PERSON);
    }

    private Track track(Followed track, FrameInfo frame, Places places) {
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
                places.zonesAt(Places.Foot.of(box, frame)),
                track.isSeen() ? feet.crossed(track.id(), box, frame, places) : List.of(),
                kinds.of(track.id()),
                kinds.repertoireOf(track.id()));
    }

    private static double rounded(double share) {
        return Math.round(share * 1000) / 1000.0;
    }
}
