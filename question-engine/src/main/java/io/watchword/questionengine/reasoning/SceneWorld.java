package io.watchword.questionengine.reasoning;

import io.watchword.protocol.Box;
import io.watchword.protocol.Region;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.protocol.TrackKind;
import io.watchword.questionengine.program.Motion;
import io.watchword.questionengine.program.Order;
import io.watchword.questionengine.program.Part;
import io.watchword.questionengine.program.Place;
import io.watchword.questionengine.program.Relation;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tracks of one scene, as perception gave them. What programs share is worked out once, so one world should be used
 * for every program over the scene; by one thread at a time.
 */
public final class SceneWorld implements World {
    private static final double NOT_YET = -1;

    private final List<Track> tracks;
    private final Box[] boxes;
    private final int width;
    private final int height;
    private final @Nullable Set<String> zones;
    private final Map<Relation, double[]> relations = new EnumMap<>(Relation.class);

    /** The world of a scene of a camera of which it is not known which zones it has. */
    public SceneWorld(Scene scene) {
        this(scene, scene.tracks(), null);
    }

    /**
     * The world of some of a scene's tracks.
     *
     * @param zones those that the camera has; null where that is not known
     */
    public SceneWorld(Scene scene, List<Track> tracks, @Nullable Set<String> zones) {
        this.tracks = List.copyOf(tracks);
        this.boxes = this.tracks.stream().map(Track::box).toArray(Box[]::new);
        this.width = scene.frame().width();
        this.height = scene.frame().height();
        this.zones = zones == null ? null : Set.copyOf(zones);
    }

    @Override
    public int size() {
        return boxes.length;
    }

    @Override
    public double probability(int i) {
        return tracks.get(i).probability();
    }

    @Override
    public double share(int i, Set<String> labels) {
        Track track = tracks.get(i);
        if (labels.contains(track.label())) {
            return 1;
        }
        if (track.labels().isEmpty()) {
            return 0;
        }
        double share = 0;
        for (Map.Entry<String, Double> vote : track.labels().entrySet()) {
            share += labels.contains(vote.getKey()) ? vote.getValue() : 0;
        }
        return Math.max(0, Math.min(1, share));
    }

    @Override
    public Map<String, Double> labels(int i) {
        Track track = tracks.get(i);
        return track.labels().isEmpty() ? Map.of(track.label(), 1.0) : track.labels();
    }

    @Override
    public List<TrackKind> kinds(int i) {
        return tracks.get(i).kinds();
    }

    @Override
    public String repertoire(int i) {
        String known = tracks.get(i).repertoire();
        return known == null ? "" : known;
    }

    @Override
    public Map<String, Double> values(int i, String attribute, Part part) {
        return attribute.equals(Sameness.COLOUR) ? Colours.shares(tracks.get(i), part) : Map.of();
    }

    @Override
    public double fits(int i, String attribute, Part part, String value) {
        Track track = tracks.get(i);
        return attribute.equals(Sameness.COLOUR) && !Colours.unseen(track, part)
                ? Colours.fit(track, part, value)
                : Double.NaN;
    }

    @Override
    public double at(int i, Place place) {
        return Geometry.at(place, boxes[i], width, height);
    }

    /** Whether perception found it there. */
    @Override
    public double inZone(int i, String zone) {
        if (zones != null && !zones.contains(zone)) {
            return Double.NaN;
        }
        return tracks.get(i).zones().contains(zone) ? 1 : 0;
    }

    @Override
    public double stands(int i, Relation relation, int j) {
        double[] known = relations.get(relation);
        if (known == null) {
            known = new double[boxes.length * boxes.length];
            Arrays.fill(known, NOT_YET);
            relations.put(relation, known);
        }
        int at = i * boxes.length + j;
        if (known[at] == NOT_YET) {
            known[at] = Relating.stands(boxes[i], relation, boxes[j]);
        }
        return known[at];
    }

    @Override
    public double between(int i, int j, int k) {
        return Relating.between(boxes[i], boxes[j], boxes[k]);
    }

    @Override
    public double key(int i, Order order) {
        return Geometry.key(order, boxes[i], width, height);
    }

    @Override
    public double extent(int i) {
        return boxes[i].area();
    }

    @Override
    public double moves(int i, Motion motion) {
        return Moving.degree(tracks.get(i), motion);
    }

    @Override
    public Region region(int i, double strength) {
        Track track = tracks.get(i);
        return new Region(track.id(), track.label(), strength, track.box());
    }

    @Override
    public String where(int i) {
        return Geometry.where(boxes[i], width, height);
    }
}
