package io.watchword.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named part of a camera's picture.
 *
 * @param name what questions call it: "driveway"
 * @param polygon 3 to 64 corners, in order
 */
public record Zone(String name, List<Point> polygon) {
    public Zone(@Nullable String name, @Nullable List<Point> polygon) {
        this.name = Checks.text("zones.name", name, 64);
        this.polygon = List.copyOf(Checks.present("zones.polygon", polygon));
        if (this.polygon.size() < 3 || this.polygon.size() > 64) {
            throw new InvalidFieldException("zones.polygon", "must have 3 to 64 corners");
        }
    }

    /** Whether the point, as fractions of the frame, lies inside (even-odd rule). */
    public boolean contains(double x, double y) {
        boolean inside = false;
        for (int i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
            Point a = polygon.get(i);
            Point b = polygon.get(j);
            if (a.y() > y != b.y() > y && x < (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()) + a.x()) {
                inside = !inside;
            }
        }
        return inside;
    }
}
