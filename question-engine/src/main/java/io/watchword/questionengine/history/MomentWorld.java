package io.watchword.questionengine.history;

import io.watchword.protocol.Region;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.protocol.TrackKind;
import io.watchword.questionengine.program.Comparison;
import io.watchword.questionengine.program.Event;
import io.watchword.questionengine.program.Motion;
import io.watchword.questionengine.program.Order;
import io.watchword.questionengine.program.Part;
import io.watchword.questionengine.program.Place;
import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Relation;
import io.watchword.questionengine.program.Things;
import io.watchword.questionengine.reasoning.SceneWorld;
import io.watchword.questionengine.reasoning.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One scene, with what is remembered of its tracks: what they did before, and for how long they have been so. */
class MomentWorld implements World {
    private final World scene;
    private final List<Remembered> tracks;
    private final long at;
    private final Stretch events;
    private final Recall recall;

    /**
     * A scene that is remembered from.
     *
     * @param tracks what is remembered of each track, in the scene's order
     * @param events the time in which something may have been done
     */
    MomentWorld(Scene scene, List<Remembered> tracks, Stretch events, Recall recall) {
        this.scene = new SceneWorld(scene);
        this.tracks = tracks;
        this.at = Times.micros(scene.frame().capturedAt());
        this.events = events;
        this.recall = recall;
    }

    @Override
    public int size() {
        return scene.size();
    }

    @Override
    public double probability(int i) {
        return scene.probability(i);
    }

    @Override
    public double share(int i, Set<String> labels) {
        return scene.share(i, labels);
    }

    @Override
    public Map<String, Double> labels(int i) {
        return scene.labels(i);
    }

    @Override
    public List<TrackKind> kinds(int i) {
        return scene.kinds(i);
    }

    @Override
    public String repertoire(int i) {
        return scene.repertoire(i);
    }

    @Override
    public Map<String, Double> values(int i, String attribute, Part part) {
        return scene.values(i, attribute, part);
    }

    @Override
    public double fits(int i, String attribute, Part part, String value) {
        return scene.fits(i, attribute, part, value);
    }

    @Override
    public double at(int i, Place place) {
        return scene.at(i, place);
    }

    @Override
    public double inZone(int i, String zone) {
        return scene.inZone(i, zone);
    }

    @Override
    public double stands(int i, Relation relation, int j) {
        return scene.stands(i, relation, j);
    }

    @Override
    public double between(int i, int j, int k) {
        return scene.between(i, j, k);
    }

    @Override
    public double key(int i, Order order) {
        return scene.key(i, order);
    }

    @Override
    public double extent(int i) {
        return scene.extent(i);
    }

    @Override
    public double moves(int i, Motion motion) {
        return switch (motion) {
            case PARKED ->
                moment().lasts(tracks.get(i).movement().rests(), Comparison.AT_LEAST, Movement.PARKED_SECONDS);
            case ARRIVING, LEAVING -> moment().meets(recall.moving(tracks.get(i), motion)) ? 1 : 0;
            case MOVING, STOPPED, MOVING_LEFT, MOVING_RIGHT, APPROACHING, RECEDING -> scene.moves(i, motion);
        };
    }

    /** Now; what was so a moment ago still is, though it may not have been detected since. */
    private Stretch moment() {
        Coverage coverage = events.coverage();
        return new Stretch(at - Remembered.zoneBreak(coverage.spacing()), at, coverage);
    }

    @Override
    public double did(int i, Event event, @Nullable String place) {
        Spans moments = recall.events(tracks.get(i), new Property.Did(event, place));
        return moments == null ? Double.NaN : events.meets(moments) ? 1 : 0;
    }

    @Override
    public double lasts(int i, Things so, Comparison comparison, double seconds) {
        return moment().lasts(recall.when(tracks.get(i), so), comparison, seconds);
    }

    @Override
    public Region region(int i, double strength) {
        return scene.region(i, strength);
    }

    @Override
    public String where(int i) {
        return scene.where(i);
    }

    /** A scene that was kept without the looks of its tracks. */
    static final class Past extends MomentWorld {
        private final Scene scene;
        private final List<Remembered> tracks;
        private final Looks looks;

        Past(Scene scene, List<Remembered> tracks, Stretch events, Recall recall) {
            super(scene, tracks, events, recall);
            this.scene = scene;
            this.tracks = tracks;
            this.looks = new Looks(tracks);
        }

        /** Of what is detected, the highest it ever had: it is one thing for as long as it is followed. */
        @Override
        public double probability(int i) {
            Track track = scene.tracks().get(i);
            return track.score() > 0 ? tracks.get(i).best() : track.probability();
        }

        @Override
        public double share(int i, Set<String> labels) {
            return tracks.get(i).share(labels);
        }

        @Override
        public Map<String, Double> labels(int i) {
            return tracks.get(i).labels();
        }

        @Override
        public List<TrackKind> kinds(int i) {
            return tracks.get(i).kinds();
        }

        @Override
        public String repertoire(int i) {
            return tracks.get(i).repertoire();
        }

        @Override
        public Map<String, Double> values(int i, String attribute, Part part) {
            return looks.values(i, attribute, part);
        }

        @Override
        public double fits(int i, String attribute, Part part, String value) {
            return looks.fits(i, attribute, part, value);
        }
    }
}
