package io.watchword.standalone.cli;

import io.watchword.inference.PerceptionSettings;
import io.watchword.inference.kinds.StillKinds;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.device.Device;
import io.watchword.modelpackages.device.Devices;
import io.watchword.modelpackages.manifest.Precision;
import io.watchword.modelpackages.task.LoadOptions;
import io.watchword.openquestions.packages.LocalModel;
import io.watchword.process.config.PackageSettings;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.standalone.UserException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What looks at pictures, and on what, to be mixed into a command that keeps no data. Models are unpacked once for each
 * user of the machine.
 */
public final class LookingFlags {
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".watchword");
    private static final Path PACKAGES = CACHE.resolve("packages");

    @Mixin
    private final DetectorFlags detector = new DetectorFlags();

    @Option(
            names = "--devices",
            paramLabel = "DEVICE",
            description =
                    "What to look on: auto, cpu or gpu0, gpu1, … (default auto: the first GPU, else the processor)")
    private String devices = Devices.AUTO;

    @Option(
            names = "--classifier",
            paramLabel = "PLACE",
            description = "A model package of task classify that tells of what kind things are: questions may then use"
                    + " its kinds; a folder, a zip file, http(s)://… or s3://…")
    private @Nullable String classifier;

    boolean namesClassifier() {
        return classifier != null;
    }

    PerceptionSettings settings() {
        return detector.settings(CACHE.resolve("models"));
    }

    Device device(PerceptionSettings settings) {
        try {
            return Devices.one(devices, settings.threads());
        } catch (IllegalArgumentException e) {
            throw new UserException("--" + e.getMessage(), e);
        }
    }

    /** A package that {@code --model} names. */
    LocalModel local(String place, PerceptionSettings settings, QuestionEngine engine) {
        try {
            LoadOptions options = new LoadOptions(device(settings), Precision.FP32, settings.threads());
            return LocalModel.load(place, PACKAGES, engine.vocabulary().colours(), options);
        } catch (PackageException e) {
            throw new UserException("--model: " + e.getMessage(), e);
        }
    }

    /** The classifier, if one is named; the engine then knows what it tells. */
    @Nullable
    StillKinds classifier(PerceptionSettings settings, QuestionEngine engine) {
        return classifier == null
                ? null
                : open(PackageSettings.classifying("classifier", classifier), settings, engine);
    }

    /** The same that looks at everything in a picture at once, as there is but one. */
    @Nullable
    StillKinds classifierOfAll(PerceptionSettings settings, QuestionEngine engine) {
        if (classifier == null) {
            return null;
        }
        PackageSettings usual = PackageSettings.classifying("classifier", classifier);
        return open(
                usual.withCalls(
                        usual.timeout(),
                        usual.callsPerMinute(),
                        usual.callsPerMinuteInAll(),
                        PackageSettings.MOST_AT_ONCE,
                        usual.maxAge()),
                settings,
                engine);
    }

    private StillKinds open(PackageSettings told, PerceptionSettings settings, QuestionEngine engine) {
        try {
            PackageSettings wanted = told.on(devices, "fp32", 1);
            StillKinds kinds = StillKinds.open(wanted, PACKAGES, settings.threads(), engine::labelsWithKinds);
            engine.tell(List.of(kinds.status()));
            return kinds;
        } catch (PackageException | InvalidFieldException e) {
            throw new UserException("--classifier: " + e.getMessage(), e);
        }
    }
}
