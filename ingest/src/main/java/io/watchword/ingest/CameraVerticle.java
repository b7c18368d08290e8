package io.watchword.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.watchword.protocol.Camera;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One camera. Reads on a thread of its own named {@code camera-<id>}, never on an event loop; a paused camera has none.
 * Stopping it ends the read it is blocked in and completes when its memory is freed.
 */
final class CameraVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(CameraVerticle.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final KafkaBus bus;
    private final MeterRegistry registry;
    private final IngestSettings settings;
    private final Sources sources;
    private final Camera camera;
    private final Interrupt interrupt = new Interrupt();
    private final Promise<Void> ended = Promise.promise();
    private @Nullable CameraMeters meters;
    private @Nullable StatusReporter status;

    CameraVerticle(KafkaBus bus, MeterRegistry registry, IngestSettings settings, Sources sources, Camera camera) {
        this.bus = bus;
        this.registry = registry;
        this.settings = settings;
        this.sources = sources;
        this.camera = camera;
    }

    @Override
    public Future<?> start() {
        CameraMeters figures = new CameraMeters(registry, camera.id());
        Lifecycle first = camera.paused() ? new Lifecycle.Paused(Instant.now()) : Lifecycle.begin(Instant.now());
        StatusReporter reporter = new StatusReporter(camera.id(), bus.writer(Topic.CAMERA_STATUS), figures, first);
        meters = figures;
        status = reporter;
        if (camera.paused()) {
            reporter.entered(first);
            ended.complete();
        } else {
            startReading(reporter, figures);
        }
        return Future.succeededFuture();
    }

    private void startReading(StatusReporter reporter, CameraMeters figures) {
        Backoff backoff = Backoff.of(settings);
        CameraReader reader = new CameraReader(
                camera, settings, sources, bus.writer(Topic.FRAMES), reporter, figures, backoff, interrupt);
        Thread thread = new Thread(() -> read(reader), "camera-" + camera.id());
        thread.setDaemon(true);
        thread.start();
    }

    private void read(Runnable reader) {
        try {
            reader.run();
        } catch (RuntimeException | Error e) {
            LOG.atError().addKeyValue("camera", camera.id()).setCause(e).log("The reader thread ended");
        } finally {
            ended.complete();
        }
    }

    @Override
    public Future<?> stop() {
        interrupt.stop();
        return ended.future()
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .recover(this::abandon)
                .compose(ignored -> written())
                .onComplete(ignored -> removeMeters());
    }

    private Future<Void> abandon(Throwable late) {
        // such as a webcam driver that does not return: the thread ends and frees its memory when it does
        LOG.atWarn().addKeyValue("camera", camera.id()).log("Its reader is slow to stop; not waiting for it");
        return Future.succeededFuture();
    }

    private Future<Void> written() {
        return status == null ? Future.succeededFuture() : status.written();
    }

    private void removeMeters() {
        if (meters != null) {
            meters.remove();
        }
    }
}
