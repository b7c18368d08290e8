package io.watchword.questionengine.clevr;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.questionengine.vocabulary.Noun;
import io.watchword.questionengine.vocabulary.Value;
import io.watchword.questionengine.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the objects of one scene. */
record SceneReader(String name, Vocabulary vocabulary) {
    ClevrWorld world(JsonNode scene) {
        JsonNode objects = scene.path("objects");
        if (!objects.isArray()) {
            throw wrong("objects", objects, "a list");
        }
        List<Solid> solids = new ArrayList<>();
        for (JsonNode object : objects) {
            solids.add(solid(object, "objects[" + solids.size() + "]"));
        }
        return new ClevrWorld(solids, new Relationships(this, scene).all(solids.size()));
    }

    private Solid solid(JsonNode object, String path) {
        double[] pixel = coordinates(object.path("pixel_coords"), path + ".pixel_coords");
        return new Solid(
                shape(object.path("shape"), path + ".shape"),
                value(object.path("color"), path + ".color", Vocabulary.COLOUR),
                value(object.path("size"), path + ".size", "size"),
                value(object.path("material"), path + ".material", "material"),
                at(pixel, 0),
                at(pixel, 1),
                at(pixel, 2));
    }

    private String shape(JsonNode node, String path) {
        Noun noun = node.isTextual() ? vocabulary.noun(node.textValue()) : null;
        if (noun == null || noun.labels().size() != 1) {
            throw wrong(path, node, "one of " + String.join(", ", vocabulary.labels()));
        }
        return noun.labels().iterator().next();
    }

    private String value(JsonNode node, String path, String attribute) {
        Value value = node.isTextual() ? vocabulary.value(node.textValue()) : null;
        if (value == null || !value.attribute().equals(attribute)) {
            throw wrong(
                    path,
                    node,
                    "one of " + String.join(", ", vocabulary.attributes().getOrDefault(attribute, List.of())));
        }
        return value.value();
    }

    private static double at(double @Nullable [] coordinates, int i) {
        return coordinates != null && i < coordinates.length ? coordinates[i] : Double.NaN;
    }

    /** Two or three numbers; null where there are none. */
    double @Nullable [] coordinates(JsonNode node, String path) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        double[] coordinates = new double[node.size()];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = node.path(i).isNumber() ? node.path(i).doubleValue() : Double.NaN;
            if (!Double.isFinite(coordinates[i])) {
                throw wrong(path, node, "a list of numbers");
            }
        }
        if (coordinates.length < 2 || coordinates.length > 3) {
            throw wrong(path, node, "a list of two or three numbers");
        }
        return coordinates;
    }

    IllegalArgumentException wrong(String path, JsonNode is, String mustBe) {
        String found = is.isMissingNode() ? "is missing" : "is " + clip(is.toString());
        return new IllegalArgumentException(name + ": " + path + " " + found + ", but must be " + mustBe);
    }

    private static String clip(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }
}
