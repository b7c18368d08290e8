package io.watchword.ingest;

import io.vertx.core.Future;
import io.watchword.models.EmbeddedModels;
import io.watchword.process.Role;
import io.watchword.process.Stage;
import io.watchword.process.config.Key;
import io.watchword.process.config.Keys;
import io.watchword.process.config.Settings;
import io.watchword.protocol.CameraUrls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Runs the cameras that the group gives to this process. */
public final class IngestRole implements Role<Settings> {
    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String says() {
        return "Reads cameras and sends their frames to Kafka; any number of these share the cameras.";
    }

    @Override
    public List<Key<?>> keys() {
        return Keys.INGEST;
    }

    @Override
    public Settings settings(Settings settings) {
        return settings;
    }

    @Override
    public Future<?> start(Stage stage, Settings settings) {
        CameraUrls urls = new CameraUrls(settings.get(Keys.ALLOW_LOOPBACK_CAMERAS), false);
        return stage.vertx()
                .executeBlocking(() -> new IngestVerticle(stage.bus(), stage.meters(), of(settings, urls)))
                .compose(verticle -> {
                    stage.watch().accept(verticle::health);
                    return stage.topics().compose(ready -> stage.vertx().deployVerticle(verticle));
                });
    }

    /**
     * How cameras are read. Unpacks the demo clip: blocks.
     *
     * @throws UncheckedIOException if it can't be unpacked
     */
    public static IngestSettings of(Settings settings, CameraUrls urls) {
        IngestSettings read = IngestSettings.defaults(clip(settings.get(Keys.DATA_DIR)), urls)
                .withStillFps(settings.get(Keys.STILL_FPS));
        return settings.find(Keys.MEDIA_FOLDER).map(read::withMediaFolder).orElse(read);
    }

    private static Path clip(Path directory) {
        try {
            return EmbeddedModels.extractDemoClip(directory.resolve("models"));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The demo clip can't be unpacked into " + directory + " (" + e + "); choose another --data-dir", e);
        }
    }
}
