package io.watchword.bench.detector;

import io.watchword.bench.data.LabelledBox;
import io.watchword.protocol.Detection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Average precision at an overlap (IoU) of one half, by class and on average over the classes that are present. */
public final class DetectorAccuracy {
    private static final double OVERLAP = 0.5;

    private final Map<String, AveragePrecision> classes = new TreeMap<>();

    /** Takes one image's detections, of any order, and its true boxes. */
    void image(List<Detection> detections, List<LabelledBox> truths) {
        truths.forEach(truth -> of(truth.label()).truth());
        Set<LabelledBox> taken = new HashSet<>();
        detections.stream()
                .sorted((a, b) -> Double.compare(b.score(), a.score()))
                .forEach(each -> of(each.label()).detection(each.score(), hits(each, truths, taken)));
    }

    /** One class's. */
    AveragePrecision of(String label) {
        return classes.computeIfAbsent(label, name -> new AveragePrecision());
    }

    /** The strongest detection takes a true box; further ones of that box miss. */
    private static boolean hits(Detection detection, List<LabelledBox> truths, Set<LabelledBox> taken) {
        LabelledBox best = null;
        double most = OVERLAP;
        for (LabelledBox truth : truths) {
            double overlap = truth.box().iou(detection.box());
            if (truth.label().equals(detection.label()) && !taken.contains(truth) && overlap >= most) {
                best = truth;
                most = overlap;
            }
        }
        return best != null && taken.add(best);
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
