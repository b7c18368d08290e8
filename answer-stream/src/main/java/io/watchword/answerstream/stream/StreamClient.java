package io.watchword.answerstream.stream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.watchword.protocol.Json;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the stream. First it is led from where it is to the end of the log (see {@link CatchUp}), pulled as
 * fast as it reads; then it is pushed what comes, within bounds. For one event loop.
 */
final class StreamClient {
    private static final Logger LOG = LoggerFactory.getLogger(StreamClient.class);

    private final StreamRequest request;
    private final HttpServerResponse response;
    private final StreamMetrics metrics;
    private final Outbox outbox;
    private @Nullable CatchUp catchUp;
    private boolean live;
    private boolean closed;

    StreamClient(StreamRequest request, HttpServerResponse response, StreamLimits limits, StreamMetrics metrics) {
        this.request = request;
        this.response = response;
        this.metrics = metrics;
        this.outbox = new Outbox(limits);
        response.exceptionHandler(problem -> closed = true);
        response.drainHandler(drained -> resume());
    }

    StreamRequest request() {
        return request;
    }

    boolean isOpen() {
        return !closed && !response.closed();
    }

    /** Leads it to the end of the log; it is live when that is done. */
    void begin(CatchUp lead) {
        catchUp = lead;
        lead.resume();
    }

    boolean isLive() {
        return live;
    }

    /** It has everything up to the end of the log. */
    void goLive() {
        catchUp = null;
        live = true;
        flush();
    }

    /** Writes as many as it can take now; true when none is left. */
    boolean write(Iterator<Buffer> frames) {
        while (frames.hasNext() && isOpen() && !response.writeQueueFull()) {
            response.write(frames.next());
            metrics.sent();
        }
        return !frames.hasNext();
    }

    /** Writes at once what is no event. */
    void remark(Buffer remark) {
        if (isOpen()) {
            response.write(remark);
        }
    }

    /** Sends an event, soon. */
    void event(Buffer event) {
        if (!isOpen()) {
            return;
        }
        if (!outbox.offer(event)) {
            flush();
            if (!outbox.offer(event)) {
                closeSlow();
                return;
            }
        }
        metrics.sent();
    }

    /** Sends a scene, unless a newer one comes before it can be sent. */
    void scene(String camera, Buffer scene) {
        if (outbox.replaceScene(camera, scene)) {
            metrics.conflated();
        }
        metrics.sent();
    }

    /** Writes what waits, as far as it can be taken. */
    void flush() {
        while (isLive() && isOpen() && !outbox.isEmpty() && !response.writeQueueFull()) {
            response.write(outbox.take());
        }
    }

    /** Keeps proxies awake, and moves the last id on where all answers before it have been written. */
    void heartbeat(String id) {
        if (isOpen() && !response.writeQueueFull()) {
            response.write(
                    isLive() && !outbox.hasEvents()
                            ? SseFrames.comment("").appendBuffer(SseFrames.id(id))
                            : SseFrames.comment(""));
        }
    }

    /** Ends the stream, saying why; the client comes back with its last id. */
    void close(String reason) {
        if (isOpen()) {
            closed = true;
            outbox.clear();
            response.write(SseFrames.event("closing", null, Json.write(Map.of("reason", reason))));
            response.end(SseFrames.comment("closing: " + reason));
        }
    }

    /** Ends the stream, as what was missed can't be had at the moment. */
    void logUnreadable(Throwable problem) {
        LOG.warn("A client could not be brought up to date: {}", problem.toString());
        close("the log can't be read at the moment; come back with the last id");
    }

    private void closeSlow() {
        metrics.slow();
        close("this client reads too slowly; come back with the last id");
    }

    /** Goes on with what it can take. */
    void resume() {
        CatchUp lead = catchUp;
        if (lead == null) {
            flush();
        } else {
            lead.resume();
        }
    }
}
