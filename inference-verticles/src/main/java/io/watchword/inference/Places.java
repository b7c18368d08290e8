package io.watchword.inference;

import io.watchword.protocol.Box;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Line;
import io.watchword.protocol.Zone;
import java.util.List;

/** What is drawn on a camera's picture. A thing stands where the middle of its lower edge is. */
record Places(List<Zone> zones, List<Line> lines) {
    static final Places NONE = new Places(List.of(), List.of());

    Places {
        zones = List.copyOf(zones);
        lines = List.copyOf(lines);
    }

    /** Where a thing stands, as fractions of the frame. */
    record Foot(double x, double y) {
        static Foot of(Box box, FrameInfo frame) {
            // just inside: a thing cut off by the picture's lower edge still stands in the zone there
            return new Foot(box.centreX() / frame.width(), Math.min(box.bottom() / frame.height(), 1 - 1e-6));
        }
    }

    /** The names of the zones that have this in them. */
    List<String> zonesAt(Foot foot) {
        return zones.stream()
                .filter(zone -> zone.contains(foot.x(), foot.y()))
                .map(Zone::name)
                .toList();
    }

    /** The names of the lines between here and there. */
    List<String> crossed(Foot from, Foot to) {
        return lines.stream()
                .filter(line -> line.isCrossed(from.x(), from.y(), to.x(), to.y()))
                .map(Line::name)
                .toList();
    }
}
