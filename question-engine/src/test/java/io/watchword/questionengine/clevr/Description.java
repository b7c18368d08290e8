package io.watchword.questionengine.clevr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Some of the values an object may have, and how people say them: "big shiny thing". */
record Description(Map<String, String> values) {
    private static final Map<String, List<String>> WORDS = Map.ofEntries(
            Map.entry("thing", List.of("thing", "object")),
            Map.entry("sphere", List.of("sphere", "ball")),
            Map.entry("cube", List.of("cube", "block")),
            Map.entry("large", List.of("large", "big")),
            Map.entry("small", List.of("small", "tiny")),
            Map.entry("metal", List.of("metal", "metallic", "shiny")),
            Map.entry("rubber", List.of("rubber", "matte")),
            Map.entry("left", List.of("left of", "to the left of", "on the left side of")),
            Map.entry("right", List.of("right of", "to the right of", "on the right side of")),
            Map.entry("front", List.of("in front of")),
            Map.entry("behind", List.of("behind")));

    private static final List<String> ATTRIBUTES = List.of("size", "color", "material", "shape");

    /** A description that leaves out an attribute and takes each other value of an object by chance. */
    static Description of(GivenScene scene, int object, String without, Random random) {
        Map<String, String> values = new TreeMap<>();
        for (String attribute : ATTRIBUTES) {
            if (!attribute.equals(without) && random.nextInt(5) < 2) {
                values.put(attribute, scene.value(object, attribute));
            }
        }
        return new Description(values);
    }

    /** A description of nothing in particular. */
    static Description random(Random random) {
        Map<String, String> values = new TreeMap<>();
        GivenScene.VALUES.forEach((attribute, some) -> {
            if (random.nextInt(3) == 0) {
                values.put(attribute, some.get(random.nextInt(some.size())));
            }
        });
        return new Description(values);
    }

    List<Integer> among(List<Integer> objects, GivenScene scene) {
        return objects.stream()
                .filter(i -> values.entrySet().stream()
                        .allMatch(value -> scene.value(i, value.getKey()).equals(value.getValue())))
                .toList();
    }

    String one(Random random) {
        List<String> words = new ArrayList<>();
        for (String attribute : ATTRIBUTES) {
            String value = values.getOrDefault(attribute, attribute.equals("shape") ? "thing" : "");
            if (!value.isEmpty()) {
                words.add(said(value, random));
            }
        }
        return String.join(" ", words);
    }

    String many(Random random) {
        return one(random) + "s";
    }

    /** One of the ways in which a value or a relation is said. */
    static String said(String value, Random random) {
        List<String> words = WORDS.getOrDefault(value, List.of(value));
        return words.get(random.nextInt(words.size()));
    }
}
