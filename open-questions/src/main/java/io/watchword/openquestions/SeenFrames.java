package io.watchword.openquestions;

import io.vertx.core.Future;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Frame;
import io.watchword.protocol.kafka.FrameKey;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds what models are shown until they answer, which may be when the frame has long gone from the log; where the
 * answer is another than before, the frame is kept as evidence. For one event loop.
 */
final class SeenFrames implements Consumer<Frame> {
    private static final Logger LOG = LoggerFactory.getLogger(SeenFrames.class);
    private static final long MOST_BYTES = 32L << 20;
    private static final int MOST_KEPT = 1_024;

    private final Function<Frame, Future<?>> evidence;
    private final Map<FrameKey, Frame> held = new LinkedHashMap<>();
    private final Set<FrameKey> kept = new LinkedHashSet<>();
    private long bytes;

    /** @param evidence keeps a frame; fails where it can't */
    SeenFrames(Function<Frame, Future<?>> evidence) {
        this.evidence = evidence;
    }

    /** A model is shown it. The longest held goes where there is no room. */
    @Override
    public void accept(Frame frame) {
        FrameKey key = FrameKey.of(frame.camera(), frame.info());
        if (kept.contains(key) || held.putIfAbsent(key, frame) != null) {
            return;
        }
        bytes += frame.jpeg().length;
        Iterator<Frame> eldest = held.values().iterator();
        while (bytes > MOST_BYTES && held.size() > 1) {
            bytes -= eldest.next().jpeg().length;
            eldest.remove();
        }
    }

    /** An answer is about to be told. */
    void answered(Answer answer) {
        Frame frame = answer.changed() ? held.remove(FrameKey.of(answer)) : null;
        if (frame != null) {
            bytes -= frame.jpeg().length;
            remember(FrameKey.of(answer));
            evidence.apply(frame).onFailure(problem -> LOG.atWarn()
                    .addKeyValue("camera", frame.camera())
                    .log("A frame that a model was shown can't be kept: {}", problem.toString()));
        }
    }

    /** Another question may be shown the same frame later. */
    private void remember(FrameKey key) {
        kept.add(key);
        if (kept.size() > MOST_KEPT) {
            Iterator<FrameKey> eldest = kept.iterator();
            eldest.next();
            eldest.remove();
        }
    }
}
