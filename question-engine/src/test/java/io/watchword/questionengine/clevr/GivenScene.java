package io.watchword.questionengine.clevr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A made-up scene as the reference interpreter sees it: values by attribute, places on a floor.
 *
 * @param objects each with {@code size}, {@code color}, {@code material} and {@code shape}
 * @param places each with how far right and how far to the front it is
 */
record GivenScene(List<Map<String, String>> objects, List<double[]> places) {
    static final Map<String, List<String>> VALUES = new TreeMap<>(Map.of(
            "size", List.of("large", "small"),
            "color", List.of("gray", "red", "blue", "green", "brown", "purple", "cyan", "yellow"),
            "material", List.of("metal", "rubber"),
            "shape", List.of("cube", "sphere", "cylinder")));

    static final List<String> RELATIONS = List.of("left", "right", "front", "behind");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Three to ten objects, alike enough to be confused. */
    static GivenScene random(Random random) {
        List<Map<String, String>> objects = new ArrayList<>();
        List<double[]> places = new ArrayList<>();
        int colours = 2 + random.nextInt(7);
        for (int i = 3 + random.nextInt(8); i > 0; i--) {
            Map<String, String> object = new TreeMap<>();
            VALUES.forEach((attribute, values) ->
                    object.put(attribute, values.get(random.nextInt(Math.min(values.size(), colours)))));
            objects.add(object);
            places.add(new double[] {random.nextDouble() * 6 - 3, random.nextDouble() * 6 - 3});
        }
        return new GivenScene(objects, places);
    }

    List<Integer> all() {
        return IntStream.range(0, objects.size()).boxed().toList();
    }

    String value(int object, String attribute) {
        return objects.get(object).getOrDefault(attribute, "");
    }

    /** Those that stand in a relation to an object. */
    List<Integer> related(String relation, int to) {
        int axis = relation.equals("left") || relation.equals("right") ? 0 : 1;
        double sign = relation.equals("left") || relation.equals("behind") ? -1 : 1;
        return all().stream()
                .filter(i -> i != to && sign * (places.get(i)[axis] - places.get(to)[axis]) > 0)
                .toList();
    }

    /** The other objects with the same value. */
    List<Integer> same(String attribute, int as) {
        return all().stream()
                .filter(i -> i != as && value(i, attribute).equals(value(as, attribute)))
                .toList();
    }

    JsonNode json(int index) {
        Map<String, List<List<Integer>>> relationships = new TreeMap<>();
        for (String relation : RELATIONS) {
            relationships.put(
                    relation, all().stream().map(i -> related(relation, i)).toList());
        }
        return JSON.valueToTree(Map.of("image_index", index, "objects", objects, "relationships", relationships));
    }
}
