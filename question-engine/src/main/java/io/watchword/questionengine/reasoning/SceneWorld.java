package io.watchword.questionengine.reasoning;

import io.watchword.protocol.Region;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.questionengine.program.Motion;
import io.watchword.questionengine.program.Order;
import io.watchword.questionengine.program.Part;
import io.watchword.questionengine.program.Place;
import io.watchword.questionengine.program.Relation;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tracks of one scene, as perception gave them. */
public final class SceneWorld implements World {
    private final List<Track> tracks;
    private final int width;
    private final int height;

    /** The world of a scene; may be used for every program over the scene. */
    public SceneWorld(Scene scene) {
        this.tracks = scene.tracks();
        this.width = scene.frame().width();
        this.height = scene.frame().height();
    }

    @Override
    public int size() {
        return tracks.size();
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
        double share = 0;
        for (Map.Entry<String, Double> vote : track.labels().entrySet()) {
            if (labels.contains(vote.getKey())) {
                share += vote.getValue();
            }
        }
        return Math.max(0, Math.min(1, share));
    }

    @Override
    public Map<String, Double> labels(int i) {
        Track track = tracks.get(i);
        return track.labels().isEmpty() ? Map.of(track.label(), 1.0) : track.labels();
    }

    @Override
    public Map<String, Double> values(int i, String attribute, Part part) {
        return attribute.equals("colour") ? Colours.shares(tracks.get(i), part) : Map.of();
    }

    @Override
    public double fits(int i, String attribute, Part part, String value) {
        Track track = tracks.get(i);
        return attribute.equals("colour") && !Colours.unseen(track, part)
                ? Colours.fit(track, part, value)
                : Double.NaN;
    }

    @Override
    public double at(int i, Place place) {
        return Geometry.at(place, tracks.get(i).box(), width, height);
    }

    @Override
    public double inZone(int i, String zone) {
        return tracks.get(i).zones().contains(zone) ? 1 : 0;
    }

    @Override
    public double stands(int i, Relation relation, int j) {
        return Geometry.stands(tracks.get(i).box(), relation, tracks.get(j).box());
    }

    @Override
    public double between(int i, int j, int k) {
        return Double.NaN;
    }

    @Override
    public double key(int i, Order order) {
        return Geometry.key(order, tracks.get(i).box());
    }

    @Override
    public double extent(int i) {
        return tracks.get(i).box().area();
    }

    @Override
    public double moves(int i, Motion motion) {
        return Double.NaN;
    }

    @Override
    public Region region(int i, double strength) {
        Track track = tracks.get(i);
        return new Region(track.id(), track.label(), strength, track.box());
    }

    @Override
    public String where(int i) {
        return Geometry.where(tracks.get(i).box(), width, height);
    }
}
