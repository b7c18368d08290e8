package io.watchword.openquestions.packages;

import io.watchword.modelpackages.picture.RgbImage;
import io.watchword.modelpackages.store.PackageStore;
import io.watchword.modelpackages.store.StoreSettings;
import io.watchword.modelpackages.task.Answering;
import io.watchword.modelpackages.task.LoadOptions;
import io.watchword.modelpackages.task.TaskLoader;
import io.watchword.openquestions.model.Expected;
import io.watchword.protocol.Verdict;
import java.nio.file.Path;
import java.util.List;

/** A package that a command asks itself, without cameras or Kafka. For one thread. */
public final class LocalModel implements AutoCloseable {
    private final Answering model;
    private final List<String> colours;

    private LocalModel(Answering model, List<String> colours) {
        this.model = model;
        this.colours = List.copyOf(colours);
    }

    /**
     * Gets and loads it.
     *
     * @param place a folder, a zip file, {@code http(s)://} or {@code s3://}
     * @param cache where it is kept if it is from elsewhere
     * @param colours the words that a colour may be
     * @throws io.watchword.modelpackages.PackageException if it can't be used, with what to do
     */
    public static LocalModel load(String place, Path cache, List<String> colours, LoadOptions options) {
        return new LocalModel(
                TaskLoader.load(new PackageStore(StoreSettings.of(cache)).get(place), Answering.class, options),
                colours);
    }

    /** What it says to a question about a picture, as the kind of answer that is asked for. */
    public Verdict answer(String question, RgbImage picture) {
        return new TypedWords(Expected.of(question), colours).verdict(model.answer(picture, question));
    }

    @Override
    public void close() {
        model.close();
    }
}
