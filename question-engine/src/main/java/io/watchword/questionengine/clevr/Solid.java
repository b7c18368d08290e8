package io.watchword.questionengine.clevr;

import io.watchword.protocol.Box;
import org.jspecify.annotations.Nullable;

/**
 * One object of a scene. Its values are spelled as the vocabulary's answers are.
 *
 * @param x pixels from the left of the picture; NaN where not given
 * @param y pixels from the top; NaN where not given
 * @param depth distance from the camera in units of the scene; NaN where not given
 */
record Solid(String shape, String colour, String size, String material, double x, double y, double depth) {
    private static final double LARGE_RADIUS = 0.7;
    private static final double SMALL_RADIUS = 0.35;
    private static final double USUAL_DEPTH = 11;

    /** CLEVR's camera: 35 mm on a sensor of 32 mm, 480 pixels wide. */
    private static final double FOCAL_PIXELS = 480 * 35.0 / 32;

    /** The value of an attribute; null if it is none of a solid's. */
    @Nullable
    String value(String attribute) {
        return switch (attribute) {
            case "category" -> shape;
            case "colour" -> colour;
            case "size" -> size;
            case "material" -> material;
            default -> null;
        };
    }

    double radius() {
        return size.equals("large") ? LARGE_RADIUS : SMALL_RADIUS;
    }

    /** A box about as large as it looks, around where it is; empty where that is not given. */
    Box box() {
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return new Box(0, 0, 0, 0);
        }
        double side = 2 * radius() * FOCAL_PIXELS / (depth > 0 ? depth : USUAL_DEPTH);
        return new Box(x - side / 2, y - side / 2, side, side);
    }
}
