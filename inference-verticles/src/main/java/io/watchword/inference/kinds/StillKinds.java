package io.watchword.inference.kinds;

import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.store.PackageStore;
import io.watchword.modelpackages.store.StoreSettings;
import io.watchword.process.config.PackageSettings;
import io.watchword.protocol.Box;
import io.watchword.protocol.ModelStatus;
import io.watchword.protocol.TrackKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bytedeco.opencv.opencv_core.Mat;

/** Looks at once, as recordings are looked at: the same frames give the same kinds. For one thread at a time. */
public final class StillKinds implements KindTeller, AutoCloseable {
    private final Classifier classifier;
    private final PackageSettings settings;
    private final Supplier<Set<String>> labels;

    private StillKinds(Classifier classifier, PackageSettings settings, Supplier<Set<String>> labels) {
        this.classifier = classifier;
        this.settings = settings;
        this.labels = labels;
    }

    /**
     * Loads a classifier.
     *
     * @param cache where packages from elsewhere are kept
     * @param threads of a forward pass on the processor
     * @param labels of things that are worth a look
     * @throws PackageException if it can't be used
     */
    public static StillKinds open(PackageSettings settings, Path cache, int threads, Supplier<Set<String>> labels) {
        PackageStore store = new PackageStore(StoreSettings.of(cache));
        return new StillKinds(Classifier.load(store.get(settings.location()), settings, threads), settings, labels);
    }

    /** What it tells, for whoever reads questions. */
    public ModelStatus status() {
        return new ModelStatus(
                settings.name(),
                settings.kind(),
                settings.task(),
                0,
                true,
                null,
                null,
                classifier.kinds(),
                null,
                Instant.EPOCH);
    }

    @Override
    public Set<String> labels() {
        return labels.get();
    }

    @Override
    public int mostOfAFrame() {
        return settings.atOnce();
    }

    @Override
    public long version() {
        return 1;
    }

    @Override
    public String repertoire() {
        return classifier.repertoire();
    }

    @Override
    public double restS() {
        return settings.maxAge();
    }

    @Override
    public boolean look(Mat bgr, Box box, Consumer<List<TrackKind>> told) {
        told.accept(classifier.tell(Crop.of(bgr, box)));
        return true;
    }

    @Override
    public void close() {
        classifier.close();
    }
}
