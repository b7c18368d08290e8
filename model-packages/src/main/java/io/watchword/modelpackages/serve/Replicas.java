package io.watchword.modelpackages.serve;

import io.watchword.modelpackages.ModelPackage;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.manifest.Precision;
import io.watchword.modelpackages.task.LoadOptions;
import io.watchword.modelpackages.task.TaskLoader;
import io.watchword.modelpackages.task.VisualTask;
import java.util.ArrayList;
import java.util.List;

/** Loads a package wherever a plan has a place for it. */
public final class Replicas {
    private Replicas() {}

    /**
     * Loads and tries all of a package's replicas, one after the other; {@link Served} takes them.
     *
     * @param name what it is called in the plan
     * @param asked what they will be used for
     * @param plan where they go; what it has for other packages is left alone
     * @param threads of a forward pass on the processor
     * @throws PackageException if the plan has no place for it, or it can't be loaded; nothing of it stays loaded
     */
    public static <T extends VisualTask> List<T> load(
            String name, ModelPackage from, Class<T> asked, Placement plan, Precision precision, int threads) {
        List<T> loaded = new ArrayList<>();
        try {
            for (Placement.Place place : plan.places()) {
                if (place.name().equals(name)) {
                    loaded.add(TaskLoader.load(from, asked, new LoadOptions(place.device(), precision, threads)));
                }
            }
        } catch (RuntimeException | Error e) {
            loaded.forEach(VisualTask::close);
            throw e;
        }
        if (loaded.isEmpty()) {
            throw new PackageException("The plan has no place for " + name);
        }
        return List.copyOf(loaded);
    }
}
