package io.watchword.bench.evaluate;

import io.watchword.bench.answers.Found;
import io.watchword.bench.answers.Reply;
import io.watchword.modelpackages.ModelPackage;
import io.watchword.modelpackages.Sha256;
import io.watchword.modelpackages.manifest.ManifestReader;
import io.watchword.modelpackages.picture.RgbImage;
import io.watchword.modelpackages.task.Answering;
import io.watchword.modelpackages.task.Grounding;
import io.watchword.modelpackages.task.LoadOptions;
import io.watchword.modelpackages.task.TaskLoader;
import io.watchword.modelpackages.task.VisualTask;
import io.watchword.protocol.Detection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.opencv.opencv_core.Mat;

/** A model package alone, in its own words: nothing is made of them, as nothing is where others evaluate it. */
final class PackageRoute implements Route {
    private static final String KIND = "open";

    private final Map<String, String> settings;
    private final VisualTask task;

    /** @param needed {@link Answering} or {@link Grounding} */
    PackageRoute(ModelPackage from, Class<? extends VisualTask> needed, LoadOptions options) {
        this.settings = settings(from, options);
        this.task = TaskLoader.load(from, needed, options);
    }

    /** What results of a package depend on. */
    static Map<String, String> settings(ModelPackage from, LoadOptions options) {
        return new TreeMap<>(Map.of(
                "route",
                "package",
                "model",
                from.name(),
                "manifest",
                Sha256.of(from.folder().resolve(ManifestReader.NAME)),
                "device",
                options.device().name(),
                "precision",
                options.precision().name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public View look(Mat bgr) {
        RgbImage picture = RgbImage.of(bgr);
        return new View() {
            @Override
            public Reply answer(String question) {
                return new Reply.Said(
                        KIND,
                        ((Answering) task).answer(picture, question).get(0).text());
            }

            @Override
            public Found ground(String expression) {
                List<Detection> found = ((Grounding) task).ground(picture, List.of(expression));
                return new Found(true, found.isEmpty() ? null : found.get(0).box());
            }
        };
    }

    @Override
    public void close() {
        task.close();
    }
}
