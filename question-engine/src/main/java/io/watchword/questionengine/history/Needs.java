package io.watchword.questionengine.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.protocol.Json;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Things;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What has to be known to answer a program, or a part of one.
 *
 * @param stretches whether it has parts about a stretch of time
 * @param events whether it asks what things did
 * @param lasting whether it asks how long something has been so, or for a motion that takes time to tell
 * @param moments whether it asks how things stood to each other, or where in the picture they were
 * @param seconds how far back it reaches; a week where it asks about all that is known
 */
record Needs(boolean stretches, boolean events, boolean lasting, boolean moments, double seconds) {
    private static final int MOST_KNOWN = 20_000;
    private static final Map<Object, Needs> KNOWN = new ConcurrentHashMap<>();
    private static final double MINUTE = 60;
    private static final double DAY = 24 * 60 * MINUTE;
    private static final double WEEK = 7 * DAY;

    private static final Set<String> STRETCHES = Set.of("during", "how-long", "when-last");
    private static final Set<String> SLOW = Set.of("parked", "arriving", "leaving");
    private static final Set<String> REMEMBERED = Set.of("moving", "stopped", "parked", "arriving", "leaving");
    private static final Set<String> MOMENTARY =
            Set.of("relation", "between", "same", "place", "size", "does", "undergoes");

    /** Whether it can't be answered from one scene. */
    boolean history() {
        return stretches || events || lasting;
    }

    static Needs of(Program program) {
        return known(program);
    }

    static Needs of(Things things) {
        return known(things);
    }

    /** Standing questions ask with every scene what does not change. */
    private static Needs known(Object part) {
        Needs known = KNOWN.get(part);
        if (known == null) {
            known = of(Json.tree(part));
            if (KNOWN.size() < MOST_KNOWN) {
                KNOWN.put(part, known);
            }
        }
        return known;
    }

    private static Needs of(JsonNode tree) {
        List<String> parts = tree.findValuesAsText("op");
        List<String> properties = tree.findValuesAsText("is");
        List<String> motions = tree.findValuesAsText("motion");
        return new Needs(
                parts.stream().anyMatch(STRETCHES::contains),
                properties.contains("event"),
                properties.contains("lasts") || motions.stream().anyMatch(SLOW::contains),
                parts.contains("ranked")
                        || !Collections.disjoint(properties, MOMENTARY)
                        || !REMEMBERED.containsAll(motions),
                seconds(tree, parts, properties));
    }

    private static double seconds(JsonNode tree, List<String> parts, List<String> properties) {
        List<String> windows = tree.findValuesAsText("window");
        boolean undated = windows.isEmpty() && properties.contains("event");
        if (undated || parts.contains("how-long") || parts.contains("when-last")) {
            return WEEK;
        }
        boolean byClock = windows.contains("since") || windows.contains("today");
        double longest = tree.findValues("seconds").stream()
                .mapToDouble(JsonNode::asDouble)
                .max()
                .orElse(0);
        return Math.max(byClock ? DAY : 0, longest) + MINUTE;
    }
}
