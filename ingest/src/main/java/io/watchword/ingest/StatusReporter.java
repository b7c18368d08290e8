package io.watchword.ingest;

import io.vertx.core.Future;
import io.watchword.protocol.CameraStatus;
import io.watchword.protocol.kafka.Position;
import io.watchword.protocol.kafka.TopicWriter;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Tells others how a camera is doing: at once when its state changes, and every few seconds while frames come. Used by
 * the camera's reader thread only.
 */
final class StatusReporter {
    private static final Logger LOG = LoggerFactory.getLogger(StatusReporter.class);
    private static final Duration FIRST_FIGURES = Duration.ofSeconds(1);
    private static final Duration FIGURES = Duration.ofSeconds(5);

    private final String camera;
    private final TopicWriter<CameraStatus> writer;
    private final CameraMeters meters;
    private final FrameRate rate = new FrameRate();
    private Lifecycle state;
    private @Nullable String codec;
    private int width;
    private int height;
    private @Nullable Instant lastFrameAt;
    private @Nullable String lastError;
    private @Nullable String lastProblem;
    private long restarts;
    private Instant nextFigures = Instant.MAX;
    private volatile Future<Position> lastWrite = Future.succeededFuture();

    StatusReporter(String camera, TopicWriter<CameraStatus> writer, CameraMeters meters, Lifecycle state) {
        this.camera = camera;
        this.writer = writer;
        this.meters = meters;
        this.state = state;
    }

    /** The state is now this. */
    void entered(Lifecycle next) {
        state = next;
        meters.state(next.published().name());
        if (next instanceof Lifecycle.Live) {
            rate.restart(next.since());
            nextFigures = next.since().plus(FIRST_FIGURES);
        } else {
            nextFigures = Instant.MAX;
        }
        log(next);
        write();
    }

    /** It failed so. */
    void failed(String words) {
        lastError = words;
    }

    /** It is opened once more. */
    void restarted() {
        restarts++;
        meters.restarted();
    }

    /** A frame came. */
    void frame(Instant receivedAt, VideoStream stream) {
        lastFrameAt = receivedAt;
        codec = stream.codec();
        width = stream.width();
        height = stream.height();
    }

    /** A frame was handed to the brokers. */
    void published() {
        rate.count();
    }

    /** Writes the figures if it is time to. */
    void tick(Instant now) {
        if (!now.isBefore(nextFigures)) {
            nextFigures = now.plus(FIGURES);
            rate.settle(now);
            write();
        }
    }

    /** Completes when what was written last has arrived, or failed to. */
    Future<Void> written() {
        return lastWrite.transform(ignored -> Future.succeededFuture());
    }

    private void write() {
        double fps = state instanceof Lifecycle.Live ? rate.perSecond() : 0;
        lastWrite = writer.write(new CameraStatus(
                camera, state.published(), state.since(), fps, codec, width, height, lastFrameAt, restarts, lastError));
    }

    // a camera that stays away is mentioned once, not at each attempt
    private void log(Lifecycle next) {
        String line = next instanceof Lifecycle.Waiting
                ? next.published().name() + ": " + lastError
                : next.published().name();
        boolean news = next instanceof Lifecycle.Waiting ? !line.equals(lastProblem) : next instanceof Lifecycle.Live;
        if (next instanceof Lifecycle.Waiting) {
            lastProblem = line;
        } else if (next instanceof Lifecycle.Live) {
            lastProblem = null;
        }
        LOG.atLevel(level(next, news)).addKeyValue("camera", camera).log(line);
    }

    private static Level level(Lifecycle next, boolean news) {
        if (!news) {
            return Level.DEBUG;
        }
        return next instanceof Lifecycle.Waiting ? Level.WARN : Level.INFO;
    }
}
