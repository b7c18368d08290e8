package io.watchword.inference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives frames that are worked on side by side back in the order in which they were taken, camera by camera. Holds no
 * more than is in hand. Not thread-safe.
 */
final class CameraOrder {
    private final Map<String, Deque<InHand>> taken = new HashMap<>();
    private final Set<InHand> done = new HashSet<>();

    void taken(InHand frame) {
        taken.computeIfAbsent(frame.camera(), camera -> new ArrayDeque<>()).addLast(frame);
    }

    /** A frame is done; returns those whose turn it is with that, in order. */
    List<InHand> done(InHand frame) {
        done.add(frame);
        List<InHand> next = new ArrayList<>();
        Deque<InHand> line = taken.getOrDefault(frame.camera(), new ArrayDeque<>());
        while (!line.isEmpty() && done.remove(line.peekFirst())) {
            next.add(line.removeFirst());
        }
        if (line.isEmpty()) {
            taken.remove(frame.camera());
        }
        return next;
    }
}
