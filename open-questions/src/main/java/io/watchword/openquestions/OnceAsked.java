package io.watchword.openquestions;

import io.vertx.core.Future;
import io.watchword.protocol.OpenAnswer;
import io.watchword.protocol.OpenAsk;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.TopicWriter;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what is asked once, and replies. What nobody waits for any more is left. For one event loop. */
final class OnceAsked {
    private static final Logger LOG = LoggerFactory.getLogger(OnceAsked.class);

    private final Reading reading;
    private final OpenQuestions questions;
    private final TopicWriter<OpenAnswer> replies;

    OnceAsked(Reading reading, OpenQuestions questions, TopicWriter<OpenAnswer> replies) {
        this.reading = reading;
        this.questions = questions;
        this.replies = replies;
    }

    /** Completes when all of them were put to models; their answers come later. */
    Future<Void> take(List<Delivered<OpenAsk>> batch) {
        List<OpenAsk> asked = batch.stream()
                .map(Delivered::value)
                .filter(Objects::nonNull)
                .filter(ask -> Instant.now().isBefore(ask.until()))
                .toList();
        return reading.of(asked.stream().map(OpenAsk::question).toList()).map(read -> {
            for (int i = 0; i < asked.size(); i++) {
                put(asked.get(i), read.get(i));
            }
            return null;
        });
    }

    private void put(OpenAsk ask, Grounding read) {
        questions.once(ask, read).compose(replies::write).onFailure(problem -> LOG.atWarn()
                .addKeyValue("ask", ask.id())
                .log("A question could not be answered: {}", problem.toString()));
    }
}
