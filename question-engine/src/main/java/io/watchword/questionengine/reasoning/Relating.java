package io.watchword.questionengine.reasoning;

import static io.watchword.questionengine.reasoning.Geometry.logistic;

import io.watchword.protocol.Box;
import io.watchword.questionengine.program.Relation;

/**
 * How well one box stands in a relation to another, as a degree in [0, 1] that changes smoothly: offsets are measured
 * against the sizes of the two. Mirroring the picture swaps left of and right of, and changes nothing else.
 */
final class Relating {
    /** Centres this share of the boxes' mean size apart are clearly beside each other. */
    private static final double STEP = 0.125;

    /** Where a person's hands are, as shares of the height: between shoulder and knee. */
    private static final double SHOULDER = 0.15;

    private static final double KNEE = 0.75;

    /** One and a half times the area is bigger to a degree of three quarters. */
    private static final double RATIO = 0.37;

    private Relating() {}

    /** How well {@code a} stands in the relation to {@code b}; not a number where boxes don't tell. */
    static double stands(Box a, Relation relation, Box b) {
        return switch (relation) {
            case LEFT_OF -> logistic(across(a, b));
            case RIGHT_OF -> logistic(-across(a, b));
            case ABOVE -> logistic(down(a, b));
            case BELOW -> logistic(-down(a, b));
            case IN_FRONT_OF -> logistic(depth(a, b)) * overlapAcross(a, b);
            case BEHIND -> logistic(-depth(a, b)) * overlapAcross(a, b);
            case ON -> on(a, b);
            case UNDER -> logistic(-down(a, b)) * overlapAcross(a, b) * within(1, 0.25, a, b);
            case IN -> share(a, b);
            case BIGGER_THAN -> bigger(a, b);
            case SMALLER_THAN -> bigger(b, a);
            case FACING -> Double.NaN;
            default -> contact(a, relation, b);
        };
    }

    private static double contact(Box a, Relation relation, Box b) {
        return switch (relation) {
            case NEAR -> within(1, 0.25, a, b);
            case TOUCHING -> touching(a, b);
            case AROUND -> Math.max(within(1, 0.25, a, b), share(b, a));
            case WITH -> Math.max(within(0.5, 0.15, a, b), share(b, a));
            case OF -> Math.max(touching(a, b), share(a, b));
            case HOLDING, CARRYING -> holding(a, b);
            case HELD_BY, CARRIED_BY -> holding(b, a);
            case RIDING -> riding(a, b);
            case RIDDEN_BY -> riding(b, a);
            case WEARING -> wearing(a, b);
            case WORN_BY -> wearing(b, a);
            default -> Double.NaN;
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

    /** Up to so many mean sizes apart. */
    private static double within(double sizes, double softness, Box a, Box b) {
        return logistic((sizes - gap(a, b) / size(a, b)) / softness);
    }

    private static double touching(Box a, Box b) {
        return within(0.1, 0.03, a, b);
    }

    /** Pixels between the nearest edges. */
    private static double gap(Box a, Box b) {
        double x = Math.max(0, Math.max(a.x() - b.right(), b.x() - a.right()));
        double y = Math.max(0, Math.max(a.y() - b.bottom(), b.y() - a.bottom()));
        return Math.sqrt(x * x + y * y);
    }

    private static double size(Box a, Box b) {
        return (Math.sqrt(a.area()) + Math.sqrt(b.area())) / 2 + 1;
    }

    /** The share of {@code a} inside {@code b}. */
    private static double share(Box a, Box b) {
        return a.area() > 0 ? Math.min(1, a.intersection(b) / a.area()) : 0;
    }

    /** By the areas' ratio: the logistic of its logarithm is a power. */
    private static double bigger(Box a, Box b) {
        return logistic(Math.log((a.area() + 1) / (b.area() + 1)) / RATIO);
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

    /** In contact, the smaller of the two, and within reach of the hands. */
    private static double holding(Box holder, Box held) {
        double shoulder = holder.y() + SHOULDER * holder.height();
        double knee = holder.y() + KNEE * holder.height();
        double out = Math.max(shoulder - held.bottom(), held.y() - knee) / (holder.height() + 1);
        return touching(holder, held) * bigger(holder, held) * logistic((0.03 - out) / 0.03);
    }

    /** In contact, with the foot no lower and the centre higher. */
    private static double riding(Box rider, Box ridden) {
        double past = (ridden.bottom() - rider.bottom()) / (STEP * (rider.height() + ridden.height()) / 2 + 1);
        return touching(rider, ridden)
                * overlapAcross(rider, ridden)
                * logistic(past + 1)
                * logistic(down(rider, ridden));
    }

    private static double wearing(Box wearer, Box worn) {
        return share(worn, wearer) * bigger(wearer, worn);
    }

    /**
     * How well the centre of {@code a} is between those of {@code b} and {@code c}: its foot on the line through them
     * is between them, and it is no farther from the line than half their distance.
     */
    static double between(Box a, Box b, Box c) {
        double dx = c.centreX() - b.centreX();
        double dy = c.centreY() - b.centreY();
        double distance = dx * dx + dy * dy;
        if (distance <= 0) {
            return 0;
        }
        double ax = a.centreX() - (b.centreX() + c.centreX()) / 2;
        double ay = a.centreY() - (b.centreY() + c.centreY()) / 2;
        double along = Math.abs(ax * dx + ay * dy) / distance;
        double aside = Math.abs(ax * dy - ay * dx) / distance;
        return logistic((0.5 - along) / 0.08) * logistic((0.5 - aside) / 0.12);
    }
}
