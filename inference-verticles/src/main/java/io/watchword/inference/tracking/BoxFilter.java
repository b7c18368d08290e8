package io.watchword.inference.tracking;

import io.watchword.protocol.Box;
import io.watchword.protocol.Velocity;

/** Where a box is and how it moves: centre and size, filtered; noise is in proportion to the box's height. */
final class BoxFilter {
    private static final double PLACE_NOISE = 0.06;
    private static final double SIZE_NOISE = 0.12;
    private static final double FIRST_SPEED = 0.7;
    private static final double FIRST_GROWTH = 0.1;
    private static final double PLACE_ACCELERATION = 0.6;
    private static final double SIZE_ACCELERATION = 0.05;
    private static final double GROWTH_LASTS = 0.25;
    private static final double COASTING_LASTS = 0.6;
    private static final double LONGEST_EXTRAPOLATION = 1.0;

    private final KalmanAxis x;
    private final KalmanAxis y;
    private final KalmanAxis width;
    private final KalmanAxis height;

    BoxFilter(Box box) {
        double unit = unit(box.height());
        this.x = new KalmanAxis(box.centreX(), PLACE_NOISE * unit, FIRST_SPEED * unit);
        this.y = new KalmanAxis(box.centreY(), PLACE_NOISE * unit, FIRST_SPEED * unit);
        this.width = new KalmanAxis(box.width(), SIZE_NOISE * unit, FIRST_GROWTH * unit);
        this.height = new KalmanAxis(box.height(), SIZE_NOISE * unit, FIRST_GROWTH * unit);
    }

    private static double unit(double height) {
        return Math.max(4, height);
    }

    /** Time passes; over long gaps it is taken to stop, as nothing is known of where it went. */
    void predict(double seconds) {
        double moving = Math.min(seconds, LONGEST_EXTRAPOLATION);
        double unit = unit(height.position());
        double place = PLACE_ACCELERATION * unit * unit;
        double size = SIZE_ACCELERATION * unit * unit;
        x.predict(moving, place);
        y.predict(moving, place);
        width.predict(moving, size);
        height.predict(moving, size);
        // a box that something covers more and more must not go on shrinking behind it
        double lasting = Math.exp(-moving / GROWTH_LASTS);
        width.damp(lasting);
        height.damp(lasting);
    }

    /** It was not seen on the last frame: who is out of sight may have turned or stopped. */
    void coast(double seconds) {
        double lasting = Math.exp(-seconds / COASTING_LASTS);
        x.damp(lasting);
        y.damp(lasting);
    }

    /** It was seen here. */
    void update(Box seen) {
        double unit = unit(seen.height());
        x.update(seen.centreX(), PLACE_NOISE * unit);
        y.update(seen.centreY(), PLACE_NOISE * unit);
        width.update(seen.width(), SIZE_NOISE * unit);
        height.update(seen.height(), SIZE_NOISE * unit);
    }

    Box box() {
        double w = Math.max(1, width.position());
        double h = Math.max(1, height.position());
        return new Box(x.position() - w / 2, y.position() - h / 2, w, h);
    }

    /** Standard deviation of the centre, in pixels: the worse of across and down. */
    double deviation() {
        return Math.max(x.deviation(), y.deviation());
    }

    Velocity velocity() {
        return new Velocity(x.velocity(), y.velocity());
    }
}
