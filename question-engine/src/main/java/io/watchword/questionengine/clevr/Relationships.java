package io.watchword.questionengine.clevr;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.questionengine.program.Relation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads which objects of one scene stand left of, right of, in front of and behind which. */
record Relationships(SceneReader reader, JsonNode scene) {
    private static final Map<Relation, String> NAMES = Map.of(
            Relation.LEFT_OF, "left",
            Relation.RIGHT_OF, "right",
            Relation.IN_FRONT_OF, "front",
            Relation.BEHIND, "behind");

    /** How much farther along a direction an object must be, in units of the scene, as CLEVR's generator has it. */
    private static final double MARGIN = 0.2;

    /** For each relation and each of so many objects, the objects that stand in the relation to it. */
    Map<Relation, List<BitSet>> all(int objects) {
        Map<Relation, List<BitSet>> all = new EnumMap<>(Relation.class);
        NAMES.forEach((relation, name) -> {
            JsonNode given = scene.path("relationships").path(name);
            all.put(relation, given.isMissingNode() ? computed(name, objects) : given(given, name, objects));
        });
        return all;
    }

    private List<BitSet> given(JsonNode lists, String name, int objects) {
        String path = "relationships." + name;
        if (!lists.isArray() || lists.size() != objects) {
            throw reader.wrong(path, lists, "a list for each of the " + objects + " objects");
        }
        List<BitSet> sets = new ArrayList<>();
        for (JsonNode list : lists) {
            sets.add(set(list, path + "[" + sets.size() + "]", objects));
        }
        return sets;
    }

    private BitSet set(JsonNode list, String path, int objects) {
        BitSet set = new BitSet(objects);
        for (JsonNode index : list) {
            if (!index.isInt() || index.intValue() < 0 || index.intValue() >= objects) {
                throw reader.wrong(path, list, "a list of objects, 0 to " + (objects - 1));
            }
            set.set(index.intValue());
        }
        if (!list.isArray()) {
            throw reader.wrong(path, list, "a list");
        }
        return set;
    }

    private List<BitSet> computed(String name, int objects) {
        double[] direction = vector(scene.path("directions").path(name), "directions." + name);
        double[] along = new double[objects];
        for (int i = 0; i < objects; i++) {
            along[i] = dot(
                    direction, vector(scene.path("objects").path(i).path("3d_coords"), "objects[" + i + "].3d_coords"));
        }
        List<BitSet> sets = new ArrayList<>();
        for (int i = 0; i < objects; i++) {
            BitSet set = new BitSet(objects);
            for (int j = 0; j < objects; j++) {
                set.set(j, j != i && along[j] - along[i] > MARGIN);
            }
            sets.add(set);
        }
        return sets;
    }

    private double[] vector(JsonNode node, String path) {
        double[] vector = reader.coordinates(node, path);
        if (vector == null || vector.length != 3) {
            throw reader.wrong(path, node, "three numbers where relationships are not given");
        }
        return vector;
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
