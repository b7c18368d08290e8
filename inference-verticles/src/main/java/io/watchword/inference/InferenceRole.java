package io.watchword.inference;

import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.watchword.modelpackages.device.Device;
import io.watchword.modelpackages.device.Devices;
import io.watchword.models.EmbeddedDetector;
import io.watchword.process.Role;
import io.watchword.process.Stage;
import io.watchword.process.config.Key;
import io.watchword.process.config.Keys;
import io.watchword.process.config.Settings;
import io.watchword.questionengine.QuestionEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at frames on every device of this process, and answers questions about what is seen. */
public final class InferenceRole implements Role<Settings> {
    private static final Logger LOG = LoggerFactory.getLogger(InferenceRole.class);
    // the models of a process have as many threads a forward pass as whichever is loaded first
    private static final int DETECTORS_THREADS = 1;

    @Override
    public String name() {
        return "inference";
    }

    @Override
    public String says() {
        return "Looks at frames and answers the standing questions; any number of these share the cameras.";
    }

    @Override
    public List<Key<?>> keys() {
        return Keys.INFERENCE;
    }

    /** Also that the detector exists and takes the input size, without unpacking it. */
    @Override
    public Settings settings(Settings settings) {
        EmbeddedDetector.called(settings.get(Keys.DETECTOR));
        return settings;
    }

    @Override
    public Future<?> start(Stage stage, Settings settings) {
        return stage.vertx().executeBlocking(() -> verticles(stage, settings)).compose(verticles -> stage.topics()
                .compose(ready -> Future.join(verticles.stream()
                        .map(each -> stage.vertx().deployVerticle(each))
                        .toList())));
    }

    private static List<Deployable> verticles(Stage stage, Settings settings) {
        PerceptionSettings perception = perception(settings);
        QuestionEngine engine = QuestionEngine.load(Perceiver.VOCABULARY);
        KindsVerticle kinds = KindsVerticle.of(stage.bus(), stage.meters(), settings, engine, DETECTORS_THREADS);
        List<Deployable> verticles = new ArrayList<>(List.of(kinds));
        for (Device device : devices(settings, perception, settings.get(Keys.KAFKA_PARTITIONS))) {
            PerceptionVerticle verticle =
                    new PerceptionVerticle(stage.bus(), stage.meters(), perception, device, kinds.teller());
            stage.watch().accept(verticle.health());
            verticles.add(verticle);
        }
        AnsweringVerticle answering = new AnsweringVerticle(stage.bus(), stage.meters(), engine);
        stage.watch().accept(answering.health());
        verticles.add(answering);
        return verticles;
    }

    /**
     * How frames are looked at. Unpacks the model: blocks.
     *
     * @throws UncheckedIOException if it can't be unpacked
     * @throws IllegalArgumentException if something can't be, beginning with the key's name and a colon
     */
    public static PerceptionSettings perception(Settings settings) {
        Path directory = settings.get(Keys.DATA_DIR).resolve("models");
        try {
            return PerceptionSettings.embedded(EmbeddedDetector.called(settings.get(Keys.DETECTOR)), directory)
                    .withInputSize(settings.get(Keys.INPUT_SIZE))
                    .withThreads(settings.get(Keys.THREADS));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The model can't be unpacked into " + directory + " (" + e + "); choose another --data-dir", e);
        }
    }

    /**
     * What to look on. Each device has a partition of the frames to itself, so more devices than those would only take
     * memory.
     *
     * @throws IllegalArgumentException if a device isn't there, or more are named than there are partitions
     */
    public static List<Device> devices(Settings settings, PerceptionSettings perception, int partitions) {
        String named = settings.get(Keys.DEVICES);
        List<Device> devices = Devices.parse(named, perception.threads());
        if (devices.size() <= partitions) {
            return devices;
        }
        if (!named.equals(Devices.AUTO)) {
            throw new IllegalArgumentException("devices: " + named + " is " + devices.size()
                    + " devices, but frames come in " + partitions + " partitions, each for one device; give no more"
                    + " than " + partitions);
        }
        LOG.warn("Of {} devices {} are used: frames come in as many partitions", devices.size(), partitions);
        return devices.subList(0, partitions);
    }
}
