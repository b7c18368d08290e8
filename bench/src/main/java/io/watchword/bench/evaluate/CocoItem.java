package io.watchword.bench.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.protocol.Box;
import io.watchword.standalone.UserException;
import java.nio.file.Path;

/**
 * An item of one of COCO's files.
 *
 * @param file for messages
 * @param kind of what the file's items are, for messages
 */
record CocoItem(Path file, String kind, JsonNode json) {
    /** A number that it must have. */
    long number(String field) {
        if (!json.path(field).isIntegralNumber()) {
            throw wrong("needs the number " + field);
        }
        return json.path(field).longValue();
    }

    /** A text that it must have. */
    String text(String field) {
        if (!json.path(field).isTextual()) {
            throw wrong("needs the text " + field);
        }
        return json.path(field).textValue();
    }

    /** A text; empty where it has none. */
    String textOrNone(String field) {
        return json.path(field).asText("");
    }

    /** Its bbox, in pixels. */
    Box box() {
        JsonNode box = json.path("bbox");
        if (box.size() != 4) {
            throw wrong("needs bbox: [x, y, width, height]");
        }
        try {
            return new Box(
                    box.path(0).asDouble(),
                    box.path(1).asDouble(),
                    box.path(2).asDouble(),
                    box.path(3).asDouble());
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage() + ": " + box);
        }
    }

    boolean isCrowd() {
        return json.path("iscrowd").asInt() != 0;
    }

    UserException wrong(String what) {
        return new UserException(file + ": one of its " + kind + " " + what + ": " + shown());
    }

    private String shown() {
        String text = json.toString();
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
