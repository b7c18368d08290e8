package io.watchword.questionengine.history;

import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Some whole scenes out of many, for what only a moment can show: how things stood to each other and where in the
 * picture they were. About one a second and whenever a new track would otherwise be on none; when they become too many,
 * some are left out, so that the spacing grows with the age: it is about a sixtieth of it. Colours and labels are not
 * kept: they are remembered with the track. Not thread-safe.
 */
final class Moments {
    static final int MOST_SCENES = 320;
    static final int MOST_TRACKS = 16_384;

    private static final long SPACING = Times.SECOND;
    private static final double LEAST_SHARE = 1 / 128.0;
    private static final long LEAST_SPACING = Times.SECOND / 3;

    /** A scene that is kept. */
    record Moment(long at, Scene scene) {}

    private final List<Moment> kept = new ArrayList<>();
    private int tracks;

    /** Whether a scene is to be kept. */
    boolean wants(long at, boolean showsNew) {
        long since =
                kept.isEmpty() ? Long.MAX_VALUE : at - kept.get(kept.size() - 1).at();
        return since >= (showsNew ? LEAST_SPACING : SPACING);
    }

    /** Keeps a scene with some of its tracks. */
    void add(Scene scene, List<Track> shown, long at) {
        kept.add(new Moment(at, light(scene, shown)));
        tracks += shown.size();
        if (kept.size() > MOST_SCENES || tracks > MOST_TRACKS) {
            thin();
        }
    }

    private static Scene light(Scene scene, List<Track> shown) {
        List<Track> tracks = new ArrayList<>(shown.size());
        for (Track track : shown) {
            tracks.add(new Track(
                    track.id(),
                    track.label().intern(),
                    track.score(),
                    track.probability(),
                    track.box(),
                    track.velocity(),
                    track.firstSeen(),
                    track.lastSeen(),
                    null,
                    null,
                    null,
                    null,
                    track.zones()));
        }
        return Scene.of(scene.camera(), scene.frame(), scene.vocabulary(), tracks, scene.latencyMs());
    }

    /** Leaves out what is nearer to its neighbour than a share of its age, and more where that is not enough. */
    private void thin() {
        double share = LEAST_SHARE;
        do {
            replace(spaced(share));
            share *= 1.5;
        } while (kept.size() > MOST_SCENES * 3 / 4 || tracks > MOST_TRACKS * 3 / 4);
    }

    private List<Moment> spaced(double share) {
        Deque<Moment> left = new ArrayDeque<>();
        long now = kept.get(kept.size() - 1).at();
        for (int k = kept.size() - 1; k >= 0; k--) {
            Moment moment = kept.get(k);
            if (left.isEmpty() || left.element().at() - moment.at() >= share * (now - moment.at())) {
                left.push(moment);
            }
        }
        return List.copyOf(left);
    }

    /** Forgets what lies before a moment. */
    void forgetBefore(long moment) {
        if (!kept.isEmpty() && kept.get(0).at() < moment) {
            replace(kept.stream().filter(each -> each.at() >= moment).toList());
        }
    }

    private void replace(List<Moment> left) {
        List<Moment> copy = List.copyOf(left);
        kept.clear();
        kept.addAll(copy);
        tracks = kept.stream().mapToInt(each -> each.scene().tracks().size()).sum();
    }

    /** Those between two moments, in order. */
    List<Moment> between(long from, long to) {
        return kept.stream()
                .filter(each -> each.at() >= from && each.at() <= to)
                .toList();
    }
}
