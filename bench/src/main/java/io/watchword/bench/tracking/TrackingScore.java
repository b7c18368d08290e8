package io.watchword.bench.tracking;

import io.watchword.inference.tracking.Assignment;
import io.watchword.protocol.Box;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Scores tracks against true ones: CLEAR MOT (Bernardin and Stiefelhagen, 2008), where who was matched stays matched as
 * long as the boxes overlap by a half, and IDF1 (Ristani et al., "Performance Measures and a Data Set for Multi-Target,
 * Multi-Camera Tracking", 2016).
 */
final class TrackingScore {
    private static final double OVERLAP = 0.5;

    private final Map<String, Long> matched = new HashMap<>();
    private final Map<String, Long> lastTrack = new HashMap<>();
    private final Set<String> lost = new HashSet<>();
    private final Map<String, Map<Long, Integer>> together = new HashMap<>();
    private final Set<Long> tracks = new HashSet<>();
    private int frames;
    private int truths;
    private int reported;
    private int hits;
    private int switches;
    private int fragments;
    private int countErrors;

    /** Takes the next frame: true boxes by person, and boxes by track. */
    void frame(Map<String, Box> people, Map<Long, Box> seen) {
        frames++;
        truths += people.size();
        reported += seen.size();
        countErrors += Math.abs(people.size() - seen.size());
        tracks.addAll(seen.keySet());
        people.forEach((person, box) -> seen.forEach((track, found) -> {
            if (box.iou(found) >= OVERLAP) {
                together.computeIfAbsent(person, who -> new HashMap<>()).merge(track, 1, Integer::sum);
            }
        }));
        Map<String, Long> now = match(people, seen);
        people.keySet().forEach(person -> note(person, now.get(person)));
        hits += now.size();
        matched.clear();
        matched.putAll(now);
    }

    private Map<String, Long> match(Map<String, Box> people, Map<Long, Box> seen) {
        Map<String, Long> now = new HashMap<>();
        matched.forEach((person, track) -> {
            Box box = people.get(person);
            Box found = seen.get(track);
            if (box != null && found != null && box.iou(found) >= OVERLAP) {
                now.put(person, track);
            }
        });
        List<String> left = people.keySet().stream()
                .filter(person -> !now.containsKey(person))
                .sorted()
                .toList();
        List<Long> free = seen.keySet().stream()
                .filter(track -> !now.containsValue(track))
                .sorted()
                .toList();
        double[][] worth = new double[left.size()][free.size()];
        for (int i = 0; i < left.size(); i++) {
            for (int j = 0; j < free.size(); j++) {
                double overlap = box(people, left.get(i)).iou(box(seen, free.get(j)));
                worth[i][j] = overlap >= OVERLAP ? overlap : 0;
            }
        }
        int[] best = Assignment.best(worth);
        for (int i = 0; i < best.length; i++) {
            if (best[i] != Assignment.NONE) {
                now.put(left.get(i), free.get(best[i]));
            }
        }
        return now;
    }

    private static <K> Box box(Map<K, Box> boxes, K key) {
        return boxes.getOrDefault(key, new Box(0, 0, 0, 0));
    }

    private void note(String person, @org.jspecify.annotations.Nullable Long track) {
        Long before = lastTrack.get(person);
        if (track == null) {
            if (before != null) {
                lost.add(person);
            }
            return;
        }
        if (before != null && !before.equals(track)) {
            switches++;
        }
        if (lost.remove(person)) {
            fragments++;
        }
        lastTrack.put(person, track);
    }

    double recall() {
        return hits / (double) Math.max(1, truths);
    }

    double precision() {
        return hits / (double) Math.max(1, reported);
    }

    /** Twice the frames on which a person is the track that is that person's in the best pairing, over all boxes. */
    double idf1() {
        List<String> people = List.copyOf(together.keySet());
        List<Long> all = new ArrayList<>(tracks);
        double[][] worth = new double[people.size()][all.size()];
        for (int i = 0; i < people.size(); i++) {
            Map<Long, Integer> with = together.getOrDefault(people.get(i), Map.of());
            for (int j = 0; j < all.size(); j++) {
                worth[i][j] = with.getOrDefault(all.get(j), 0);
            }
        }
        int[] best = Assignment.best(worth);
        double same = 0;
        for (int i = 0; i < best.length; i++) {
            same += best[i] == Assignment.NONE ? 0 : worth[i][best[i]];
        }
        return 2 * same / Math.max(1, truths + reported);
    }

    int switches() {
        return switches;
    }

    int fragments() {
        return fragments;
    }

    double countError() {
        return countErrors / (double) Math.max(1, frames);
    }

    /** How many tracks each person had, in all. */
    int tracksInAll() {
        return tracks.size();
    }

    int truths() {
        return truths;
    }
}
