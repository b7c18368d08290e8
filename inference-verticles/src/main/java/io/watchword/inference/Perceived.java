package io.watchword.inference;

import io.watchword.protocol.Detection;
import io.watchword.protocol.Scene;
import java.util.List;

/**
 * What perception made of a frame.
 *
 * @param scene what is there
 * @param detections what the detector saw on this frame alone, duplicates removed, the strongest first
 */
public record Perceived(Scene scene, List<Detection> detections) {
    public Perceived {
        detections = List.copyOf(detections);
    }
}
