package io.watchword.inference;

import io.watchword.protocol.Box;
import io.watchword.protocol.FrameInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which lines the things on one camera's picture cross. A thing has moved once it is a tenth of its size from where it
 * stood last: so one that trembles on a line does not cross it. Not thread-safe.
 */
final class Feet {
    private static final double STEP = 0.1;

    private final Map<Long, Box> stood = new HashMap<>();

    /** The lines a thing has crossed since it stood elsewhere. */
    List<String> crossed(long track, Box box, FrameInfo frame, Places places) {
        Box before = stood.putIfAbsent(track, box);
        if (before == null || !hasMoved(before, box)) {
            return List.of();
        }
        stood.put(track, box);
        return places.crossed(Places.Foot.of(before, frame), Places.Foot.of(box, frame));
    }

    private static boolean hasMoved(Box before, Box now) {
        double way = Math.hypot(now.centreX() - before.centreX(), now.bottom() - before.bottom());
        return way > STEP * Math.sqrt(now.area());
    }

    /** Forgets all other things. */
    void keep(Set<Long> tracks) {
        stood.keySet().retainAll(tracks);
    }
}
