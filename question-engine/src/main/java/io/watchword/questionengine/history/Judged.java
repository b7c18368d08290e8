package io.watchword.questionengine.history;

import io.watchword.questionengine.reasoning.Picked;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How well each of some tracks ever fitted, gathered from many moments. Not thread-safe. */
final class Judged {
    private final Map<Long, Integer> places = new HashMap<>();
    private final double[] low;
    private final double[] high;

    Judged(List<Remembered> tracks) {
        for (int i = 0; i < tracks.size(); i++) {
            places.put(tracks.get(i).id(), i);
        }
        low = new double[tracks.size()];
        high = new double[tracks.size()];
    }

    /** How well the tracks of a moment fitted then. */
    void add(List<Remembered> tracks, Picked picked) {
        for (int i = 0; i < tracks.size(); i++) {
            Integer place = places.get(tracks.get(i).id());
            if (place != null) {
                low[place] = Math.max(low[place], picked.low()[i]);
                high[place] = Math.max(high[place], picked.high()[i]);
            }
        }
    }

    Picked picked() {
        return new Picked(Arrays.copyOf(low, low.length), Arrays.copyOf(high, high.length));
    }
}
