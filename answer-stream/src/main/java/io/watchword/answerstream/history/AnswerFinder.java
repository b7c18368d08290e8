package io.watchword.answerstream.history;

import io.vertx.core.Future;
import io.watchword.protocol.Answer;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.TopicPast;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds an answer by its id. A camera's answers lie in one partition and their frame numbers grow, so the log is halved
 * until little is left, and that is read: some 20 reads for a million answers. Bounded; what can't be found within the
 * bounds counts as not kept. A model's answers come some time after the scene's on the same frame; the scene's show the
 * way.
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
        return past.look(look -> new Search(look, id).run());
    }

    private static final class Search {
        private final TopicPast<Answer> look;
        private final AnswerId id;
        private final int partition;
        private int read;

        Search(TopicPast<Answer> look, AnswerId id) {
            this.look = look;
            this.id = id;
            this.partition = look.partition(id.camera());
        }

        Optional<Answer> run() {
            long first = look.beginnings().getOrDefault(partition, 0L);
            long end = look.ends().getOrDefault(partition, 0L);
            return scan(Math.max(first, lowest(first, end) - SMALL), end);
        }

        /** Behind every answer of the camera on earlier frames, but for a few that were written again. */
        private long lowest(long first, long end) {
            long low = first;
            long high = end;
            while (high - low > SMALL && read < MOST_READ) {
                long middle = (low + high) >>> 1;
                Optional<Delivered<Answer>> found = firstOfCamera(middle, high);
                if (found.isPresent() && seq(found.get()) < id.seq()) {
                    low = found.get().position().offset() + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        private Optional<Delivered<Answer>> firstOfCamera(long from, long to) {
            for (long next = from; next < to && read < MOST_READ; next += CHUNK) {
                Optional<Delivered<Answer>> found = chunk(next, Math.min(to, next + CHUNK)).stream()
                        .filter(this::isOfCamera)
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
                    if (answer != null && answer.id().equals(id.text())) {
                        return Optional.of(answer);
                    }
                    beyond += isOfCamera(record) && seq(record) > id.seq() ? 1 : 0;
                }
            }
            return Optional.empty();
        }

        private List<Delivered<Answer>> chunk(long from, long to) {
            read += (int) (to - from);
            return look.read(Map.of(partition, from), Map.of(partition, to), CHUNK)
                    .records();
        }

        // what is said of a camera that never gave a frame has the number 0; models' answers are not in order
        private boolean isOfCamera(Delivered<Answer> record) {
            Answer answer = record.value();
            return answer != null
                    && answer.by() == null
                    && answer.camera().equals(id.camera())
                    && answer.frame().seq() > 0;
        }

        private static long seq(Delivered<Answer> record) {
            return record.value() == null ? 0 : record.value().frame().seq();
        }
    }
}
