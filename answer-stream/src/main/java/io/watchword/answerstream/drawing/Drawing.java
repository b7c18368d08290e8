package io.watchword.answerstream.drawing;

import io.vertx.core.Future;
import io.watchword.answerstream.http.Problem;
import io.watchword.answerstream.http.Workers;

/** Draws on worker threads. The font is read when it is first needed. */
public final class Drawing {
    private static final class Held {
        static final Annotator ANNOTATOR = new Annotator(new Lettering());
    }

    private final Workers workers;

    /** Draws on these threads. */
    public Drawing(Workers workers) {
        this.workers = workers;
    }

    /** The picture with the annotation on it; fails with 422 if it can't be drawn on, 503 if too much waits. */
    public Future<byte[]> draw(byte[] jpeg, Annotation annotation) {
        return workers.run(() -> {
            try {
                return Held.ANNOTATOR.draw(jpeg, annotation);
            } catch (IllegalArgumentException e) {
                throw Problem.unavailable(String.valueOf(e.getMessage())).exception();
            }
        });
    }
}
