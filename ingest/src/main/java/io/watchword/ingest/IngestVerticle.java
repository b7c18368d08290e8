package io.watchword.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.watchword.protocol.Camera;
import io.watchword.protocol.CameraStatus;
import io.watchword.protocol.Health;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.PartitionListener;
import io.watchword.protocol.kafka.Start;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicReader;
import io.watchword.protocol.kafka.TopicWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the cameras of this process: those of the partitions of the cameras topic that the group gives it. Each is a
 * {@link CameraVerticle}, started, changed and stopped by itself, so that no camera ever waits for another. When a
 * partition is taken away its cameras stop here, and run wherever it goes. It also tries cameras that nobody has
 * connected yet.
 */
public final class IngestVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(IngestVerticle.class);
    private static final String GROUP = "watchword-ingest";

    private final KafkaBus bus;
    private final MeterRegistry meters;
    private final IngestSettings settings;
    private final Sources sources;
    private final Trials trials;
    private final Map<String, CameraSlot> slots = new HashMap<>();
    private @Nullable TopicReader<Camera> reader;
    private @Nullable TopicWriter<CameraStatus> statuses;
    private volatile Health health = Health.down("ingest", "not started");

    /**
     * @param bus connects to Kafka; the topics exist
     * @param meters takes the figures of every camera
     * @param settings how cameras are read
     */
    public IngestVerticle(KafkaBus bus, MeterRegistry meters, IngestSettings settings) {
        this.bus = bus;
        this.meters = meters;
        this.settings = settings;
        this.sources = new Sources(settings, new SecretReferences(System::getenv));
        this.trials = new Trials(bus, sources);
    }

    @Override
    public Future<?> start() {
        statuses = bus.writer(Topic.CAMERA_STATUS);
        Start start = new Start.Group(GROUP, "ingest", false, Start.Edge.OLDEST);
        return bus.read(Topic.CAMERAS, start, this::take, new Ownership())
                .onSuccess(reading -> reader = reading)
                .compose(reading -> trials.start())
                .onSuccess(started -> health = Health.up("ingest"));
    }

    /** Whether this process reads the cameras it is given; a camera that fails is no fault of it. Any thread. */
    public Health health() {
        return health;
    }

    @Override
    public Future<?> stop() {
        health = Health.down("ingest", "stopped");
        Future<Void> closed = reader == null ? Future.succeededFuture() : reader.close();
        return Future.join(closed, trials.stop());
    }

    // what a batch says of a camera last is all that matters; the steps that follow from it are not waited for
    private Future<Void> take(List<Delivered<Camera>> batch) {
        Map<String, Delivered<Camera>> latest = new LinkedHashMap<>();
        batch.forEach(record -> latest.put(record.key(), record));
        latest.values().forEach(this::take);
        return Future.succeededFuture();
    }

    private void take(Delivered<Camera> record) {
        if (record.value() != null && !record.value().id().equals(record.key())) {
            LOG.atWarn().addKeyValue("camera", record.key()).log("Skipped a record whose key is not its camera's id");
            return;
        }
        CameraSlot slot = slots.computeIfAbsent(
                record.key(), id -> new CameraSlot(id, record.position().partition(), new Deployments()));
        if (record.value() == null) {
            slot.delete();
        } else {
            slot.want(record.value());
        }
    }

    private final class Ownership implements PartitionListener {
        @Override
        public void assigned(Set<Integer> partitions) {
            LOG.atInfo().log("Runs the cameras of partitions {}", partitions);
        }

        @Override
        public void revoked(Set<Integer> partitions) {
            List.copyOf(slots.values()).stream()
                    .filter(slot -> partitions.contains(slot.partition()))
                    .forEach(CameraSlot::release);
        }
    }

    private final class Deployments implements CameraSlot.Actions {
        @Override
        public Future<String> start(Camera camera) {
            return vertx.deployVerticle(new CameraVerticle(bus, meters, settings, sources, camera));
        }

        @Override
        public Future<Void> stop(String deployment) {
            return vertx.undeploy(deployment);
        }

        @Override
        public Future<Void> forget(String camera) {
            return statuses == null
                    ? Future.succeededFuture()
                    : statuses.delete(camera).mapEmpty();
        }

        @Override
        public void idle(CameraSlot slot) {
            slots.remove(slot.id(), slot);
        }
    }
}
