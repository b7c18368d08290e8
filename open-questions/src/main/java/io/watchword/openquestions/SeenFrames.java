package io.watchword.openquestions;

import io.watchword.protocol.Answer;
import io.watchword.protocol.Frame;
import io.watchword.protocol.kafka.FrameKey;
import io.watchword.protocol.kafka.TopicWriter;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds what models are shown until they answer, which may be when the frame has long gone from the log; where the
 * answer is another than before, the frame is kept as evidence. For one event loop.
 */
final class SeenFrames implements Consumer<Frame> {
    private static final Logger LOG = LoggerFactory.getLogger(SeenFrames.class);
    private static final long MOST_BYTES = 32L << 20;

    private final TopicWriter<Frame> evidence;
    private final Map<FrameKey, Frame> held = new LinkedHashMap<>();
    private long bytes;

    SeenFrames(TopicWriter<Frame> evidence) {
        this.evidence = evidence;
    }

    /** A model is shown it. The longest held goes where there is no room. */
    @Override
    public void accept(Frame frame) {
        if (held.putIfAbsent(FrameKey.of(frame.camera(), frame.info()), frame) != null) {
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
            evidence.write(frame, frame.info().capturedAt()).onFailure(problem -> LOG.atWarn()
                    .addKeyValue("camera", frame.camera())
                    .log("A frame that a model was shown can't be kept: {}", problem.toString()));
        }
    }
}
