package io.watchword.answerstream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.answerstream.http.Workers;

/**
 * The threads for what blocks, few and each with a bounded queue.
 *
 * @param parsing the question engine
 * @param looking looks into the log for whoever asks
 * @param recalling goes through what was seen over hours, for seconds
 * @param keeping looks for the frames of evidence
 * @param drawing draws on pictures
 */
record Pools(Workers parsing, Workers looking, Workers recalling, Workers keeping, Workers drawing) {
    static Pools create(Vertx vertx) {
        return new Pools(
                new Workers(vertx, "watchword-engine", 2, 64),
                new Workers(vertx, "watchword-history", 2, 64),
                new Workers(vertx, "watchword-past", 2, 8),
                new Workers(vertx, "watchword-evidence", 1, 4),
                new Workers(vertx, "watchword-pictures", 2, 32));
    }

    Future<Void> close() {
        return Future.join(parsing.close(), looking.close(), recalling.close(), keeping.close(), drawing.close())
                .mapEmpty();
    }
}
