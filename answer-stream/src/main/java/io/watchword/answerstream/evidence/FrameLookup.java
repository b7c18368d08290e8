package io.watchword.answerstream.evidence;

import io.vertx.core.Future;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Frame;
import java.util.Optional;

/** Finds the frame of an answer, wherever it is kept. */
@FunctionalInterface
public interface FrameLookup {
    /** The frame, if it is kept. */
    Future<Optional<Frame>> find(Answer answer);
}
