package io.watchword.standalone.cli;

import io.watchword.inference.PerceptionSettings;
import io.watchword.inference.kinds.StillKinds;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.device.Device;
import io.watchword.modelpackages.device.Devices;
import io.watchword.modelpackages.manifest.Precision;
import io.watchword.modelpackages.task.LoadOptions;
import io.watchword.models.EmbeddedDetector;
import io.watchword.openquestions.packages.LocalModel;
import io.watchword.process.config.PackageSettings;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.standalone.UserException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The embedded models, unpacked once per machine for the commands that keep no data. */
final class Models {
    private Models() {}

    /** For a command that does nothing else meanwhile: on every core. An input size of 0 is the detector's own. */
    static PerceptionSettings perception(EmbeddedDetector detector, int inputSize) {
        Path cache = Path.of(System.getProperty("user.home"), ".watchword", "models");
        try {
            return PerceptionSettings.embedded(detector, cache)
                    .withInputSize(inputSize)
                    .withThreads(Math.min(8, Runtime.getRuntime().availableProcessors()));
        } catch (IOException e) {
            throw new UserException("The model can't be unpacked into " + cache + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new UserException("--" + e.getMessage(), e);
        }
    }

    /** What {@code --detector} names. */
    static EmbeddedDetector detector(String name) {
        try {
            return EmbeddedDetector.called(name);
        } catch (IllegalArgumentException e) {
            throw new UserException("--" + e.getMessage(), e);
        }
    }

    /** The package that {@code --model} names. */
    static LocalModel local(String place, String devices, PerceptionSettings settings, QuestionEngine engine) {
        Path cache = Path.of(System.getProperty("user.home"), ".watchword", "packages");
        try {
            LoadOptions options = new LoadOptions(device(devices, settings), Precision.FP32, settings.threads());
            return LocalModel.load(place, cache, engine.vocabulary().colours(), options);
        } catch (PackageException e) {
            throw new UserException("--model: " + e.getMessage(), e);
        }
    }

    /** The package that {@code --classifier} names; the engine then knows what it tells. */
    static StillKinds classifier(String place, String devices, PerceptionSettings settings, QuestionEngine engine) {
        return classifier(PackageSettings.classifying("classifier", place), devices, settings, engine);
    }

    /** The same that looks at everything in a picture at once, as there is but one. */
    static StillKinds classifierOfAll(
            String place, String devices, PerceptionSettings settings, QuestionEngine engine) {
        PackageSettings usual = PackageSettings.classifying("classifier", place);
        return classifier(
                usual.withCalls(
                        usual.timeout(),
                        usual.callsPerMinute(),
                        usual.callsPerMinuteInAll(),
                        PackageSettings.MOST_AT_ONCE,
                        usual.maxAge()),
                devices,
                settings,
                engine);
    }

    private static StillKinds classifier(
            PackageSettings told, String devices, PerceptionSettings settings, QuestionEngine engine) {
        Path cache = Path.of(System.getProperty("user.home"), ".watchword", "packages");
        try {
            PackageSettings wanted = told.on(devices, "fp32", 1);
            StillKinds kinds = StillKinds.open(wanted, cache, settings.threads(), engine::labelsWithKinds);
            engine.tell(List.of(kinds.status()));
            return kinds;
        } catch (PackageException | InvalidFieldException e) {
            throw new UserException("--classifier: " + e.getMessage(), e);
        }
    }

    /** What {@code --devices} names. */
    static Device device(String devices, PerceptionSettings settings) {
        try {
            return Devices.one(devices, settings.threads());
        } catch (IllegalArgumentException e) {
            throw new UserException("--" + e.getMessage(), e);
        }
    }
}
