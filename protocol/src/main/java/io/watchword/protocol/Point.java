package io.watchword.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A point as fractions of the frame's width and height, each in [0, 1]. In JSON the array {@code [x, y]}.
 *
 * @param x from the left
 * @param y from the top
 */
public record Point(double x, double y) {
    public Point {
        Checks.inRange("point", x, 0, 1);
        Checks.inRange("point", y, 0, 1);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Point of(double[] values) {
        if (values.length != 2) {
            throw new InvalidFieldException("point", "must be [x, y]");
        }
        return new Point(values[0], values[1]);
    }

    @JsonValue
    double[] values() {
        return new double[] {x, y};
    }
}
