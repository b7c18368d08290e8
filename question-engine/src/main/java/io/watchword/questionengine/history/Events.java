package io.watchword.questionengine.history;

import io.watchword.questionengine.program.Event;
import org.jspecify.annotations.Nullable;

/**
 * When a track did what. What was there when looking began has not appeared, what vanished as looking ended has not
 * left, and where one track goes on from another neither has happened.
 */
final class Events {
    private final Coverage coverage;
    private final boolean knowsLines;

    /**
     * Events among what was seen.
     *
     * @param knowsLines whether the camera is known to have lines
     */
    Events(Coverage coverage, boolean knowsLines) {
        this.coverage = coverage;
        this.knowsLines = knowsLines;
    }

    /** The moments of an event, each a stretch of no length; null where it can't be told. */
    @Nullable
    Spans of(Remembered track, Event event, @Nullable String place) {
        return switch (event) {
            case APPEARED -> appeared(track, place);
            case ENTERED -> place == null ? appeared(track, null) : entered(track, place);
            case LEFT -> place == null ? left(track) : left(track, place);
            case CROSSED -> place == null ? knowsLines ? track.lines() : null : crossed(track, place);
            case STOPPED -> stopped(track, place);
        };
    }

    private static Spans appeared(Remembered track, @Nullable String place) {
        boolean there = place == null || track.zone(place).meets(track.begun(), track.met());
        return track.isAfresh() && there ? Spans.of(track.begun(), track.begun()) : new Spans();
    }

    /** It came into the zone from outside it, or into the picture there. */
    private static Spans entered(Remembered track, String zone) {
        Spans visits = track.zone(zone);
        Spans found = new Spans();
        for (int k = 0; k < visits.size(); k++) {
            if (visits.from(k) > track.met() || track.isAfresh()) {
                found.add(visits.from(k), visits.from(k), -1);
            }
        }
        return found;
    }

    /** The moment it went out of the picture. */
    Spans left(Remembered track) {
        return isGone(track) ? Spans.of(track.lastSeen(), track.lastSeen()) : new Spans();
    }

    /** It has not been seen for so long, while the camera was, that it is not in view any more. */
    private boolean isGone(Remembered track) {
        long missed = coverage.unbrokenAfter(track.lastSeen()) - track.lastSeen();
        return !track.isPassedOn() && missed > coverage.gap();
    }

    /** It went out of the zone and was seen outside, or out of the picture there. */
    private Spans left(Remembered track, String zone) {
        Spans visits = track.zone(zone);
        Spans found = new Spans();
        for (int k = 0; k < visits.size(); k++) {
            boolean seenOutside = track.lastSeen() - visits.to(k) > Remembered.zoneBreak(coverage.spacing());
            if (k + 1 < visits.size() || seenOutside || isGone(track)) {
                found.add(visits.to(k), visits.to(k), -1);
            }
        }
        return found;
    }

    private Spans crossed(Remembered track, String place) {
        return track.line(place).or(entered(track, place)).or(left(track, place));
    }

    /** It came to rest after it had moved. */
    private static Spans stopped(Remembered track, @Nullable String place) {
        Spans rests = track.movement().rests();
        Spans found = new Spans();
        for (int k = 0; k < rests.size(); k++) {
            boolean moved = track.movement().motions().start() < rests.from(k);
            boolean there = place == null || track.zone(place).meets(rests.from(k), rests.to(k));
            if (moved && there) {
                found.add(rests.from(k), rests.from(k), -1);
            }
        }
        return found;
    }
}
