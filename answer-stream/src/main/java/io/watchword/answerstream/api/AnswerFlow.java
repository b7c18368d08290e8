package io.watchword.answerstream.api;

import io.watchword.protocol.Answer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Of each camera the newest frame that the question engine answered on. A model's answers are left out: they are of a
 * frame of some time ago by their nature. For one event loop.
 */
public final class AnswerFlow {
    private final Map<String, Instant> newest = new HashMap<>();

    /** An answer came in. */
    public void note(Answer answer) {
        if (answer.by() == null) {
            newest.merge(
                    answer.camera(), answer.frame().capturedAt(), (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    /** Forgets a camera. */
    public void forget(String camera) {
        newest.remove(camera);
    }

    /** When the newest frame was captured that was answered on; empty if none has been. */
    Optional<Instant> newest(String camera) {
        return Optional.ofNullable(newest.get(camera));
    }
}
