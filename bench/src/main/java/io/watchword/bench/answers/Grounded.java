package io.watchword.bench.answers;

import io.watchword.bench.data.Expression;

/**
 * A referring expression and how well the box found agrees with the true one.
 *
 * @param understood whether it is about what can be seen
 * @param iou intersection over union in [0, 1]; 0 where nothing was found
 */
record Grounded(Expression expression, boolean understood, double iou) {
    private static final double ENOUGH = 0.5;

    boolean isRight() {
        return iou >= ENOUGH;
    }
}
