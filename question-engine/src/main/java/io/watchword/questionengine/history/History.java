package io.watchword.questionengine.history;

import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.questionengine.program.Program;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one camera has seen, for programs about time: every track with when it was in view, in which zones, at rest and
 * in motion, and some whole scenes for how things stood to each other.
 *
 * <p>Bounded whatever happens: at most {@value #MOST_TRACKS} tracks, the 512 strongest of each scene, and 320 scenes
 * (16,384 tracks on them). An hour with 20 tracks on each scene and 2,000 different ones takes about 5 MB, the most is
 * about 20 MB. What is oldest is forgotten first; {@link #since} says from when on everything is remembered.
 *
 * <p>Not thread-safe: one thread at a time may add scenes or ask.
 */
public final class History {
    /** Most tracks that are remembered. */
    public static final int MOST_TRACKS = 4_096;

    private static final int MOST_AT_ONCE = 512;
    /** What is there within this time, in microseconds, after looking began was there before. */
    static final long FIRST_LOOK = Times.SECOND / 2;

    private static final long FLICKER = Times.micros(0.3);
    private static final long LONG_ENOUGH_TO_PICTURE = Times.SECOND / 2;

    private final Coverage coverage = new Coverage();
    private final Moments moments = new Moments();
    private final Map<Long, Remembered> present = new LinkedHashMap<>();
    private final Map<Long, Remembered> past = new LinkedHashMap<>();
    private final Deque<Remembered> lately = new ArrayDeque<>();
    private @Nullable Scene last;
    private boolean knowsLines;

    /** Nothing has been seen yet. */
    public History() {}

    /** What was seen in these scenes, which are in the order of their frames. */
    public static History of(Collection<Scene> scenes) {
        History history = new History();
        scenes.forEach(history::add);
        return history;
    }

    /** Whether a program asks about more than a moment can tell: it needs a history to be answered. */
    public static boolean isNeeded(Program program) {
        return Needs.of(program).history();
    }

    /**
     * Whether answering a program means going through all that was seen in some time: milliseconds, not microseconds.
     */
    public static boolean isAboutStretches(Program program) {
        Needs needs = Needs.of(program);
        return needs.stretches() || needs.events();
    }

    /**
     * How far back before now a program asks: nothing where no history is needed, and a week where it asks about all
     * that is known.
     */
    public static Duration reach(Program program) {
        Needs needs = Needs.of(program);
        return needs.history() ? Duration.ofMillis(Math.round(needs.seconds() * 1000)) : Duration.ZERO;
    }

    /**
     * The next scene. One that is no later than the last is left out: scenes may come twice.
     *
     * @return whether it was taken
     */
    public boolean add(Scene scene) {
        long at = Times.micros(scene.frame().capturedAt());
        if (at <= coverage.end()) {
            return false;
        }
        coverage.add(at);
        last = scene;
        see(scene, at);
        lose(at);
        forget();
        return true;
    }

    private void see(Scene scene, long at) {
        long spacing = coverage.spacing();
        List<Track> tracks = strongest(scene.tracks());
        List<Track> unknown = new ArrayList<>();
        for (Track track : tracks) {
            knowsLines |= !track.crossed().isEmpty();
            Remembered known = present.get(track.id());
            if (known == null) {
                unknown.add(track);
            } else {
                known.see(track, scene, at, spacing);
            }
        }
        unknown.forEach(track -> meet(track, at).see(track, scene, at, spacing));
        boolean showsNew = tracks.stream().anyMatch(track -> isUnpictured(track, at));
        if (moments.wants(at, showsNew)) {
            moments.add(scene, tracks, at);
            tracks.forEach(track -> require(track.id()).picture());
        }
    }

    private boolean isUnpictured(Track track, long at) {
        Remembered known = require(track.id());
        return !known.isPictured() && at - known.begun() >= LONG_ENOUGH_TO_PICTURE;
    }

    private Remembered require(long id) {
        return Objects.requireNonNull(present.get(id), "seen just now");
    }

    private static List<Track> strongest(List<Track> tracks) {
        return tracks.size() <= MOST_AT_ONCE
                ? tracks
                : tracks.stream()
                        .sorted(Comparator.comparingDouble(track -> -track.probability()))
                        .limit(MOST_AT_ONCE)
                        .toList();
    }

    private Remembered meet(Track track, long at) {
        Remembered again = past.remove(track.id());
        Remembered met = again == null ? first(track, at) : again;
        present.put(track.id(), met);
        return met;
    }

    private Remembered first(Track track, long at) {
        boolean thereBefore = Times.micros(track.firstSeen()) <= coverage.unbroken(at) + FIRST_LOOK;
        Optional<Remembered> before = Continuation.of(track, at, present.values(), lately);
        before.ifPresent(Remembered::passOn);
        return new Remembered(track, at, !thereBefore && before.isEmpty());
    }

    /** A track that was not detected for longer than a break is past. */
    private void lose(long at) {
        long gap = coverage.gap();
        for (Iterator<Remembered> all = present.values().iterator(); all.hasNext(); ) {
            Remembered each = all.next();
            if (at - each.lastSeen() > gap) {
                all.remove();
                each.close();
                past.put(each.id(), each);
                lately.add(each);
            }
        }
        while (!lately.isEmpty() && at - lately.element().lastSeen() > 4 * gap) {
            lately.remove();
        }
    }

    private void forget() {
        Iterator<Remembered> oldest = past.values().iterator();
        while (size() > MOST_TRACKS && oldest.hasNext()) {
            forgetBefore(oldest.next().lastSeen() + 1);
            oldest.remove();
        }
    }

    private void forgetBefore(long moment) {
        coverage.forgetBefore(moment);
        moments.forgetBefore(moment);
    }

    /** From when on everything that was seen is remembered; empty where nothing has been seen. */
    public Optional<Instant> since() {
        return coverage.start() == Long.MAX_VALUE ? Optional.empty() : Optional.of(Times.instant(coverage.start()));
    }

    /** The latest scene; empty where nothing has been seen. */
    public Optional<Scene> last() {
        return Optional.ofNullable(last);
    }

    /** Whether nothing has been seen. */
    public boolean isEmpty() {
        return last == null;
    }

    /** How many tracks are remembered. */
    public int size() {
        return past.size() + present.size();
    }

    Coverage coverage() {
        return coverage;
    }

    /** The scenes that are kept from between two moments, and the latest, in order. */
    List<Moments.Moment> momentsBetween(long from, long to) {
        List<Moments.Moment> found = new ArrayList<>(moments.between(from, to));
        long end = coverage.end();
        boolean kept = !found.isEmpty() && found.get(found.size() - 1).at() == end;
        if (last != null && !kept && end >= from && end <= to) {
            found.add(new Moments.Moment(end, last));
        }
        return found;
    }

    /** What is remembered of the tracks of a scene, in its order. */
    List<Remembered> remembered(Scene scene) {
        List<Remembered> found = new ArrayList<>(scene.tracks().size());
        for (Track track : scene.tracks()) {
            Remembered known = present.getOrDefault(track.id(), past.get(track.id()));
            found.add(known == null ? Remembered.once(track, scene) : known);
        }
        return found;
    }

    /** The tracks that were in view between two moments, those that were lost first before the others. */
    List<Remembered> seenBetween(long from, long to) {
        List<Remembered> found = new ArrayList<>();
        past.values().forEach(each -> addIfSeen(each, from, to, found));
        present.values().forEach(each -> addIfSeen(each, from, to, found));
        return found;
    }

    /** Whether anything was seen to cross a line, so that there is one. */
    boolean knowsLines() {
        return knowsLines;
    }

    /** Whether a track was followed for so short a time that it was hardly anything, and is followed no more. */
    boolean isFlicker(Remembered track) {
        return track.lastSeen() - track.begun() < FLICKER
                && coverage.spacing() < FLICKER
                && track.lastSeen() + FLICKER < coverage.end();
    }

    private static void addIfSeen(Remembered each, long from, long to, List<Remembered> found) {
        if (each.view().meets(from, to)) {
            found.add(each);
        }
    }
}
