package io.watchword.answerstream.evidence;

import io.vertx.core.Future;
import io.watchword.answerstream.history.Past;
import io.watchword.protocol.Frame;
import io.watchword.protocol.kafka.FrameKey;
import io.watchword.protocol.kafka.FrameSearch;
import java.util.Optional;

/** The frames behind answers: those kept for their changes, and, for some seconds, every other. */
public final class Evidence {
    private final Past<Frame> kept;
    private final Past<Frame> recent;

    /**
     * @param kept the evidence
     * @param recent the live frames
     */
    public Evidence(Past<Frame> kept, Past<Frame> recent) {
        this.kept = kept;
        this.recent = recent;
    }

    /** The frame, if it is kept. */
    public Future<Optional<Frame>> find(FrameKey key) {
        return kept.look(look -> FrameSearch.find(look, key))
                .compose(found -> found.isPresent()
                        ? Future.succeededFuture(found)
                        : recent.look(look -> FrameSearch.find(look, key)));
    }
}
