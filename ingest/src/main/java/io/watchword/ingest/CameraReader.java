package io.watchword.ingest;

import io.watchword.protocol.Camera;
import io.watchword.protocol.Frame;
import io.watchword.protocol.kafka.TopicWriter;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a camera's thread does: open, read to the end or to a failure, wait, and again, until stopped. All native memory
 * belongs to this thread and is freed by it.
 */
final class CameraReader implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(CameraReader.class);

    private final Camera camera;
    private final IngestSettings settings;
    private final Sources sources;
    private final TopicWriter<Frame> frames;
    private final StatusReporter status;
    private final CameraMeters meters;
    private final Backoff backoff;
    private final Interrupt interrupt;
    private final Sequence sequence = new Sequence(Instant.now());
    private Lifecycle.Attempting state;

    CameraReader(
            Camera camera,
            IngestSettings settings,
            Sources sources,
            TopicWriter<Frame> frames,
            StatusReporter status,
            CameraMeters meters,
            Backoff backoff,
            Interrupt interrupt) {
        this.camera = camera;
        this.settings = settings;
        this.sources = sources;
        this.frames = frames;
        this.status = status;
        this.meters = meters;
        this.backoff = backoff;
        this.interrupt = interrupt;
        this.state = Lifecycle.begin(Instant.now());
    }

    @Override
    public void run() {
        status.entered(state);
        while (!interrupt.isStopped()) {
            MediaException problem = attempt();
            if (!interrupt.isStopped()) {
                retry(problem);
            }
        }
    }

    private MediaException attempt() {
        try {
            read();
            return new MediaException(MediaError.ENDED, "stopped");
        } catch (MediaException e) {
            return e;
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("camera", camera.id()).setCause(e).log("Reading failed unexpectedly");
            return new MediaException(MediaError.FAILED, "Reading failed inside Watchword; its log says more");
        }
    }

    private void read() throws MediaException {
        Source source = sources.of(camera);
        interrupt.allow(settings.patience().openWithin());
        try (VideoStream stream =
                        VideoStream.open(source, interrupt, settings.patience().stall(), 1);
                StillFilter stills = StillFilter.of(camera, settings);
                FramePublisher publisher = new FramePublisher(camera.id(), frames, settings, meters)) {
            new Showing(source, stream, stills, publisher).run();
        }
    }

    private void retry(MediaException problem) {
        status.failed(problem.words());
        if (problem.error() == MediaError.STALLED && state instanceof Lifecycle.Live live) {
            enter(live.stalled(Instant.now()));
        }
        Lifecycle.Waiting waiting = state.failed(problem.error(), Instant.now(), backoff);
        status.entered(waiting);
        if (interrupt.pause(Duration.between(Instant.now(), waiting.retryAt()))) {
            status.restarted();
            enter(waiting.retry(Instant.now()));
        }
    }

    private void enter(Lifecycle.Attempting next) {
        state = next;
        status.entered(next);
    }

    /** One open stream, from its first frame to its end. */
    private final class Showing {
        private final Source source;
        private final VideoStream stream;
        private final StillFilter stills;
        private final FramePublisher publisher;
        private final Playback playback;
        private final Pacer pacer = new Pacer(camera.fps());

        Showing(Source source, VideoStream stream, StillFilter stills, FramePublisher publisher) {
            this.source = source;
            this.stream = stream;
            this.stills = stills;
            this.publisher = publisher;
            this.playback = Playback.of(source.pace(), stream);
        }

        void run() throws MediaException {
            while (!interrupt.isStopped()) {
                if (stream.next(this::isWanted)) {
                    show();
                } else {
                    again();
                }
            }
        }

        // only what comes as it happens can be judged before it is decoded: the others' times are in their frames
        private boolean isWanted() {
            return !(playback instanceof Playback.Arrival) || pacer.isDue(playback.time(stream));
        }

        private void show() {
            meters.decoded(stream.decodeNanos());
            meters.skipped(stream.takeSkipped());
            long time = playback.time(stream);
            if (!playback.await(time, interrupt)) {
                return;
            }
            Instant receivedAt = playback.receivedAt(stream);
            status.frame(receivedAt, stream);
            if (state instanceof Lifecycle.Connecting connecting) {
                enter(connecting.live(Instant.now()));
            }
            publish(time, receivedAt);
            status.tick(Instant.now());
        }

        private void publish(long time, Instant receivedAt) {
            if (!pacer.pick(time)) {
                meters.skipped(1);
            } else if (!stills.admits(stream.frame(), time)) {
                meters.still();
            } else if (playback instanceof Playback.Unpaced && !publisher.awaitRoom(interrupt)) {
                meters.dropped();
            } else if (publisher.publish(stream.frame(), receivedAt, sequence)) {
                status.published();
            }
        }

        private void again() throws MediaException {
            if (!source.looped()) {
                throw Explanation.of(MediaError.ENDED, source);
            }
            if (stream.index() < 0) {
                throw Explanation.of(MediaError.NO_VIDEO, source);
            }
            if (!stream.rewind()) {
                throw Explanation.of(MediaError.ENDED, source);
            }
        }
    }
}
