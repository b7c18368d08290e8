package io.watchword.questionengine.history;

import io.watchword.protocol.Box;
import io.watchword.protocol.Region;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.protocol.TrackKind;
import io.watchword.questionengine.program.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one track: how sure it ever was, what it looked like on the whole, and when it was where. A few
 * hundred bytes, and at most about three thousand. Changed by its {@link History} alone.
 */
final class Remembered {
    /** Not being detected for this long, in microseconds, is no break. */
    static final long BREAK = 3 * Times.SECOND;

    private static final int MOST_STRETCHES = 16;
    private static final int MOST_PLACES = 64;

    /** When it was at a place that has a name. */
    private record Visits(String place, Spans spans) {}

    private final long id;
    private final boolean afresh;
    private final long begun;
    private final long met;
    private final Spans view = new Spans(MOST_STRETCHES);
    private final Movement movement = new Movement(MOST_STRETCHES);
    private final Shares labels = new Shares();
    private final Shares colours = new Shares();
    private final Shares upper = new Shares();
    private final Shares lower = new Shares();
    private final List<Visits> zones = new ArrayList<>(0);
    private final List<Visits> lines = new ArrayList<>(0);
    private List<TrackKind> kinds = List.of();
    private String repertoire = "";
    private String label;
    private double best;
    private Box box;
    private int width = 1;
    private int height = 1;
    private boolean passedOn;
    private boolean pictured;

    /**
     * A track's first scene, which {@link #see} is given next.
     *
     * @param afresh whether it came into the picture then: not where it was there when looking began, nor where it goes
     *     on from a track that was lost
     */
    Remembered(Track first, long at, boolean afresh) {
        this.id = first.id();
        this.afresh = afresh;
        this.met = at;
        this.begun = Math.min(at, Times.micros(first.firstSeen()));
        this.label = first.label().intern();
        this.box = first.box();
        view.add(begun, Math.max(begun, Math.min(at, Times.micros(first.lastSeen()))), 0);
    }

    /** A track that was not kept. */
    static Remembered once(Track track, Scene scene) {
        long at = Times.micros(scene.frame().capturedAt());
        Remembered seen = new Remembered(track, at, false);
        seen.see(track, scene, at, 0);
        return seen;
    }

    /**
     * It is on the next scene.
     *
     * @param spacing the usual time between two scenes, in microseconds
     */
    void see(Track track, Scene scene, long at, long spacing) {
        best = Math.max(best, track.probability());
        if (!isDetected(track, at)) {
            return;
        }
        label = track.label().equals(label) ? label : track.label().intern();
        box = track.box();
        width = scene.frame().width();
        height = scene.frame().height();
        view.add(at, at, Math.max(BREAK, Coverage.gap(spacing)));
        movement.see(box, at);
        labels.set(track.labels().isEmpty() ? Map.of(label, 1.0) : track.labels());
        take(track.kinds(), track.repertoire());
        colours.add(track.colours());
        upper.add(track.upper());
        lower.add(track.lower());
        for (String line : track.crossed()) {
            visit(lines, line, at, 0);
        }
        for (String zone : track.zones()) {
            visit(zones, zone, at, zoneBreak(spacing));
        }
    }

    private void take(List<TrackKind> told, @Nullable String by) {
        if (!told.isEmpty()) {
            kinds = told.equals(kinds) ? kinds : told;
            repertoire = by == null ? "" : by.intern();
        }
    }

    /**
     * Being outside a zone for no longer than this, in microseconds, is no break: boxes tremble.
     *
     * @param spacing the usual time between two scenes, in microseconds
     */
    static long zoneBreak(long spacing) {
        return Math.max(Times.SECOND, spacing + spacing / 2);
    }

    // a track that is not on the frame is shown where it should be, with a score of 0
    private static boolean isDetected(Track track, long at) {
        return track.score() > 0 || Times.micros(track.lastSeen()) >= at;
    }

    private static void visit(List<Visits> all, String place, long at, long gap) {
        for (Visits visits : all) {
            if (visits.place().equals(place)) {
                visits.spans().add(at, at, gap);
                return;
            }
        }
        if (all.size() < MOST_PLACES) {
            Visits first = new Visits(place.intern(), new Spans(MOST_STRETCHES));
            first.spans().add(at, at, gap);
            all.add(first);
        }
    }

    /** Another track goes on from here: it has not left. */
    void passOn() {
        passedOn = true;
    }

    /** It will not be seen again: no room is kept for more. */
    void close() {
        view.trim();
        movement.trim();
    }

    long id() {
        return id;
    }

    String label() {
        return label;
    }

    Box box() {
        return box;
    }

    /** The width of the picture the box is in, in pixels. */
    int width() {
        return width;
    }

    /** The height of the picture the box is in, in pixels. */
    int height() {
        return height;
    }

    /** The highest probability it ever had. */
    double best() {
        return best;
    }

    /** When it was in view. */
    Spans view() {
        return view;
    }

    Movement movement() {
        return movement;
    }

    /** When it was first detected, by whoever follows it. */
    long begun() {
        return begun;
    }

    /** When it was first on a scene that was seen here. */
    long met() {
        return met;
    }

    /** When it was last detected. */
    long lastSeen() {
        return view.end();
    }

    /** Whether it is known to have come into the picture when it began. */
    boolean isAfresh() {
        return afresh;
    }

    boolean isPassedOn() {
        return passedOn;
    }

    /** Whether some moment that is kept shows it. */
    boolean isPictured() {
        return pictured;
    }

    void picture() {
        pictured = true;
    }

    /** When it stood in a zone. */
    Spans zone(String name) {
        return find(zones, name);
    }

    /** When it crossed a line. */
    Spans line(String name) {
        return find(lines, name);
    }

    /** When it crossed any line. */
    Spans lines() {
        return lines.stream().map(Visits::spans).reduce(new Spans(), Spans::or);
    }

    private static Spans find(List<Visits> all, String place) {
        for (Visits visits : all) {
            if (visits.place().equals(place)) {
                return visits.spans();
            }
        }
        return new Spans();
    }

    /** 1 where its label is one of them, else the share of its votes that went to them. */
    double share(Set<String> wanted) {
        return wanted.contains(label) ? 1 : labels.of(wanted);
    }

    Map<String, Double> labels() {
        return labels.map();
    }

    /** What a classifier took it for last. */
    List<TrackKind> kinds() {
        return kinds;
    }

    /** The repertoire of that classifier; empty where it is not known. */
    String repertoire() {
        return repertoire;
    }

    /** The mean colours of a part of it; empty where none was ever made out. */
    Map<String, Double> colours(Part part) {
        return switch (part) {
            case WHOLE -> colours.map();
            case UPPER -> upper.map();
            case LOWER -> lower.map();
            case CLOTHES -> upper.isEmpty() ? lower.map() : upper.map();
        };
    }

    /** It as evidence, where it was last. */
    Region region(double strength) {
        return new Region(id, label, Math.max(0, Math.min(1, strength)), box);
    }
}
