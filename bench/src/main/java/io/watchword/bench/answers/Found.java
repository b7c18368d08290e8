package io.watchword.bench.answers;

import io.watchword.protocol.Box;
import org.jspecify.annotations.Nullable;

/**
 * What became of a referring expression.
 *
 * @param understood whether it is about what can be seen
 * @param box pixels of the picture; null where nothing was found
 */
public record Found(boolean understood, @Nullable Box box) {
    /** An overlap (IoU) from which on a box counts as the right one. */
    public static final double ENOUGH = 0.5;

    /** What is not about anything that can be seen. */
    public static final Found NOT_UNDERSTOOD = new Found(false, null);

    /** Intersection over union with the true box, in [0, 1]; 0 where nothing was found. */
    public double iou(Box truth) {
        return box == null ? 0 : box.iou(truth);
    }
}
