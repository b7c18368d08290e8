package io.watchword.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Pixels a second, to the right and downwards. In JSON the array {@code [x, y]}, rounded to a tenth. */
public record Velocity(double x, double y) {
    /** Standing still. */
    public static final Velocity ZERO = new Velocity(0, 0);

    public Velocity {
        Checks.finite("velocity", x);
        Checks.finite("velocity", y);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Velocity of(double[] values) {
        if (values.length != 2) {
            throw new InvalidFieldException("velocity", "must be [x, y]");
        }
        return new Velocity(values[0], values[1]);
    }

    @JsonValue
    double[] values() {
        return new double[] {Math.round(x * 10) / 10.0, Math.round(y * 10) / 10.0};
    }
}
