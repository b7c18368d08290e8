package io.watchword.bench.detector;

import io.watchword.bench.data.LabelledBox;
import io.watchword.protocol.Detection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Average precision at an overlap (IoU), by class and on average over the classes that are present, as the COCO
 * evaluation counts it: of a picture and class the 100 strongest detections, and what lies on a crowd neither hits nor
 * misses.
 */
public final class DetectorAccuracy {
    private static final double HALF = 0.5;
    private static final int MOST = 100;

    private final Map<String, AveragePrecision> classes = new TreeMap<>();
    private final double overlap;

    /** At an overlap of one half. */
    public DetectorAccuracy() {
        this(HALF);
    }

    /** @param overlap from which on a detection has found a true box, in (0, 1) */
    public DetectorAccuracy(double overlap) {
        this.overlap = overlap;
    }

    /** Takes one image's detections, of any order, and its true boxes. */
    public void image(List<Detection> detections, List<LabelledBox> truths) {
        image(detections, truths, List.of());
    }

    /** The same with boxes around crowds, of which nobody knows how many they hold. */
    public void image(List<Detection> detections, List<LabelledBox> truths, List<LabelledBox> crowds) {
        truths.forEach(truth -> of(truth.label()).truth());
        Set<LabelledBox> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        Map<String, Integer> seen = new HashMap<>();
        detections.stream()
                .sorted((a, b) -> Double.compare(b.score(), a.score()))
                .filter(each -> seen.merge(each.label(), 1, Integer::sum) <= MOST)
                .forEach(each -> judge(each, truths, crowds, taken));
    }

    private void judge(
            Detection detection, List<LabelledBox> truths, List<LabelledBox> crowds, Set<LabelledBox> taken) {
        boolean hit = hits(detection, truths, taken);
        if (hit || !isInCrowd(detection, crowds)) {
            of(detection.label()).detection(detection.score(), hit);
        }
    }

    /** One class's. */
    AveragePrecision of(String label) {
        return classes.computeIfAbsent(label, name -> new AveragePrecision());
    }

    /** The strongest detection takes a true box; further ones of that box miss. */
    private boolean hits(Detection detection, List<LabelledBox> truths, Set<LabelledBox> taken) {
        LabelledBox best = null;
        double most = overlap;
        for (LabelledBox truth : truths) {
            double shared = truth.box().iou(detection.box());
            if (truth.label().equals(detection.label()) && !taken.contains(truth) && shared >= most) {
                best = truth;
                most = shared;
            }
        }
        return best != null && taken.add(best);
    }

    private boolean isInCrowd(Detection detection, List<LabelledBox> crowds) {
        return crowds.stream()
                .anyMatch(crowd -> crowd.label().equals(detection.label())
                        && crowd.box().intersection(detection.box())
                                >= overlap * detection.box().area());
    }

    /** The average precision of each class with true boxes, in [0, 1]. */
    public Map<String, Double> values() {
        Map<String, Double> values = new TreeMap<>();
        byClass().forEach((label, precision) -> values.put(label, precision.value()));
        return values;
    }

    /** By class, of those with true boxes. */
    Map<String, AveragePrecision> byClass() {
        return classes.entrySet().stream()
                .filter(each -> each.getValue().truths() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    /** The mean over the classes with true boxes; 0 where there are none. */
    public double mean() {
        return byClass().values().stream()
                .mapToDouble(AveragePrecision::value)
                .average()
                .orElse(0);
    }
}
