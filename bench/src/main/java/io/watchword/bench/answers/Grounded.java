package io.watchword.bench.answers;

import io.watchword.bench.data.Expression;

/**
 * A referring expression and how well the box found agrees with the true one.
 *
 * @param understood whether it is about what can be seen
 * @param iou intersection over union in [0, 1]; 0 where nothing was found
 */
record Grounded(Expression expression, boolean understood, double iou) {
    static Grounded of(Expression expression, Found found) {
        return new Grounded(expression, found.understood(), found.iou(expression.box()));
    }

    boolean isRight() {
        return iou >= Found.ENOUGH;
    }
}
