package io.watchword.inference;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.watchword.protocol.Camera;
import io.watchword.protocol.Frame;
import io.watchword.protocol.Health;
import io.watchword.protocol.Scene;
import io.watchword.protocol.kafka.CompactedTable;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.PartitionListener;
import io.watchword.protocol.kafka.Start;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicReader;
import io.watchword.protocol.kafka.TopicWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frames to scenes, on one device. Reads {@code watchword.frames} as a member of the group
 * {@code watchword-perception}, beginning with the newest frames: what is late is of no use. Cameras' zones and lines
 * come from {@code watchword.cameras}.
 */
public final class PerceptionVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(PerceptionVerticle.class);
    private static final String GROUP = "watchword-perception";
    private static final String DEVICE = "cpu";
    private static final long LONGEST_DRAIN_MS = 1_500;

    private final KafkaBus bus;
    private final MeterRegistry registry;
    private final PerceptionSettings settings;
    private volatile @Nullable PerceptionPipeline pipeline;
    private @Nullable CompactedTable<Camera> cameras;
    private @Nullable TopicReader<Frame> reader;

    public PerceptionVerticle(KafkaBus bus, MeterRegistry registry, PerceptionSettings settings) {
        this.bus = bus;
        this.registry = registry;
        this.settings = settings;
    }

    /** How perception is doing; may be asked from any thread at any time. */
    public Supplier<Health> health() {
        return () -> {
            PerceptionPipeline running = pipeline;
            return running == null ? Health.down("perception", "starting") : running.health();
        };
    }

    /** Fails with a {@link io.watchword.inference.detector.DetectorException} if the model can't be loaded. */
    @Override
    public Future<?> start() {
        return vertx.executeBlocking(() -> new Perceiver(settings)).compose(this::run);
    }

    private Future<Void> run(Perceiver perceiver) {
        TopicWriter<Scene> scenes = bus.writer(Topic.SCENES);
        PerceptionPipeline started = new PerceptionPipeline(
                perceiver, scenes::write, new PerceptionMeters(registry), settings.maxAge(), Clock.systemUTC());
        pipeline = started;
        return bus.table(Topic.CAMERAS)
                .compose(table -> followCameras(table, perceiver, started))
                .compose(ignored -> bus.read(
                        Topic.FRAMES,
                        new Start.Group(GROUP, DEVICE, false, Start.Edge.NEWEST),
                        batch -> take(batch, started),
                        PartitionListener.NONE))
                .onFailure(problem -> started.close())
                .map(began -> {
                    reader = began;
                    LOG.atInfo().addKeyValue("device", DEVICE).log("Perception runs on {}", settings.model());
                    return null;
                });
    }

    private Future<Void> followCameras(CompactedTable<Camera> table, Perceiver perceiver, PerceptionPipeline started) {
        cameras = table;
        table.values().forEach(camera -> perceiver.places(camera.id(), camera.zones(), camera.lines()));
        table.onChange((id, before, after) -> {
            if (after == null) {
                perceiver.places(id, List.of(), List.of());
                started.forget(id);
            } else {
                perceiver.places(id, after.zones(), after.lines());
            }
        });
        return Future.succeededFuture();
    }

    private static Future<Void> take(List<Delivered<Frame>> batch, PerceptionPipeline started) {
        for (Delivered<Frame> each : batch) {
            Frame frame = each.value();
            if (frame != null) {
                started.offer(new ArrivedFrame(frame, each.timestamp()));
            }
        }
        return Future.succeededFuture();
    }

    /** Takes no more frames, gives those in hand a moment, and frees the model. */
    @Override
    public Future<?> stop() {
        PerceptionPipeline running = pipeline;
        if (running == null) {
            return Future.succeededFuture();
        }
        Future<Void> drained = running.drain().timeout(LONGEST_DRAIN_MS, TimeUnit.MILLISECONDS);
        return Future.join(closeReaders(), drained)
                .transform(ignored -> running.close().timeout(LONGEST_DRAIN_MS, TimeUnit.MILLISECONDS))
                .otherwiseEmpty();
    }

    private Future<?> closeReaders() {
        Future<Void> frames = reader == null ? Future.succeededFuture() : reader.close();
        Future<Void> table = cameras == null ? Future.succeededFuture() : cameras.close();
        return Future.join(frames, table);
    }
}
