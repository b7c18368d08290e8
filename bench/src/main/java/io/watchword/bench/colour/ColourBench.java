package io.watchword.bench.colour;

import static org.bytedeco.opencv.global.opencv_imgcodecs.imread;

import io.watchword.bench.data.EvalData;
import io.watchword.bench.data.LabelledBox;
import io.watchword.inference.colour.Appearance;
import io.watchword.inference.colour.Attributes;
import io.watchword.models.EmbeddedModels;
import io.watchword.protocol.FrameInfo;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.bytedeco.opencv.opencv_core.Mat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench colour}: the colours of true boxes beside those that a person says. */
@Command(
        name = "colour",
        mixinStandardHelpOptions = true,
        description = "How often the colour of cars, buses, umbrellas and clothes is the one that a person says,"
                + " on true boxes")
public final class ColourBench implements Callable<Integer> {
    private static final double FLOOR = 0.75;

    @Mixin
    private EvalData data = new EvalData();

    @Option(names = "--each", description = "Also every label and what was seen")
    private boolean each;

    /** A label and the colour that was seen, empty if none was. */
    private record Seen(ColourLabel label, String colour) {
        boolean agrees() {
            return label.colours().contains(colour);
        }

        boolean isBest() {
            return label.colours().get(0).equals(colour);
        }
    }

    @Override
    public Integer call() throws IOException {
        List<Seen> seen = new ArrayList<>();
        for (ColourLabel label : ColourLabel.read(EvalData.projectRoot().resolve("bench/sheets/colour.tsv"))) {
            seen.add(new Seen(label, colour(label)));
        }
        print(seen, System.out);
        return 0;
    }

    private String colour(ColourLabel label) throws IOException {
        Path photograph = data.path("coco-train128/images/" + label.image() + ".jpg");
        try (Mat bgr = imread(photograph.toString())) {
            if (bgr.empty()) {
                throw new IOException(photograph + " is not a picture that can be read");
            }
            Path boxes = data.path("coco-train128/labels/" + label.image() + ".txt");
            LabelledBox box = LabelledBox.read(boxes, EmbeddedModels.labels(), bgr.cols(), bgr.rows())
                    .get(label.box());
            return colour(label.what(), box, bgr);
        }
    }

    private static String colour(String what, LabelledBox box, Mat bgr) {
        Attributes attributes = new Attributes();
        boolean person = box.label().equals("person");
        FrameInfo frame = FrameInfo.recorded("photograph", 0, 0, bgr.cols(), bgr.rows());
        attributes.look(frame, bgr, List.of(new Attributes.Thing(1, box.box(), person, true)));
        Appearance looks = attributes.of(1);
        Map<String, Double> shares =
                what.equals("upper") ? looks.upper() : what.equals("lower") ? looks.lower() : looks.colours();
        return shares.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private void print(List<Seen> seen, PrintStream out) {
        if (each) {
            seen.forEach(one -> out.printf(
                    "%s\t%d\t%s\t%s\t%s\t%s%n",
                    one.label().image(),
                    one.label().box(),
                    one.label().what(),
                    String.join(",", one.label().colours()),
                    one.colour(),
                    one.agrees() ? "" : "other"));
        }
        out.printf("%-22s %8s %10s %18s%n", "", "labels", "agreement", "with the first");
        Map<String, Predicate<Seen>> rows = new LinkedHashMap<>();
        rows.put("cars, buses, umbrellas", one -> !isWorn(one));
        rows.put("worn, upper body", one -> one.label().what().equals("upper"));
        rows.put("worn, lower body", one -> one.label().what().equals("lower"));
        rows.put("even photographs", one -> one.label().isEven());
        rows.put("odd photographs", one -> !one.label().isEven());
        rows.put("all", one -> true);
        rows.forEach((name, which) -> row(out, name, seen.stream().filter(which).toList()));
        double all = share(seen, Seen::agrees);
        out.printf(Locale.ROOT, "top-1 agreement %.3f, floor %.2f%s%n", all, FLOOR, all < FLOOR ? "  BELOW" : "");
    }

    private static boolean isWorn(Seen seen) {
        return seen.label().what().equals("upper") || seen.label().what().equals("lower");
    }

    private static void row(PrintStream out, String name, List<Seen> seen) {
        out.printf(
                Locale.ROOT,
                "%-22s %8d %10.3f %18.3f%n",
                name,
                seen.size(),
                share(seen, Seen::agrees),
                share(seen, Seen::isBest));
    }

    private static double share(List<Seen> seen, Predicate<Seen> how) {
        return seen.stream().filter(how).count() / (double) Math.max(1, seen.size());
    }
}
