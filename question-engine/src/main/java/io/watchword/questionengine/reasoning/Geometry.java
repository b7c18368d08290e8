package io.watchword.questionengine.reasoning;

import io.watchword.protocol.Box;
import io.watchword.questionengine.program.Order;
import io.watchword.questionengine.program.Place;

/**
 * How well boxes fit a part of the picture, and what puts them in order. Degrees change smoothly: the logistic of an
 * offset. Mirroring the picture swaps left and right exactly.
 */
final class Geometry {
    private static final String[] WHERE = {
        "top left", "top", "top right", "left", "middle", "right", "bottom left", "bottom", "bottom right"
    };

    /** Softness of a place's border, as a share of the picture. */
    private static final double BORDER = 0.06;

    /** What reaches this low is in front, if it has no size; size counts half. */
    private static final double FRONT = 0.9;

    /** Of two that reach as low the bigger one is nearer: pixels of its size that make up for one of its foot. */
    private static final double SIZE_FOR_FOOT = 1000;

    private Geometry() {}

    static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** How well the box is in the place of a picture of this size, by its centre; for depth, by its foot and size. */
    static double at(Place place, Box box, int width, int height) {
        double x = box.centreX() / width;
        double y = box.centreY() / height;
        return switch (place) {
            case LEFT -> low(x);
            case RIGHT -> low(1 - x);
            case TOP -> low(y);
            case BOTTOM -> low(1 - y);
            case FAR_LEFT -> outer(x);
            case FAR_RIGHT -> outer(1 - x);
            case VERY_TOP -> outer(y);
            case VERY_BOTTOM -> outer(1 - y);
            case TOP_LEFT -> low(x) * low(y);
            case TOP_RIGHT -> low(1 - x) * low(y);
            case BOTTOM_LEFT -> low(x) * low(1 - y);
            case BOTTOM_RIGHT -> low(1 - x) * low(1 - y);
            case MIDDLE -> central(x) * central(y);
            case FRONT -> front(box, width, height);
            case BACK -> 1 - front(box, width, height);
        };
    }

    private static double low(double share) {
        return logistic((0.5 - share) / BORDER);
    }

    /** Within the outer quarter. */
    private static double outer(double share) {
        return logistic((0.25 - share) / BORDER);
    }

    /** Within the middle half. */
    private static double central(double share) {
        return logistic((0.25 - Math.abs(share - 0.5)) / (BORDER / 2));
    }

    private static double front(Box box, int width, int height) {
        double size = Math.sqrt(box.area() / ((double) width * height));
        return logistic((box.bottom() / height + size / 2 - FRONT) / (2 * BORDER));
    }

    /** What puts boxes into the order: smaller comes first. */
    static double key(Order order, Box box, int width, int height) {
        return switch (order) {
            case FROM_LEFT -> box.centreX();
            case FROM_RIGHT -> -box.centreX();
            case FROM_TOP -> box.centreY();
            case FROM_BOTTOM -> -box.centreY();
            case BIGGEST -> -box.area();
            case SMALLEST -> box.area();
            case NEAREST -> -nearness(box);
            case FARTHEST -> nearness(box);
            case MIDDLEMOST -> Math.hypot(box.centreX() / width - 0.5, (box.centreY() / height - 0.5) / 2);
        };
    }

    private static double nearness(Box box) {
        return box.bottom() + Math.sqrt(box.area()) / SIZE_FOR_FOOT;
    }

    /** The part of the picture the box is in, by thirds, in words. */
    static String where(Box box, int width, int height) {
        int column = third(box.centreX() / width);
        int row = third(box.centreY() / height);
        return WHERE[3 * row + column];
    }

    private static int third(double share) {
        return share < 1 / 3.0 ? 0 : share <= 2 / 3.0 ? 1 : 2;
    }
}
