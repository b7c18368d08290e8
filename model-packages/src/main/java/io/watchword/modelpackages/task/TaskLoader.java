package io.watchword.modelpackages.task;

import io.watchword.modelpackages.ModelPackage;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.manifest.Decoding;
import io.watchword.modelpackages.manifest.Input;
import io.watchword.modelpackages.manifest.Manifest;
import io.watchword.modelpackages.manifest.NetworkFile;
import io.watchword.modelpackages.picture.PictureSteps;
import io.watchword.modelpackages.text.Tokenizer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** A package to a model that was tried: what comes back has answered before, so nobody's first question waits. */
public final class TaskLoader {
    private static final String MODEL = "model";

    private final ModelPackage from;
    private final LoadOptions options;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    private TaskLoader(ModelPackage from, LoadOptions options) {
        this.from = from;
        this.options = options;
    }

    /**
     * Loads a package and tries it: seconds, for a large one.
     *
     * @param asked what it will be used for
     * @throws PackageException if it is for something else, or can't do what it says; everything is given back
     */
    public static <T extends VisualTask> T load(ModelPackage from, Class<T> asked, LoadOptions options) {
        require(from, asked);
        return asked.cast(load(from, options));
    }

    /**
     * Refuses a package that is for something else, without loading it.
     *
     * @throws PackageException saying what it is for
     */
    public static void require(ModelPackage from, Class<? extends VisualTask> asked) {
        Class<? extends VisualTask> is = kind(from.manifest());
        if (is.equals(asked)) {
            return;
        }
        String about = "The model package " + from.name() + " is for "
                + from.manifest().task().written();
        boolean features = is.equals(RegionAnswering.class) || is.equals(RegionGrounding.class);
        throw new PackageException(
                features
                        ? about + " from features of regions, which no detector that comes with Watchword gives: name"
                                + " one that takes pictures, such as ViLT, BLIP or OWL-ViT"
                        : about + ", not for " + asked.getSimpleName().toLowerCase(Locale.ROOT)
                                + ": name a package of that task");
    }

    private static Class<? extends VisualTask> kind(Manifest manifest) {
        return switch (manifest.task()) {
            case ANSWER -> takesRegions(manifest) ? RegionAnswering.class : Answering.class;
            case DETECT -> Detecting.class;
            case GROUND -> manifest.decoding() instanceof Decoding.Regions ? RegionGrounding.class : Grounding.class;
            case CAPTION -> Captioning.class;
            case CLASSIFY -> Classifying.class;
        };
    }

    /** The same for whatever it is for. */
    public static VisualTask load(ModelPackage from, LoadOptions options) {
        TaskLoader loader = new TaskLoader(from, options);
        try {
            VisualTask task = loader.build();
            WarmUp.of(task);
            return task;
        } catch (RuntimeException | Error e) {
            loader.giveBack();
            throw e;
        }
    }

    private VisualTask build() {
        Manifest manifest = from.manifest();
        Decoding decoding = manifest.decoding();
        return switch (manifest.task()) {
            case ANSWER -> answering(decoding);
            case DETECT -> detecting(decoding);
            case GROUND -> grounding(decoding);
            case CAPTION -> new WrittenCaptioning(picture(), writer(as(Decoding.Sentence.class, decoding)));
            case CLASSIFY ->
                new ChoiceClassifying(picture(), network(MODEL), new Words(from, as(Decoding.Choice.class, decoding)));
        };
    }

    private VisualTask answering(Decoding decoding) {
        if (decoding instanceof Decoding.Sentence sentence) {
            return new WrittenAnswering(picture(), writer(sentence));
        }
        Decoding.Choice choice = as(Decoding.Choice.class, decoding);
        if (takesRegions(from.manifest())) {
            return new RegionChoiceAnswering(featureSize(), tokenizer(), network(MODEL), new Words(from, choice));
        }
        return new ChoiceAnswering(picture(), tokenizer(), network(MODEL), new Words(from, choice));
    }

    private VisualTask detecting(Decoding decoding) {
        Decoding.Boxes boxes = as(Decoding.Boxes.class, decoding);
        List<String> labels = from.lines(boxes.labels());
        if (labels.isEmpty()) {
            throw new PackageException("The model package " + from.name() + " has no labels: " + boxes.labels()
                    + " is empty; export it again");
        }
        return new TorchDetecting(picture(), network(MODEL), labels, boxes);
    }

    private VisualTask grounding(Decoding decoding) {
        if (decoding instanceof Decoding.Regions regions) {
            return new RegionScoring(featureSize(), tokenizer(), network(MODEL), regions);
        }
        return new PhraseGrounding(picture(), tokenizer(), network(MODEL), as(Decoding.Phrases.class, decoding));
    }

    private static boolean takesRegions(Manifest manifest) {
        NetworkFile network = manifest.networks().get(MODEL);
        return network != null && network.inputs().contains(Input.FEATURES);
    }

    private int featureSize() {
        int size = from.manifest().featureSize();
        if (size < 1) {
            throw new PackageException("The model package " + from.name()
                    + " takes features of regions, but model.yaml does not say how many: give feature-size");
        }
        return size;
    }

    private Writer writer(Decoding.Sentence sentence) {
        return new Writer(network("prepare"), network("step"), tokenizer(), sentence);
    }

    private <D extends Decoding> D as(Class<D> kind, Decoding decoding) {
        if (kind.isInstance(decoding)) {
            return kind.cast(decoding);
        }
        throw new PackageException("The model package " + from.name() + " is for "
                + from.manifest().task().written() + ", which is not decoded as "
                + decoding.getClass().getSimpleName().toLowerCase(Locale.ROOT) + ": correct decoding in model.yaml");
    }

    private PictureSteps picture() {
        PictureSteps steps = from.manifest().picture();
        if (steps == null) {
            throw new PackageException("The model package " + from.name()
                    + " takes pictures, but model.yaml has no picture part: export it again");
        }
        return steps;
    }

    private Tokenizer tokenizer() {
        Tokenizer tokenizer = Tokenizer.load(from);
        opened.push(tokenizer);
        return tokenizer;
    }

    private Network network(String role) {
        Network network = Network.load(from, role, options);
        opened.push(network);
        return network;
    }

    private void giveBack() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("Closing a model failed", e);
            }
        }
    }
}
