package io.watchword.bench.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.bench.answers.Found;
import io.watchword.protocol.Box;
import io.watchword.protocol.Json;
import io.watchword.standalone.UserException;
import io.watchword.standalone.reason.JsonItems;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/** Finds what every sentence of a split of RefCOCO (or RefCOCO+, RefCOCOg) refers to. */
final class RefcocoRun implements Walk.Work {
    private final Route route;
    private final Map<Long, List<Sentence>> byPicture = new TreeMap<>();
    private final SortedMap<Long, String> pictures = new TreeMap<>();
    private final Map<Long, Result> results = new TreeMap<>();
    private final Problems boxless = new Problems("Sentences whose box is not among the instances, left out");
    private int sentences;

    private record Sentence(long id, String text, Box truth) {}

    /**
     * What became of a sentence.
     *
     * @param iou of the box found and the true one; 0 where none was found
     */
    record Result(long sentence, boolean understood, double iou) {
        boolean isRight() {
            return iou >= Found.ENOUGH;
        }
    }

    /**
     * How it went.
     *
     * @param accuracy in per cent of all sentences, at IoU 0.5
     * @param accuracyOfUnderstood in per cent of those that are about what can be seen
     */
    record Figures(
            int sentences, int looked, int understood, int right, double accuracy, double accuracyOfUnderstood) {}

    /** @throws UserException naming the file, and what is wrong with it or which splits it has */
    RefcocoRun(Route route, Path refs, Path instances, String split) {
        this.route = route;
        List<CocoItem> wanted = wanted(refs, split);
        Map<Long, Box> boxes = boxes(wanted, instances);
        wanted.forEach(ref -> add(ref, boxes.get(ref.number("ann_id"))));
    }

    private static List<CocoItem> wanted(Path refs, String split) {
        List<CocoItem> wanted = new ArrayList<>();
        Map<String, Integer> splits = new TreeMap<>();
        new JsonItems(refs, "refs").forEach(json -> {
            CocoItem ref = new CocoItem(refs, "refs", json);
            splits.merge(ref.text("split"), 1, Integer::sum);
            if (ref.text("split").equals(split)) {
                wanted.add(ref);
            }
        });
        if (wanted.isEmpty()) {
            throw new UserException(refs + " has no split " + split + "; it has " + splits);
        }
        return wanted;
    }

    private static Map<Long, Box> boxes(List<CocoItem> refs, Path instances) {
        Set<Long> ids = new HashSet<>();
        refs.forEach(ref -> ids.add(ref.number("ann_id")));
        Map<Long, Box> boxes = new HashMap<>();
        new CocoFile(instances).annotations(each -> {
            if (ids.contains(each.number("id"))) {
                boxes.put(each.number("id"), each.box());
            }
        });
        return boxes;
    }

    private void add(CocoItem ref, @Nullable Box truth) {
        for (JsonNode json : ref.json().path("sentences")) {
            CocoItem sentence = new CocoItem(ref.file(), "sentences", json);
            String text = json.hasNonNull("sent") ? sentence.text("sent") : sentence.text("raw");
            if (truth == null) {
                boxless.add("sentence " + sentence.number("sent_id") + ": " + text);
                continue;
            }
            long picture = ref.number("image_id");
            // a ref's own file name has the annotation's number at its end and is no picture's
            pictures.put(picture, "");
            byPicture
                    .computeIfAbsent(picture, image -> new ArrayList<>(4))
                    .add(new Sentence(sentence.number("sent_id"), text, truth));
            sentences++;
        }
    }

    /** The pictures that are spoken of. */
    SortedMap<Long, String> pictures() {
        return pictures;
    }

    @Override
    public JsonNode look(long picture, Mat bgr) {
        Route.View view = route.look(bgr);
        List<Result> found = new ArrayList<>();
        for (Sentence each : byPicture.getOrDefault(picture, List.of())) {
            Found grounded = view.ground(each.text());
            found.add(new Result(each.id(), grounded.understood(), grounded.iou(each.truth())));
        }
        return Json.tree(found);
    }

    @Override
    public void take(long picture, JsonNode result) {
        for (JsonNode each : result) {
            Result found = Json.convert(each, Result.class);
            results.put(found.sentence(), found);
        }
    }

    /** What became of each sentence, by its number. */
    Map<Long, Result> results() {
        return results;
    }

    /** Those without a box. */
    Problems boxless() {
        return boxless;
    }

    Figures figures() {
        int understood =
                (int) results.values().stream().filter(Result::understood).count();
        int right = (int) results.values().stream().filter(Result::isRight).count();
        return new Figures(
                sentences,
                results.size(),
                understood,
                right,
                100.0 * right / Math.max(1, sentences),
                100.0 * right / Math.max(1, understood));
    }

    void print(PrintStream out) {
        Figures figures = figures();
        out.printf(
                "%-10s %10s %10s %9s %18s%n",
                "sentences", "understood", "IoU ≥ 0.5", "accuracy", "of those understood");
        out.printf(
                Locale.ROOT,
                "%-10d %10d %10d %7.2f %% %17.2f %%%n",
                figures.sentences(),
                figures.understood(),
                figures.right(),
                figures.accuracy(),
                figures.accuracyOfUnderstood());
    }
}
