package io.watchword.bench.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.bench.data.LabelledBox;
import io.watchword.bench.detector.DetectorAccuracy;
import io.watchword.inference.detector.Detector;
import io.watchword.protocol.Box;
import io.watchword.protocol.Detection;
import io.watchword.protocol.Json;
import io.watchword.standalone.UserException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bytedeco.opencv.opencv_core.Mat;

/** Detects on every image of a COCO file: its average precision at the overlaps 0.5, 0.55, … 0.95. */
final class DetectionRun implements Walk.Work {
    private static final int OVERLAPS = 10;
    private static final int AT_75 = 5;
    // in this form the numbers are COCO's to the last bit
    private static final double STEP = (0.95 - 0.5) / (OVERLAPS - 1);

    private final Detector detector;
    private final SortedMap<Long, String> pictures = new TreeMap<>();
    private final Map<Long, Truth> truths = new HashMap<>();
    private final SortedMap<Long, List<Detection>> found = new TreeMap<>();

    private record Truth(List<LabelledBox> boxes, List<LabelledBox> crowds) {
        static final Truth NONE = new Truth(List.of(), List.of());
    }

    /** A detection whose box keeps all its digits. */
    private record Line(String label, double score, double x, double y, double width, double height) {
        static Line of(Detection detection) {
            Box box = detection.box();
            return new Line(detection.label(), detection.score(), box.x(), box.y(), box.width(), box.height());
        }

        Detection detection() {
            return new Detection(label, score, new Box(x, y, width, height));
        }
    }

    /**
     * COCO's measures, in per cent.
     *
     * @param ap the mean over overlaps from 0.5 to 0.95, and over classes that are present
     * @param classes each one's mean over the overlaps
     */
    record Figures(
            int images, int looked, int boxes, double ap, double ap50, double ap75, Map<String, Double> classes) {}

    /** @throws UserException naming the file, and what is wrong with it */
    DetectionRun(Detector detector, Path instances) {
        this.detector = detector;
        CocoFile file = new CocoFile(instances);
        Map<Long, String> categories = new HashMap<>();
        file.categories(each -> categories.put(each.number("id"), each.text("name")));
        file.images(each -> pictures.put(each.number("id"), each.textOrNone("file_name")));
        file.annotations(each -> add(each, categories.get(each.number("category_id"))));
    }

    private void add(CocoItem annotation, @org.jspecify.annotations.Nullable String label) {
        if (label == null) {
            throw annotation.wrong("is of a category that is not in the file");
        }
        Truth truth = truths.computeIfAbsent(
                annotation.number("image_id"), image -> new Truth(new ArrayList<>(), new ArrayList<>()));
        (annotation.isCrowd() ? truth.crowds() : truth.boxes()).add(new LabelledBox(label, annotation.box()));
    }

    /** The images of the file. */
    SortedMap<Long, String> pictures() {
        return pictures;
    }

    @Override
    public JsonNode look(long picture, Mat bgr) {
        return Json.tree(detector.detect(bgr).stream().map(Line::of).toList());
    }

    @Override
    public void take(long picture, JsonNode result) {
        List<Detection> detections = new ArrayList<>();
        result.forEach(each -> detections.add(Json.convert(each, Line.class).detection()));
        found.put(picture, detections);
    }

    /** A picture that could not be looked at has no detections. */
    Figures figures() {
        List<DetectorAccuracy> byOverlap = IntStream.range(0, OVERLAPS)
                .mapToObj(i -> new DetectorAccuracy(0.5 + i * STEP))
                .toList();
        pictures.keySet().forEach(picture -> {
            Truth truth = truths.getOrDefault(picture, Truth.NONE);
            List<Detection> detections = found.getOrDefault(picture, List.of());
            byOverlap.forEach(each -> each.image(detections, truth.boxes(), truth.crowds()));
        });
        Map<String, Double> classes = new TreeMap<>();
        byOverlap.forEach(each ->
                each.values().forEach((label, value) -> classes.merge(label, 100 * value / OVERLAPS, Double::sum)));
        return new Figures(
                pictures.size(),
                found.size(),
                pictures.keySet().stream()
                        .mapToInt(each ->
                                truths.getOrDefault(each, Truth.NONE).boxes().size())
                        .sum(),
                100
                        * byOverlap.stream()
                                .mapToDouble(DetectorAccuracy::mean)
                                .average()
                                .orElse(0),
                100 * byOverlap.get(0).mean(),
                100 * byOverlap.get(AT_75).mean(),
                classes);
    }

    static void print(Figures figures, PrintStream out) {
        out.printf("%-7s %7s %13s %7s %7s%n", "images", "boxes", "AP@[.5:.95]", "AP50", "AP75");
        out.printf(
                Locale.ROOT,
                "%-7d %7d %13.2f %7.2f %7.2f%n",
                figures.images(),
                figures.boxes(),
                figures.ap(),
                figures.ap50(),
                figures.ap75());
    }

    static void printClasses(Figures figures, PrintStream out) {
        out.printf("%n%-16s %13s%n", "class", "AP@[.5:.95]");
        figures.classes().forEach((label, value) -> out.printf(Locale.ROOT, "%-16s %13.2f%n", label, value));
    }
}
