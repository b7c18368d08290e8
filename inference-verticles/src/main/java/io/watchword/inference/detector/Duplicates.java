package io.watchword.inference.detector;

import io.watchword.protocol.Box;
import io.watchword.protocol.Detection;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes out what a detector saw twice: neighbouring peaks of one thing, a part of a thing beside the whole, and one
 * thing under two labels. CenterNet suppresses nothing itself, NanoDet only what overlaps under one label.
 */
public final class Duplicates {
    private static final double SAME_LABEL = 0.6;
    private static final double OTHER_LABEL = 0.8;
    private static final double INSIDE = 0.85;
    private static final double FRAGMENT = 0.6;

    private Duplicates() {}

    /** What is left, the strongest first, as it came. */
    public static List<Detection> removed(List<Detection> strongestFirst) {
        List<Detection> kept = new ArrayList<>();
        for (Detection each : strongestFirst) {
            if (kept.stream().noneMatch(stronger -> repeats(each, stronger))) {
                kept.add(each);
            }
        }
        return kept;
    }

    private static boolean repeats(Detection weaker, Detection stronger) {
        double overlap = weaker.box().iou(stronger.box());
        if (!weaker.label().equals(stronger.label())) {
            return overlap > OTHER_LABEL;
        }
        return overlap > SAME_LABEL || isFragment(weaker.box(), stronger.box());
    }

    private static boolean isFragment(Box part, Box whole) {
        return part.height() < FRAGMENT * whole.height() && part.intersection(whole) > INSIDE * part.area();
    }
}
