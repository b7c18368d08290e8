package io.watchword.questionengine.history;

import io.watchword.protocol.Region;
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
import io.watchword.questionengine.reasoning.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The different tracks of a stretch of time, each as it was on the whole: there with the highest probability it ever
 * had, with its mean colours, and in every zone it was ever in. How they stood to each other is not known.
 */
final class TrackWorld implements World {
    private final List<Remembered> tracks;
    private final Stretch stretch;
    private final Looks looks;
    private final Recall recall;
    private final @Nullable Things subject;

    /**
     * A world of tracks.
     *
     * @param subject the things that are asked about: a track that was never all that at once is not there; null where
     *     it makes no difference
     */
    TrackWorld(List<Remembered> tracks, Stretch stretch, Recall recall, @Nullable Things subject) {
        this.tracks = tracks;
        this.stretch = stretch;
        this.recall = recall;
        this.looks = new Looks(tracks);
        this.subject = subject;
    }

    @Override
    public int size() {
        return tracks.size();
    }

    @Override
    public double probability(int i) {
        Remembered track = tracks.get(i);
        return subject == null || stretch.meets(recall.lasting(track, subject)) ? track.best() : 0;
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

    @Override
    public double at(int i, Place place) {
        return Double.NaN;
    }

    @Override
    public double inZone(int i, String zone) {
        return holds(stretch.meets(tracks.get(i).zone(zone)));
    }

    @Override
    public double stands(int i, Relation relation, int j) {
        return Double.NaN;
    }

    @Override
    public double between(int i, int j, int k) {
        return Double.NaN;
    }

    @Override
    public double key(int i, Order order) {
        return Double.NaN;
    }

    @Override
    public double extent(int i) {
        return Double.NaN;
    }

    @Override
    public double moves(int i, Motion motion) {
        return holds(stretch.meets(recall.moving(tracks.get(i), motion)));
    }

    @Override
    public double did(int i, Event event, @Nullable String place) {
        Spans moments = recall.events(tracks.get(i), new Property.Did(event, place));
        return moments == null ? Double.NaN : holds(stretch.meets(moments));
    }

    @Override
    public double lasts(int i, Things so, Comparison comparison, double seconds) {
        return stretch.lasts(recall.when(tracks.get(i), so), comparison, seconds);
    }

    private static double holds(boolean fact) {
        return fact ? 1 : 0;
    }

    @Override
    public Region region(int i, double strength) {
        return tracks.get(i).region(strength);
    }

    @Override
    public String where(int i) {
        return looks.where(i);
    }
}
