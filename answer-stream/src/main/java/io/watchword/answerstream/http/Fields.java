package io.watchword.answerstream.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Texts;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The fields a body may have, and what each may hold; null is left to whoever reads the body. Immutable. */
public final class Fields {
    private record Rule(Predicate<JsonNode> holds, String wanted) {}

    private static final Rule TEXT = new Rule(JsonNode::isTextual, "must be text");
    private static final Rule NUMBER = new Rule(JsonNode::isNumber, "must be a number");
    private static final Rule BOOLEAN = new Rule(JsonNode::isBoolean, "must be true or false");
    private static final Rule TEXTS = new Rule(
            node -> node.isArray() && node.size() <= 1_000 && all(node, JsonNode::isTextual),
            "must be a list of at most 1000 texts");
    private static final Rule ZONES = new Rule(
            node -> node.isArray() && all(node, Fields::isZone),
            "must be a list of zones like {\"name\": \"gate\", \"polygon\": [[0.1, 0.2], [0.9, 0.2], [0.5, 0.8]]}, in fractions of the picture");

    private static final Rule LINES = new Rule(
            node -> node.isArray() && all(node, Fields::isLine),
            "must be a list of lines like {\"name\": \"fence\", \"points\": [[0.1, 0.2], [0.9, 0.2]]}, in fractions of the picture");

    private static final Rule OBJECT = new Rule(JsonNode::isObject, "must be an object");
    private static final Rule BOX = new Rule(
            node -> node.isArray() && node.size() == 4 && all(node, JsonNode::isNumber),
            "must be a box like [402, 178, 29, 83]: x, y, width and height in pixels of the frame");

    private static final Rule REGIONS = new Rule(
            node -> node.isArray() && all(node, Fields::isRegion),
            "must be a list of regions like {\"camera\": \"gate\", \"box\": [402, 178, 29, 83]}, in pixels of the frame");

    private final Map<String, Rule> rules;

    private Fields(Map<String, Rule> rules) {
        this.rules = rules;
    }

    /** No fields. */
    public static Fields none() {
        return new Fields(Map.of());
    }

    /** And these, each a text. */
    public Fields texts(String... names) {
        return and(TEXT, names);
    }

    /** And these, each a number. */
    public Fields numbers(String... names) {
        return and(NUMBER, names);
    }

    /** And these, each true or false. */
    public Fields booleans(String... names) {
        return and(BOOLEAN, names);
    }

    /** And these, each a list of texts. */
    public Fields textLists(String... names) {
        return and(TEXTS, names);
    }

    /** And this one, a list of zones. */
    public Fields zones(String name) {
        return and(ZONES, name);
    }

    /** And this one, a list of lines. */
    public Fields lines(String name) {
        return and(LINES, name);
    }

    /** And these, each an object, whose own fields are left to whoever reads it. */
    public Fields objects(String... names) {
        return and(OBJECT, names);
    }

    /** And this one, a box. */
    public Fields box(String name) {
        return and(BOX, name);
    }

    /** And this one, a list of regions of cameras' pictures. */
    public Fields regions(String name) {
        return and(REGIONS, name);
    }

    private Fields and(Rule rule, String... names) {
        Map<String, Rule> all = new TreeMap<>(rules);
        for (String name : names) {
            all.put(name, rule);
        }
        return new Fields(all);
    }

    void check(ObjectNode object) {
        object.properties().forEach(field -> check(field.getKey(), field.getValue()));
    }

    private void check(String name, JsonNode value) {
        Rule rule = rules.get(name);
        if (rule == null) {
            throw new InvalidFieldException(
                    Texts.clip(name, 80),
                    "is not a field of this request; it takes " + String.join(", ", rules.keySet()));
        }
        if (!value.isNull() && !rule.holds().test(value)) {
            throw new InvalidFieldException(name, rule.wanted());
        }
    }

    private static boolean isZone(JsonNode zone) {
        return isPlace(zone, "polygon");
    }

    private static boolean isRegion(JsonNode region) {
        return region.isObject()
                && region.size() == 2
                && region.path("camera").isTextual()
                && BOX.holds().test(region.path("box"));
    }

    private static boolean isLine(JsonNode line) {
        return isPlace(line, "points");
    }

    private static boolean isPlace(JsonNode place, String points) {
        return place.isObject()
                && place.size() == 2
                && place.path("name").isTextual()
                && place.path(points).isArray()
                && all(place.path(points), Fields::isPoint);
    }

    private static boolean isPoint(JsonNode point) {
        return point.isArray() && point.size() == 2 && all(point, Fields::isFraction);
    }

    private static boolean isFraction(JsonNode number) {
        return number.isNumber() && number.doubleValue() >= 0 && number.doubleValue() <= 1;
    }

    private static boolean all(JsonNode array, Predicate<JsonNode> rule) {
        for (JsonNode each : array) {
            if (!rule.test(each)) {
                return false;
            }
        }
        return true;
    }
}
