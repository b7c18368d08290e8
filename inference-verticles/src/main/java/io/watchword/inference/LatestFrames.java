package io.watchword.inference;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Frames that wait: at most one for each camera, always its latest, and cameras take turns. Not thread-safe. */
final class LatestFrames {
    private final Map<String, ArrivedFrame> latest = new HashMap<>();
    private final Deque<String> turns = new ArrayDeque<>();

    /** Lets a frame wait; returns the one that it takes the place of, if any. The camera keeps its turn. */
    Optional<ArrivedFrame> put(ArrivedFrame frame) {
        ArrivedFrame displaced = latest.put(frame.camera(), frame);
        if (displaced == null) {
            turns.addLast(frame.camera());
        }
        return Optional.ofNullable(displaced);
    }

    /** The frame whose camera has waited longest for its turn. */
    Optional<ArrivedFrame> take() {
        String camera = turns.pollFirst();
        return camera == null ? Optional.empty() : Optional.ofNullable(latest.remove(camera));
    }

    /** Every frame that waits, which then no longer does. */
    List<ArrivedFrame> clear() {
        return remove(frame -> true);
    }

    /** The frames that wait and are like that, which then no longer do. */
    List<ArrivedFrame> remove(Predicate<ArrivedFrame> like) {
        List<ArrivedFrame> removed = latest.values().stream().filter(like).toList();
        removed.forEach(frame -> {
            latest.remove(frame.camera());
            turns.remove(frame.camera());
        });
        return removed;
    }

    /** How many wait. */
    int size() {
        return turns.size();
    }

    boolean isEmpty() {
        return turns.isEmpty();
    }
}
