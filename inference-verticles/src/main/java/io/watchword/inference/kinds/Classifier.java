package io.watchword.inference.kinds;

import io.watchword.modelpackages.ModelPackage;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.device.Device;
import io.watchword.modelpackages.device.Devices;
import io.watchword.modelpackages.manifest.Precision;
import io.watchword.modelpackages.picture.RgbImage;
import io.watchword.modelpackages.serve.MemoryNeed;
import io.watchword.modelpackages.serve.Placement;
import io.watchword.modelpackages.task.Classifying;
import io.watchword.modelpackages.task.LoadOptions;
import io.watchword.modelpackages.task.TaskLoader;
import io.watchword.process.config.PackageSettings;
import io.watchword.protocol.Repertoire;
import io.watchword.protocol.Texts;
import io.watchword.protocol.TrackKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A classifier that is loaded, and the kinds that it tells by their synsets. For one thread at a time. */
final class Classifier implements AutoCloseable {
    /** Most kinds that are tied to WordNet: they travel with every word of the model. */
    static final int MOST_KINDS = 25_000;

    private static final int MOST_NAME = 99;

    private final ModelPackage from;
    private final Classifying model;
    private final List<String> kinds;
    private final String repertoire;

    private Classifier(ModelPackage from, Classifying model) {
        this.from = from;
        this.model = model;
        this.kinds = model.kinds().stream()
                .map(Classifying.Kind::synset)
                .filter(synset -> !synset.isEmpty())
                .distinct()
                .toList();
        this.repertoire = Repertoire.name(kinds);
    }

    /**
     * Loads it and asks it twice: blocks, for a large one for seconds.
     *
     * @param threads of a forward pass on the processor
     * @throws PackageException if it can't be used
     */
    static Classifier load(ModelPackage from, PackageSettings settings, int threads) {
        LoadOptions options = new LoadOptions(device(settings), precision(settings), threads);
        Classifier loaded = new Classifier(from, TaskLoader.load(from, Classifying.class, options));
        if (loaded.kinds.isEmpty() || loaded.kinds.size() > MOST_KINDS) {
            loaded.close();
            throw new PackageException("The model package " + from.name() + " ties " + loaded.kinds.size()
                    + " of its kinds to WordNet, where 1 to " + MOST_KINDS
                    + " are wanted: export it with a synsets.json beside the checkpoint");
        }
        return loaded;
    }

    /** Where it would go with the memory that is free now, beside one that it is to take over from. */
    static Placement placement(ModelPackage from, PackageSettings settings) {
        Device device = device(settings);
        MemoryNeed need = MemoryNeed.of(settings.name(), from, precision(settings), 1, List.of(device));
        return Placement.tried(List.of(need), List.of(Placement.Room.free(device)));
    }

    private static Precision precision(PackageSettings settings) {
        return Precision.valueOf(settings.precision().toUpperCase(Locale.ROOT));
    }

    private static Device device(PackageSettings settings) {
        try {
            return Devices.parse(settings.devices(), 1).get(0);
        } catch (IllegalArgumentException e) {
            throw new PackageException(String.valueOf(e.getMessage()), e);
        }
    }

    ModelPackage from() {
        return from;
    }

    /** The synsets of what it tells apart. */
    List<String> kinds() {
        return kinds;
    }

    /** These together. */
    String repertoire() {
        return repertoire;
    }

    /** What a thing is that fills a picture, the likeliest first; what has no synset is left out. */
    List<TrackKind> tell(RgbImage picture) {
        Map<String, TrackKind> told = new LinkedHashMap<>();
        for (Classifying.RankedKind each : model.classify(picture)) {
            String synset = each.kind().synset();
            if (!synset.isEmpty()) {
                told.merge(synset, new TrackKind(synset, name(each.kind()), clamp(each.score())), Classifier::sum);
            }
        }
        List<TrackKind> all = new ArrayList<>(told.values());
        all.sort(Comparator.comparingDouble(TrackKind::probability).reversed());
        return all;
    }

    /** Of "fire engine, fire truck" the first. */
    private static String name(Classifying.Kind kind) {
        String first = kind.label().split(",", 2)[0].strip();
        return Texts.clip(first.isEmpty() ? kind.synset() : first, MOST_NAME);
    }

    private static double clamp(double score) {
        return Math.max(0, Math.min(1, score));
    }

    private static TrackKind sum(TrackKind one, TrackKind other) {
        return new TrackKind(one.synset(), one.name(), clamp(one.probability() + other.probability()));
    }

    @Override
    public void close() {
        model.close();
    }
}
