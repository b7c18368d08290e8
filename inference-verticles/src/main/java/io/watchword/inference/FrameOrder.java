package io.watchword.inference;

import io.watchword.protocol.FrameInfo;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells frames, or scenes on them, that come from who had a camera before and stood still while another took his place
 * from those of the present one: they have smaller numbers. When the larger numbers end, the smaller ones are believed
 * again: the former reader's clock may have been ahead. Not thread-safe.
 */
final class FrameOrder {
    private static final Duration LASTING = Duration.ofSeconds(2);

    private record Last(long seq, long atNanos) {}

    private final Map<String, Last> latest = new HashMap<>();

    /** Whether later frames of this camera have come just now. */
    boolean isOvertaken(String camera, FrameInfo frame, long nowNanos) {
        Last last = latest.get(camera);
        if (last != null && frame.seq() < last.seq() && nowNanos - last.atNanos() < LASTING.toNanos()) {
            return true;
        }
        latest.put(camera, new Last(frame.seq(), nowNanos));
        return false;
    }

    /** A camera is gone. */
    void forget(String camera) {
        latest.remove(camera);
    }
}
