package io.watchword.bench.evaluate;

import io.watchword.modelpackages.ModelPackage;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.device.Devices;
import io.watchword.modelpackages.manifest.Precision;
import io.watchword.modelpackages.store.PackageStore;
import io.watchword.modelpackages.store.StoreSettings;
import io.watchword.modelpackages.task.LoadOptions;
import io.watchword.process.config.ConfigFile;
import io.watchword.process.config.ModelSettings;
import io.watchword.process.config.PackageSettings;
import io.watchword.process.config.Settings;
import io.watchword.standalone.UserException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A model package that is evaluated instead of the scene. */
final class PackageOptions {
    @Option(
            names = "--package",
            paramLabel = "PLACE",
            description = "Evaluate this model package: a folder, a zip file, http(s)://… or s3://…")
    private @Nullable String place;

    @Option(
            names = "--config",
            paramLabel = "F.yaml",
            description = "Where --route finds a model of kind package by its name")
    private @Nullable Path config;

    @Option(
            names = "--devices",
            paramLabel = "DEVICE",
            description = "What the package runs on: auto, cpu or gpu0, gpu1, … (default: as configured, else auto)")
    private @Nullable String device;

    @Option(
            names = "--precision",
            paramLabel = "P",
            description = "Of the package's weights: fp32, fp16 or bf16 (default: as configured, else fp32)")
    private @Nullable String precision;

    /** A package that is here and whole, and how to run it. */
    record Chosen(ModelPackage from, LoadOptions options) {}

    /**
     * The package that is named; empty where none is.
     *
     * @param route what {@code --route} says, if it is a model's name
     */
    Optional<Chosen> chosen(Optional<String> route) {
        if (place != null && route.isPresent()) {
            throw new UserException("--package and --route " + route.get() + " name two models: give one");
        }
        return Optional.ofNullable(place)
                .map(written -> PackageSettings.answering("package", written))
                .or(() -> route.map(this::configured))
                .map(this::open);
    }

    private PackageSettings configured(String name) {
        if (config == null) {
            throw new UserException("--route " + name + ": name a file by --config that lists this model, or give"
                    + " --route scene, or --package");
        }
        ModelSettings model = Settings.of(Map.of(), Map.of(), ConfigFile.read(config)).models().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserException("--route " + name + ": " + config + " lists no such model"));
        if (model instanceof PackageSettings wanted) {
            return wanted;
        }
        throw new UserException("--route " + name + ": is of kind " + model.kind()
                + "; only the scene and models of kind package are evaluated here");
    }

    private static Precision precision(String written) {
        return Arrays.stream(Precision.values())
                .filter(each -> each.name().equalsIgnoreCase(written))
                .findFirst()
                .orElseThrow(
                        () -> new UserException("--precision must be fp32, fp16 or bf16, but is '" + written + "'"));
    }

    private Chosen open(PackageSettings wanted) {
        int threads = Math.min(8, Runtime.getRuntime().availableProcessors());
        try {
            LoadOptions options = new LoadOptions(
                    Devices.one(device == null ? wanted.devices() : device, threads),
                    precision(precision == null ? wanted.precision() : precision),
                    threads);
            Path cache = Path.of(System.getProperty("user.home"), ".watchword", "packages");
            return new Chosen(new PackageStore(StoreSettings.of(cache)).get(wanted.location()), options);
        } catch (PackageException | IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        }
    }
}
