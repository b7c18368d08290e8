package io.watchword.answerstream.history;

import io.vertx.core.Future;
import io.watchword.protocol.Answer;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.TopicPast;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds an answer by its id. A camera's answers lie in one partition and their frame numbers grow, so the log is halved
 * until little is left, and that is read: some 20 reads for a million answers. Bounded; what can't be found within the
 * bounds counts as not kept. The question engine's answers show the way, of which there are many. A model's come later
 * than those on the same frame, so where that way leads nowhere, the answers to the same question show it.
 */
public final class AnswerFinder {
    private static final int CHUNK = 500;
    private static final int SMALL = 1_000;
    private static final int MOST_READ = 40_000;

    private final Past<Answer> past;

    /** Looks into this topic. */
    public AnswerFinder(Past<Answer> past) {
        this.past = past;
    }

    /** The answer, if the log still has it. */
    public Future<Optional<Answer>> find(AnswerId id) {
        return past.look(look -> new Search(look, id, AnswerFinder::isOfScene)
                .run()
                .or(() -> new Search(look, id, answer -> isOfQuestion(answer, id)).run()));
    }

    private static boolean isOfScene(Answer answer) {
        return answer.by() == null;
    }

    private static boolean isOfQuestion(Answer answer, AnswerId id) {
        return answer.question().equals(id.question());
    }

    private static final class Search {
        private final TopicPast<Answer> look;
        private final AnswerId id;
        private final Predicate<Answer> inOrder;
        private final int partition;
        private Optional<Answer> met = Optional.empty();
        private int read;

        /** @param inOrder whether the frames of such answers of a camera only grow */
        Search(TopicPast<Answer> look, AnswerId id, Predicate<Answer> inOrder) {
            this.look = look;
            this.id = id;
            this.inOrder = inOrder;
            this.partition = look.partition(id.camera());
        }

        Optional<Answer> run() {
            long first = look.beginnings().getOrDefault(partition, 0L);
            long end = look.ends().getOrDefault(partition, 0L);
            long low = first;
            long high = end;
            while (high - low > SMALL && read < MOST_READ) {
                long middle = (low + high) >>> 1;
                Optional<Delivered<Answer>> found = firstInOrder(middle, high);
                if (found.isEmpty() && read >= MOST_READ) {
                    // it was not looked through to the end: that says nothing of where the answer is
                    break;
                }
                if (found.isPresent() && seq(found.get()) < id.seq()) {
                    low = found.get().position().offset() + 1;
                } else {
                    high = middle;
                    met = found.map(Delivered::value).filter(this::isWanted).or(() -> met);
                }
            }
            // some were written again behind later ones; and what was met may be one that was told again
            return scan(Math.max(first, low - SMALL), met.isPresent() ? high : end)
                    .or(() -> met);
        }

        private boolean isWanted(Answer answer) {
            return answer.id().equals(id.text());
        }

        private Optional<Delivered<Answer>> firstInOrder(long from, long to) {
            for (long next = from; next < to && read < MOST_READ; next += CHUNK) {
                Optional<Delivered<Answer>> found = chunk(next, Math.min(to, next + CHUNK)).stream()
                        .filter(this::isInOrder)
                        .findFirst();
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }

        private Optional<Answer> scan(long from, long end) {
            int budget = read + MOST_READ;
            int beyond = 0;
            for (long next = from; next < end && read < budget && beyond < SMALL; next += CHUNK) {
                for (Delivered<Answer> record : chunk(next, Math.min(end, next + CHUNK))) {
                    Answer answer = record.value();
                    if (answer != null && isWanted(answer)) {
                        return Optional.of(answer);
                    }
                    beyond += isInOrder(record) && seq(record) > id.seq() ? 1 : 0;
                }
            }
            return Optional.empty();
        }

        private List<Delivered<Answer>> chunk(long from, long to) {
            read += (int) (to - from);
            return look.read(Map.of(partition, from), Map.of(partition, to), CHUNK)
                    .records();
        }

        // what is said of a camera that never gave a frame has the number 0
        private boolean isInOrder(Delivered<Answer> record) {
            Answer answer = record.value();
            return answer != null
                    && inOrder.test(answer)
                    && answer.camera().equals(id.camera())
                    && answer.frame().seq() > 0;
        }

        private static long seq(Delivered<Answer> record) {
            return record.value() == null ? 0 : record.value().frame().seq();
        }
    }
}
