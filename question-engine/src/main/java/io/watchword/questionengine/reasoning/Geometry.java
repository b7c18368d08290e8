package io.watchword.questionengine.reasoning;

import io.watchword.protocol.Box;
import io.watchword.questionengine.program.Order;
import io.watchword.questionengine.program.Place;
import io.watchword.questionengine.program.Relation;

/**
 * How well boxes fit a place or a relation, as a degree in [0, 1] that changes smoothly: the logistic of an offset
 * measured against the sizes involved. Mirroring the picture swaps left and right exactly.
 */
final class Geometry {
    /** Softness of a place's border, as a share of the picture. */
    private static final double BORDER = 0.06;

    /** Centres this share of the boxes' mean size apart are clearly beside each other. */
    private static final double STEP = 0.125;

    /** Things up to one mean size apart are near. */
    private static final double NEAR_SOFTNESS = 0.25;

    private Geometry() {}

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** How well the box is in the place of a picture of this size, by its centre. */
    static double at(Place place, Box box, int width, int height) {
        double x = box.centreX() / width;
        double y = box.centreY() / height;
        return switch (place) {
            case LEFT -> low(x);
            case RIGHT -> low(1 - x);
            case TOP -> low(y);
            case BOTTOM -> low(1 - y);
            case TOP_LEFT -> low(x) * low(y);
            case TOP_RIGHT -> low(1 - x) * low(y);
            case BOTTOM_LEFT -> low(x) * low(1 - y);
            case BOTTOM_RIGHT -> low(1 - x) * low(1 - y);
            case MIDDLE -> central(x) * central(y);
            case FRONT, BACK -> Double.NaN;
        };
    }

    private static double low(double share) {
        return logistic((0.5 - share) / BORDER);
    }

    /** Within the middle half. */
    private static double central(double share) {
        return logistic((0.25 - Math.abs(share - 0.5)) / (BORDER / 2));
    }

    /** How well {@code a} stands in the relation to {@code b}. */
    static double stands(Box a, Relation relation, Box b) {
        return switch (relation) {
            case LEFT_OF -> logistic(across(a, b));
            case RIGHT_OF -> logistic(-across(a, b));
            case ABOVE -> logistic(down(a, b));
            case BELOW -> logistic(-down(a, b));
            case NEAR -> logistic((1 - gap(a, b) / size(a, b)) / NEAR_SOFTNESS);
            case ON -> on(a, b);
            case IN -> share(a, b);
            case IN_FRONT_OF -> logistic(depth(a, b)) * overlapAcross(a, b);
            case BEHIND -> logistic(-depth(a, b)) * overlapAcross(a, b);
            case HELD_BY,
                    RIDDEN_BY,
                    CARRIED_BY,
                    WORN_BY,
                    TOUCHING,
                    AROUND,
                    UNDER,
                    HOLDING,
                    RIDING,
                    CARRYING,
                    WEARING,
                    WITH,
                    OF,
                    FACING,
                    BIGGER_THAN,
                    SMALLER_THAN -> Double.NaN;
        };
    }

    private static double across(Box a, Box b) {
        return (b.centreX() - a.centreX()) / (STEP * (a.width() + b.width()) / 2 + 1);
    }

    private static double down(Box a, Box b) {
        return (b.centreY() - a.centreY()) / (STEP * (a.height() + b.height()) / 2 + 1);
    }

    /** On the ground what is nearer reaches lower in the picture. */
    private static double depth(Box a, Box b) {
        return (a.bottom() - b.bottom()) / (STEP * (a.height() + b.height()) / 2 + 1);
    }

    /** Pixels between the nearest edges. */
    private static double gap(Box a, Box b) {
        double x = Math.max(0, Math.max(a.x() - b.right(), b.x() - a.right()));
        double y = Math.max(0, Math.max(a.y() - b.bottom(), b.y() - a.bottom()));
        return Math.hypot(x, y);
    }

    private static double size(Box a, Box b) {
        return (Math.sqrt(a.area()) + Math.sqrt(b.area())) / 2 + 1;
    }

    /** The share of {@code a} inside {@code b}. */
    private static double share(Box a, Box b) {
        return a.area() > 0 ? Math.min(1, a.intersection(b) / a.area()) : 0;
    }

    /** How well {@code a} is over {@code b} from left to right and has its foot inside it. */
    private static double on(Box a, Box b) {
        double foot = (a.bottom() - b.y()) / (STEP * b.height() + 1);
        double past = (b.bottom() - a.bottom()) / (STEP * b.height() + 1);
        return overlapAcross(a, b) * logistic(foot + 2) * logistic(past + 2);
    }

    /** The share of the narrower one's width that is over or under the other. */
    private static double overlapAcross(Box a, Box b) {
        double shared = Math.min(a.right(), b.right()) - Math.max(a.x(), b.x());
        double narrower = Math.min(a.width(), b.width());
        return narrower > 0 ? Math.max(0, Math.min(1, shared / narrower)) : 0;
    }

    /** What puts boxes into the order: smaller comes first. */
    static double key(Order order, Box box) {
        return switch (order) {
            case FROM_LEFT -> box.centreX();
            case FROM_RIGHT -> -box.centreX();
            case FROM_TOP -> box.centreY();
            case FROM_BOTTOM -> -box.centreY();
            case BIGGEST -> -box.area();
            case SMALLEST -> box.area();
            case NEAREST -> -box.bottom();
            case FARTHEST -> box.bottom();
            case MIDDLEMOST -> box.centreX();
        };
    }

    /** The part of the picture the box is in, by thirds, in words. */
    static String where(Box box, int width, int height) {
        int column = third(box.centreX() / width);
        int row = third(box.centreY() / height);
        if (column == 1 && row == 1) {
            return "middle";
        }
        String down = row == 0 ? "top" : row == 2 ? "bottom" : "";
        String over = column == 0 ? "left" : column == 2 ? "right" : "";
        return (down + " " + over).strip();
    }

    private static int third(double share) {
        return share < 1 / 3.0 ? 0 : share <= 2 / 3.0 ? 1 : 2;
    }
}
