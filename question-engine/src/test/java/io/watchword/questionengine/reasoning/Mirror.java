package io.watchword.questionengine.reasoning;

import io.watchword.protocol.Json;
import io.watchword.questionengine.program.Motion;
import io.watchword.questionengine.program.Order;
import io.watchword.questionengine.program.Place;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Relation;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Programs and answers with left and right swapped. */
final class Mirror {
    private static final Pattern STRING = Pattern.compile("(?<=\"(place|order|relation|motion)\":)\"[^\"]*\"");
    private static final Map<String, String> SWAPPED = new LinkedHashMap<>();

    static {
        swap(Place.LEFT.words(), Place.RIGHT.words());
        swap(Place.FAR_LEFT.words(), Place.FAR_RIGHT.words());
        swap(Place.TOP_LEFT.words(), Place.TOP_RIGHT.words());
        swap(Place.BOTTOM_LEFT.words(), Place.BOTTOM_RIGHT.words());
        swap(Relation.LEFT_OF.words(), Relation.RIGHT_OF.words());
        swap(Order.FROM_LEFT.words(), Order.FROM_RIGHT.words());
        swap(Motion.MOVING_LEFT.words(), Motion.MOVING_RIGHT.words());
    }

    private Mirror() {}

    private static void swap(String a, String b) {
        SWAPPED.put("\"" + a + "\"", "\"" + b + "\"");
        SWAPPED.put("\"" + b + "\"", "\"" + a + "\"");
    }

    /** The same question asked before a mirror. */
    static Program of(Program program) {
        String text = STRING.matcher(Json.text(program.toJson()))
                .replaceAll(word -> SWAPPED.getOrDefault(word.group(), word.group()));
        return Json.read(text.getBytes(StandardCharsets.UTF_8), Program.class);
    }

    /** An answer's words as they are before a mirror. */
    static String words(String text) {
        return text.replace("left", "\0").replace("right", "left").replace("\0", "right");
    }
}
