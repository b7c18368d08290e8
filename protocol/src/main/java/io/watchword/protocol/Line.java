package io.watchword.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named line on a camera's picture, which things cross.
 *
 * @param name what questions call it: "the fence"
 * @param points 2 to 16, in order
 */
public record Line(String name, List<Point> points) {
    public Line(@Nullable String name, @Nullable List<Point> points) {
        this.name = Checks.text("lines.name", name, 64);
        this.points = List.copyOf(Checks.present("lines.points", points));
        if (this.points.size() < 2 || this.points.size() > 16) {
            throw new InvalidFieldException("lines.points", "must have 2 to 16 points");
        }
    }

    /** Whether the way straight from one point to another, as fractions of the frame, crosses it. */
    public boolean isCrossed(double fromX, double fromY, double toX, double toY) {
        for (int i = 1; i < points.size(); i++) {
            Point a = points.get(i - 1);
            Point b = points.get(i);
            boolean apart = side(a, b, fromX, fromY) != side(a, b, toX, toY);
            Point from = new Point(clip(fromX), clip(fromY));
            Point to = new Point(clip(toX), clip(toY));
            if (apart && side(from, to, a.x(), a.y()) != side(from, to, b.x(), b.y())) {
                return true;
            }
        }
        return false;
    }

    private static boolean side(Point a, Point b, double x, double y) {
        return (b.x() - a.x()) * (y - a.y()) - (b.y() - a.y()) * (x - a.x()) > 0;
    }

    private static double clip(double share) {
        return Math.max(0, Math.min(1, share));
    }
}
