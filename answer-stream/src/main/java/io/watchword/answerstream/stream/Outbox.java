package io.watchword.answerstream.stream;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;

/** What waits for a client: events in order and within bounds, and of each camera the latest scene only. */
final class Outbox {
    private static final int CHUNK = 64 << 10;

    private final StreamLimits limits;
    private final Queue<Buffer> events = new ArrayDeque<>();
    private final Map<String, Buffer> scenes = new LinkedHashMap<>();
    private int bytes;

    Outbox(StreamLimits limits) {
        this.limits = limits;
    }

    /** Takes an event, unless there is no room for it. */
    boolean offer(Buffer event) {
        if (events.size() >= limits.events() || bytes + event.length() > limits.bytes()) {
            return false;
        }
        bytes += event.length();
        return events.add(event);
    }

    /** Takes a scene; true if it replaces one that was never sent. */
    boolean replaceScene(String camera, Buffer scene) {
        return scenes.put(camera, scene) != null;
    }

    boolean hasEvents() {
        return !events.isEmpty();
    }

    boolean isEmpty() {
        return events.isEmpty() && scenes.isEmpty();
    }

    /** Some of what waits, events first, to be written at once. */
    Buffer take() {
        if (events.size() == 1 && scenes.isEmpty()) {
            return single();
        }
        Buffer chunk = Buffer.buffer();
        while (!events.isEmpty() && chunk.length() < CHUNK) {
            Buffer event = events.remove();
            bytes -= event.length();
            chunk.appendBuffer(event);
        }
        for (Iterator<Buffer> each = scenes.values().iterator(); each.hasNext() && chunk.length() < CHUNK; ) {
            chunk.appendBuffer(each.next());
            each.remove();
        }
        return chunk;
    }

    /** As it is: the bytes that all clients share aren't copied for each. */
    private Buffer single() {
        Buffer event = events.remove();
        bytes -= event.length();
        return event;
    }

    void clear() {
        events.clear();
        scenes.clear();
        bytes = 0;
    }
}
