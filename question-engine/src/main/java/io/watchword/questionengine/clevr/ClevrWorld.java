package io.watchword.questionengine.clevr;

import io.watchword.protocol.Region;
import io.watchword.questionengine.program.Motion;
import io.watchword.questionengine.program.Order;
import io.watchword.questionengine.program.Part;
import io.watchword.questionengine.program.Place;
import io.watchword.questionengine.program.Relation;
import io.watchword.questionengine.reasoning.World;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A CLEVR scene, where everything is certain: each object is there, has one shape, colour, size and material, and
 * stands left of, right of, in front of or behind another, or does not.
 */
public final class ClevrWorld implements World {
    private final List<Solid> solids;
    private final Map<Relation, List<BitSet>> related;

    /** @param related for each relation and each object, the objects that stand in the relation to it */
    ClevrWorld(List<Solid> solids, Map<Relation, List<BitSet>> related) {
        this.solids = List.copyOf(solids);
        this.related = new EnumMap<>(related);
    }

    @Override
    public int size() {
        return solids.size();
    }

    @Override
    public double probability(int i) {
        return 1;
    }

    @Override
    public double share(int i, Set<String> labels) {
        return labels.contains(solids.get(i).shape()) ? 1 : 0;
    }

    @Override
    public Map<String, Double> labels(int i) {
        return Map.of(solids.get(i).shape(), 1.0);
    }

    @Override
    public Map<String, Double> values(int i, String attribute, Part part) {
        String value = solids.get(i).value(attribute);
        return value == null ? Map.of() : Map.of(value, 1.0);
    }

    @Override
    public double fits(int i, String attribute, Part part, String value) {
        String own = solids.get(i).value(attribute);
        return own == null ? Double.NaN : degree(own.equals(value));
    }

    @Override
    public double at(int i, Place place) {
        return Double.NaN; // a scene does not say how large its picture is
    }

    @Override
    public double inZone(int i, String zone) {
        return Double.NaN;
    }

    @Override
    public double stands(int i, Relation relation, int j) {
        List<BitSet> sets = related.get(relation);
        return sets == null ? Double.NaN : degree(sets.get(j).get(i));
    }

    @Override
    public double between(int i, int j, int k) {
        return Double.NaN;
    }

    @Override
    public double key(int i, Order order) {
        Solid solid = solids.get(i);
        return switch (order) {
            case FROM_LEFT -> solid.x();
            case FROM_RIGHT -> -solid.x();
            case FROM_TOP -> solid.y();
            case FROM_BOTTOM -> -solid.y();
            case BIGGEST -> -solid.radius();
            case SMALLEST -> solid.radius();
            case NEAREST -> solid.depth();
            case FARTHEST -> -solid.depth();
            case MIDDLEMOST -> Math.abs(solid.x() - meanX());
        };
    }

    private double meanX() {
        return solids.stream().mapToDouble(Solid::x).average().orElse(Double.NaN);
    }

    @Override
    public double extent(int i) {
        double radius = solids.get(i).radius();
        return radius * radius;
    }

    @Override
    public double moves(int i, Motion motion) {
        return Double.NaN;
    }

    @Override
    public Region region(int i, double strength) {
        return new Region(i, solids.get(i).shape(), strength, solids.get(i).box());
    }

    @Override
    public String where(int i) {
        Solid solid = solids.get(i);
        return Double.isNaN(solid.x())
                ? "somewhere in the scene"
                : String.format(Locale.ROOT, "at pixel %.0f, %.0f", solid.x(), solid.y());
    }

    private static double degree(boolean holds) {
        return holds ? 1 : 0;
    }
}
