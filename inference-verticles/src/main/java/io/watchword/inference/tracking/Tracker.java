package io.watchword.inference.tracking;

import io.watchword.protocol.Box;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Follows what one camera shows: constant-velocity Kalman filters and assignment on overlap, the clear detections first
 * and then the faint ones for what is still missing, in the manner of ByteTrack (Zhang et al., "ByteTrack: Multi-Object
 * Tracking by Associating Every Detection Box", 2022). Boxes are widened with the time since a thing was seen (after
 * Yang et al., "Hard to Track Objects with Irregular Motions and Similar Appearances?", 2023), so that slow frame rates
 * work too.
 *
 * <p>Deterministic: the same frames and observations give the same tracks. Not thread-safe.
 */
public final class Tracker {
    private static final double WIDENING = 0.8;
    private static final double EDGE = 2;
    private static final double LEAST_IN_VIEW = 0.4;

    private final TrackerSettings settings;
    private List<Followed> tracks = List.of();
    private Instant now = Instant.MIN;
    private long lastFrame = -1;
    private long lastId;

    public Tracker(TrackerSettings settings) {
        this.settings = settings;
    }

    /**
     * Takes the next frame.
     *
     * @param frame frames come in order of capture; any time may lie between them
     * @param seen what was detected on it
     * @return everything that is probably there, by id
     */
    public List<Followed> update(FrameInfo frame, List<Observation> seen) {
        double seconds = advance(frame.capturedAt());
        tracks.forEach(track -> track.predict(seconds));
        List<Observation> left = match(seen, settings.highScore(), settings.highOverlap());
        left = match(left, 0, settings.lowOverlap());
        miss(frame, seconds);
        List<Followed> next = new ArrayList<>(tracks);
        next.removeIf(this::isGone);
        born(left, frame).forEach(next::add);
        tracks = List.copyOf(next);
        return tracks.stream()
                .filter(track -> track.probability() >= settings.least())
                .toList();
    }

    /** Goes on from what another tracker saw of this camera; to be called before the first frame. */
    public void resume(Scene seen) {
        now = seen.frame().capturedAt();
        lastFrame = seen.frame().seq();
        tracks = seen.tracks().stream()
                .map(track -> Followed.known(track, settings))
                .toList();
        lastId = seen.tracks().stream().mapToLong(Track::id).max().orElse(0);
    }

    private double advance(Instant at) {
        Instant before = now.equals(Instant.MIN) ? at : now;
        now = at;
        return Math.max(0, Duration.between(before, at).toNanos() / 1e9);
    }

    /** Gives tracks that are still missing those observations that score enough; returns the observations left over. */
    private List<Observation> match(List<Observation> seen, double leastScore, double leastOverlap) {
        List<Followed> missing =
                tracks.stream().filter(track -> !track.isSeen()).toList();
        List<Observation> candidates =
                seen.stream().filter(each -> each.score() >= leastScore).toList();
        int[] assigned = Assignment.best(worths(missing, candidates, leastOverlap));
        for (int i = 0; i < assigned.length; i++) {
            if (assigned[i] != Assignment.NONE) {
                missing.get(i).see(candidates.get(assigned[i]), now);
            }
        }
        return without(seen, candidates, assigned);
    }

    private static List<Observation> without(List<Observation> all, List<Observation> candidates, int[] taken) {
        List<Observation> left = new ArrayList<>(all);
        Arrays.stream(taken).filter(each -> each != Assignment.NONE).forEach(each -> left.remove(candidates.get(each)));
        return left;
    }

    private double[][] worths(List<Followed> missing, List<Observation> seen, double least) {
        return missing.stream()
                .map(track -> seen.stream()
                        .mapToDouble(each -> worth(track, each, least))
                        .toArray())
                .toArray(double[][]::new);
    }

    private double worth(Followed track, Observation seen, double least) {
        double margin = WIDENING * track.deviation();
        Box expected = widened(track.box(), margin);
        Box found = widened(seen.box(), margin);
        double overlap = expected.iou(found) * sameHeight(expected, found);
        double worth = track.label().equals(seen.label()) ? overlap : overlap - settings.otherLabel();
        return worth >= least ? worth : 0;
    }

    /** How much of their heights two boxes share: keeps a person from being taken for the cone in front. */
    private static double sameHeight(Box one, Box other) {
        double shared = Math.min(one.bottom(), other.bottom()) - Math.max(one.y(), other.y());
        double all = Math.max(one.bottom(), other.bottom()) - Math.min(one.y(), other.y());
        return all > 0 ? Math.max(0, shared) / all : 0;
    }

    private static Box widened(Box box, double margin) {
        return new Box(box.x() - margin, box.y() - margin, box.width() + 2 * margin, box.height() + 2 * margin);
    }

    private void miss(FrameInfo frame, double seconds) {
        for (Followed track : tracks) {
            if (!track.isSeen()) {
                track.miss(seconds, fade(track, frame), 1 - Math.min(1, hidden(track)), now);
                if (inView(track.box(), frame) < LEAST_IN_VIEW) {
                    track.leave();
                }
            }
        }
    }

    /** Log odds a second that a track loses by not being detected: little behind something else, much at an edge. */
    private double fade(Followed track, FrameInfo frame) {
        if (isAtEdge(track.box(), frame)) {
            return settings.edgeFade();
        }
        double hidden = hidden(track);
        return settings.fade() + hidden * (settings.hiddenFade() - settings.fade());
    }

    private static boolean isAtEdge(Box box, FrameInfo frame) {
        return box.x() < EDGE
                || box.y() < EDGE
                || box.right() > frame.width() - EDGE
                || box.bottom() > frame.height() - EDGE;
    }

    /** The share of its box that the thing most in the way covers. */
    private double hidden(Followed track) {
        Box box = track.box();
        return tracks.stream()
                .filter(Followed::isSeen)
                .mapToDouble(other -> other.box().intersection(box) / box.area())
                .max()
                .orElse(0);
    }

    private static double inView(Box box, FrameInfo frame) {
        return box.clip(frame.width(), frame.height()).area() / box.area();
    }

    private boolean isGone(Followed track) {
        boolean forgotten = track.misses() > 1 && track.secondsUnseen(now) > settings.keep();
        return forgotten || track.hasLeft();
    }

    /** What is there when looking begins has not come in just now: there it is taken as the detector says. */
    private List<Followed> born(List<Observation> seen, FrameInfo frame) {
        boolean begun = lastFrame >= 0;
        lastFrame = frame.seq();
        double least = begun ? settings.birthScore() : 0;
        double doubt = begun ? settings.newcomer() : 0;
        return seen.stream()
                .filter(each -> each.score() >= least)
                .map(each -> new Followed(nextId(frame), each, now, doubt, settings))
                .toList();
    }

    /** Grows for the camera's whole life, also over restarts, as frame numbers do. */
    private long nextId(FrameInfo frame) {
        lastId = Math.max(lastId + 1, frame.seq());
        return lastId;
    }
}
