package io.watchword.openquestions;

import io.vertx.core.Vertx;
import io.watchword.openquestions.model.OpenModel;
import io.watchword.protocol.ModelStatus;
import io.watchword.protocol.kafka.TopicWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the others which models there are: when that changes, and again and again as long as they are there. */
final class Announcements {
    private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);
    private static final long LOOK_MS = 1_000;

    private final List<OpenModel> models;
    private final TopicWriter<ModelStatus> writer;
    private final Map<String, Optional<String>> told = new HashMap<>();
    private long toldAt;

    /** @param models in the order in which they are asked where a question names none */
    Announcements(List<OpenModel> models, TopicWriter<ModelStatus> writer) {
        this.models = models;
        this.writer = writer;
    }

    /** Begins; returns the timer. */
    long start(Vertx vertx) {
        tell(true);
        return vertx.setPeriodic(LOOK_MS, tick -> tell(false));
    }

    private void tell(boolean first) {
        boolean due = first || System.nanoTime() - toldAt >= TimeUnit.SECONDS.toNanos(ModelStatus.EVERY_S);
        if (due) {
            toldAt = System.nanoTime();
        }
        for (int rank = 0; rank < models.size(); rank++) {
            OpenModel model = models.get(rank);
            Optional<String> trouble = model.trouble();
            Optional<String> before = told.put(model.name(), trouble);
            if (due || !trouble.equals(before)) {
                write(model, rank, trouble);
            }
        }
    }

    private void write(OpenModel model, int rank, Optional<String> trouble) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        double timeout = model.timeout().toMillis() / 1e3;
        writer.write(new ModelStatus(
                        model.name(),
                        model.kind(),
                        model.task(),
                        rank,
                        trouble.isEmpty(),
                        trouble.orElse(null),
                        timeout,
                        now))
                .onFailure(problem -> LOG.atWarn()
                        .addKeyValue("model", model.name())
                        .log("It can't be told that this model is there: {}", problem.toString()));
    }
}
