package io.watchword.bench.tracking;

import io.watchword.bench.TempFolder;
import io.watchword.bench.data.EvalData;
import io.watchword.inference.Perceiver;
import io.watchword.inference.PerceptionSettings;
import io.watchword.ingest.MediaException;
import io.watchword.ingest.MediaFile;
import io.watchword.models.EmbeddedDetector;
import io.watchword.models.EmbeddedModels;
import io.watchword.protocol.Box;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench tracking}: people on the demo clip beside those that were drawn by eye. */
@Command(
        name = "tracking",
        mixinStandardHelpOptions = true,
        description = "Recall, precision, IDF1, switches, fragments and counts of people on the demo clip")
public final class TrackingBench implements Callable<Integer> {
    private static final List<Double> LEAST = List.of(0.05, 0.3, 0.5, 0.7);
    private static final double SHOWN = 0.5;
    private static final double RECALL = 0.85;
    private static final double PRECISION = 0.92;
    private static final double IDF1 = 0.65;
    private static final double COUNT = 0.6;

    @Option(names = "--detector", description = "centernet or nanodet (default ${DEFAULT-VALUE})")
    private String detector = EmbeddedDetector.CENTERNET.id();

    @Option(names = "--input-size", description = "Long side of what the detector sees; 0: the detector's own")
    private int inputSize;

    @Override
    public Integer call() throws IOException, MediaException {
        TruePeople people = TruePeople.read(EvalData.projectRoot().resolve("bench/sheets/tracking.tsv"));
        print(people, scenes(people.last()), System.out);
        return 0;
    }

    private List<Scene> scenes(int last) throws IOException, MediaException {
        List<Scene> scenes = new ArrayList<>();
        try (TempFolder temp = TempFolder.create()) {
            PerceptionSettings settings = PerceptionSettings.embedded(EmbeddedDetector.called(detector), temp.path())
                    .withInputSize(inputSize)
                    .withThreads(Runtime.getRuntime().availableProcessors());
            System.out.printf(
                    Locale.ROOT, "%s at long side %d%n", settings.model().name(), settings.inputSize());
            try (Perceiver perceiver = new Perceiver(settings);
                    MediaFile clip = MediaFile.open(EmbeddedModels.extractDemoClip(temp.path()))) {
                for (MediaFile.Shot shot = clip.next(); shot != null && scenes.size() <= last; shot = clip.next()) {
                    FrameInfo frame = FrameInfo.recorded(
                            "demo.mp4",
                            scenes.size(),
                            shot.time(),
                            shot.bgr().cols(),
                            shot.bgr().rows());
                    scenes.add(perceiver.perceive(frame, "demo", shot.bgr()).scene());
                }
            }
        }
        return scenes;
    }

    private void print(TruePeople people, List<Scene> scenes, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "demo clip, frames %d to %d; people as drawn by eye on every %dth frame%n",
                people.first(),
                people.last(),
                people.step());
        out.printf(
                "%-16s %8s %10s %8s %9s %10s %10s %8s%n",
                "probability from", "recall", "precision", "IDF1", "switches", "fragments", "count MAE", "tracks");
        for (double least : LEAST) {
            row(out, least, score(people, scenes, least));
        }
        TrackingScore shown = score(people, scenes, SHOWN);
        out.printf(
                Locale.ROOT,
                "%d true boxes; floors at %.1f: recall %.2f%s, precision %.2f%s, IDF1 %.2f%s, count MAE at most %.1f%s%n",
                shown.truths(),
                SHOWN,
                RECALL,
                shown.recall() < RECALL ? "  BELOW" : "",
                PRECISION,
                shown.precision() < PRECISION ? "  BELOW" : "",
                IDF1,
                shown.idf1() < IDF1 ? "  BELOW" : "",
                COUNT,
                shown.countError() > COUNT ? "  ABOVE" : "");
    }

    private static void row(PrintStream out, double least, TrackingScore score) {
        out.printf(
                Locale.ROOT,
                "%-16.2f %8.3f %10.3f %8.3f %9d %10d %10.2f %8d%n",
                least,
                score.recall(),
                score.precision(),
                score.idf1(),
                score.switches(),
                score.fragments(),
                score.countError(),
                score.tracksInAll());
    }

    private static TrackingScore score(TruePeople people, List<Scene> scenes, double least) {
        TrackingScore score = new TrackingScore();
        for (int frame = people.first(); frame <= people.last(); frame++) {
            Map<Long, Box> seen = scenes.get(frame).tracks().stream()
                    .filter(track -> track.label().equals("person") && track.probability() >= least)
                    .collect(Collectors.toMap(Track::id, Track::box));
            score.frame(people.at(frame), seen);
        }
        return score;
    }
}
