package io.watchword.inference;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.watchword.inference.detector.Detector;
import io.watchword.inference.detector.DetectorOptions;
import io.watchword.inference.detector.TorchScriptDetector;
import io.watchword.inference.kinds.KindTeller;
import io.watchword.modelpackages.device.Device;
import io.watchword.protocol.Camera;
import io.watchword.protocol.Frame;
import io.watchword.protocol.Health;
import io.watchword.protocol.Scene;
import io.watchword.protocol.kafka.CompactedTable;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.PartitionListener;
import io.watchword.protocol.kafka.Recent;
import io.watchword.protocol.kafka.Start;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicReader;
import io.watchword.protocol.kafka.TopicWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frames to scenes, on one device, which is its own: with a model, threads and partitions that no other has. Reads
 * {@code watchword.frames} as a member of the group {@code watchword-perception}, beginning with the newest frames:
 * what is late is of no use. Cameras' zones and lines come from {@code watchword.cameras}.
 */
public final class PerceptionVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(PerceptionVerticle.class);
    private static final String GROUP = "watchword-perception";
    private static final long LONGEST_DRAIN_MS = 1_500;
    private static final long LONGEST_RECALL_MS = 3_000;
    private static final Duration RECALLED = Duration.ofSeconds(15);
    private static final long WARM_MS = 60_000;

    private final KafkaBus bus;
    private final MeterRegistry registry;
    private final PerceptionSettings settings;
    private final Device device;
    private final KindTeller teller;
    private final Map<String, Integer> home = new HashMap<>();
    private Future<Void> recalled = Future.succeededFuture();
    private volatile @Nullable PerceptionPipeline pipeline;
    private @Nullable CompactedTable<Camera> cameras;
    private @Nullable TopicReader<Frame> reader;

    /** On a device that no other verticle of this process is given. */
    public PerceptionVerticle(KafkaBus bus, MeterRegistry registry, PerceptionSettings settings, Device device) {
        this(bus, registry, settings, device, KindTeller.NONE);
    }

    /** The same, which is also told of what kind things are. */
    public PerceptionVerticle(
            KafkaBus bus, MeterRegistry registry, PerceptionSettings settings, Device device, KindTeller teller) {
        this.bus = bus;
        this.registry = registry;
        this.settings = settings;
        this.device = device;
        this.teller = teller;
    }

    private String name() {
        return "perception-" + device.name();
    }

    /** How perception is doing; may be asked from any thread at any time. */
    public Supplier<Health> health() {
        return () -> {
            PerceptionPipeline running = pipeline;
            return running == null ? Health.down(name(), "starting") : running.health();
        };
    }

    /** Fails with a {@link io.watchword.inference.detector.DetectorException} if the model can't be loaded. */
    @Override
    public Future<?> start() {
        return vertx.executeBlocking(this::load).compose(this::run);
    }

    /** A detector for each lane. */
    private List<Detector> load() {
        List<Detector> loaded = new ArrayList<>();
        try {
            for (int lane = 0; lane < device.lanes(); lane++) {
                loaded.add(
                        new TorchScriptDetector(settings.model(), DetectorOptions.lane(device, settings.inputSize())));
            }
            return loaded;
        } catch (RuntimeException e) {
            loaded.forEach(Detector::close);
            throw e;
        }
    }

    private Future<Void> run(List<Detector> detectors) {
        TopicWriter<Scene> scenes = bus.writer(Topic.SCENES);
        CameraViews views = new CameraViews(settings.model().calibration(), teller);
        PerceptionPipeline started = new PerceptionPipeline(
                        new PerceptionPipeline.Options(
                                name(),
                                device.name(),
                                device.passes(),
                                device.batch(),
                                PerceptionSettings.BATCH_DELAY,
                                settings.inputSize(),
                                settings.maxAge()),
                        detectors,
                        views,
                        scenes::write,
                        new PerceptionMeters(registry, device.name()),
                        Clock.systemUTC())
                .start();
        pipeline = started;
        return bus.table(Topic.CAMERAS)
                .compose(table -> followCameras(table, views, started))
                .compose(ignored -> bus.read(
                        Topic.FRAMES,
                        new Start.Group(GROUP, device.name(), false, Start.Edge.NEWEST),
                        batch -> take(batch, started),
                        new Partitions(views, started)))
                .onFailure(problem -> started.close())
                .map(began -> {
                    reader = began;
                    LOG.atInfo()
                            .addKeyValue("device", device.name())
                            .log(
                                    "Perception runs {}, {} at a time",
                                    settings.model().file(),
                                    device.passes());
                    vertx.setTimer(WARM_MS, passed -> vertx.executeBlocking(CompilerThreads::makeWay));
                    return null;
                });
    }

    private Future<Void> followCameras(CompactedTable<Camera> table, CameraViews views, PerceptionPipeline started) {
        cameras = table;
        table.values().forEach(camera -> views.places(camera.id(), camera.zones(), camera.lines()));
        table.onChange((id, before, after) -> {
            if (after == null) {
                views.places(id, List.of(), List.of());
                started.forget(id);
            } else {
                views.places(id, after.zones(), after.lines());
            }
        });
        return Future.succeededFuture();
    }

    private Future<Void> take(List<Delivered<Frame>> batch, PerceptionPipeline started) {
        return recalled.onSuccess(ready -> offer(batch, started));
    }

    private void offer(List<Delivered<Frame>> batch, PerceptionPipeline started) {
        for (Delivered<Frame> each : batch) {
            Frame frame = each.value();
            if (frame != null) {
                int partition = each.position().partition();
                home.put(frame.camera(), partition);
                started.offer(new ArrivedFrame(frame, each.timestamp(), partition));
            }
        }
    }

    /** Where partitions go to another device, their cameras go with them. Runs on the event loop. */
    private final class Partitions implements PartitionListener {
        private final CameraViews views;
        private final PerceptionPipeline started;

        Partitions(CameraViews views, PerceptionPipeline started) {
            this.views = views;
            this.started = started;
        }

        @Override
        public void assigned(Set<Integer> partitions) {
            LOG.atInfo().addKeyValue("device", device.name()).log("Perceives partitions {}", partitions);
            recalled = recalled.compose(done -> recall(partitions));
        }

        /** Tracks go on where another device followed them until now; frames wait for that. */
        private Future<Void> recall(Set<Integer> partitions) {
            return vertx.executeBlocking(() -> latest(partitions))
                    .timeout(LONGEST_RECALL_MS, TimeUnit.MILLISECONDS)
                    .onSuccess(scenes -> scenes.forEach(views::resume))
                    .<Void>mapEmpty()
                    .otherwiseEmpty();
        }

        private Collection<Scene> latest(Set<Integer> partitions) {
            Map<String, Scene> latest = new HashMap<>();
            new Recent(bus).read(Topic.SCENES, partitions, RECALLED, record -> {
                Scene scene = record.value();
                if (scene != null) {
                    latest.merge(scene.camera(), scene, Partitions::later);
                }
            });
            return latest.values();
        }

        private static Scene later(Scene one, Scene other) {
            return other.frame().capturedAt().isAfter(one.frame().capturedAt()) ? other : one;
        }

        @Override
        public void revoked(Set<Integer> partitions) {
            started.handOver(partitions);
            home.forEach((camera, partition) -> {
                if (partitions.contains(partition)) {
                    views.forget(camera);
                }
            });
            home.values().removeAll(partitions);
        }
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
