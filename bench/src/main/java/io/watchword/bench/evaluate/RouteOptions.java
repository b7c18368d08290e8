package io.watchword.bench.evaluate;

import io.watchword.inference.PerceptionSettings;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.task.VisualTask;
import io.watchword.standalone.UserException;
import io.watchword.standalone.cli.DetectorFlags;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How pictures are looked at. */
final class RouteOptions {
    private static final String SCENE = "scene";

    @Option(
            names = "--route",
            paramLabel = "ROUTE",
            description = "What answers: scene (the detector and the question engine, the default), or the name of a"
                    + " model of kind package that --config lists")
    private String way = SCENE;

    @Mixin
    private PackageOptions packages = new PackageOptions();

    @Mixin
    private final DetectorFlags detector = new DetectorFlags();

    /**
     * Loads what answers; the embedded detector's file is written into the folder.
     *
     * @param needed what a package must be able to do
     */
    Route open(Path folder, Class<? extends VisualTask> needed) {
        return chosen().<Route>map(chosen -> open(chosen, needed)).orElseGet(() -> new SceneRoute(perception(folder)));
    }

    private static Route open(PackageOptions.Chosen chosen, Class<? extends VisualTask> needed) {
        try {
            return new PackageRoute(chosen.from(), needed, chosen.options());
        } catch (PackageException e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The package that is named; empty where it is the scene. */
    Optional<PackageOptions.Chosen> chosen() {
        return packages.chosen(Optional.of(way).filter(named -> !named.equalsIgnoreCase(SCENE)));
    }

    /** The detector's settings; its file is written into the folder. */
    PerceptionSettings perception(Path folder) {
        return detector.settings(folder);
    }
}
