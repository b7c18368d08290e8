package io.watchword.answerstream.evidence;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.watchword.answerstream.history.Past;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Frame;
import io.watchword.protocol.kafka.BatchHandler;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.FrameKey;
import io.watchword.protocol.kafka.FrameSearch;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.Start;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicReader;
import io.watchword.protocol.kafka.TopicWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the frames on which answers change: as a member of the group {@code watchword-evidence} it reads the answers,
 * looks each frame up among those that are still there, and writes it to the evidence, once for all answers that
 * changed on it. Answers count as read when their frames are kept; after a crash a frame may be there twice, but not
 * never. For one event loop.
 */
public final class EvidenceKeeper implements BatchHandler<Answer> {
    private static final String GROUP = "watchword-evidence";
    private static final int AT_ONCE = 16;
    private static final int REMEMBERED = 1_024;

    private final Past<Frame> frames;
    private final Past<Frame> already;
    private final TopicWriter<Frame> evidence;
    private final Counter kept;
    private final Counter missing;
    private final Map<FrameKey, Boolean> done = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<FrameKey, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    private EvidenceKeeper(Past<Frame> frames, Past<Frame> already, TopicWriter<Frame> evidence, MeterRegistry meters) {
        this.frames = frames;
        this.already = already;
        this.evidence = evidence;
        this.kept = counter(meters, "kept");
        this.missing = counter(meters, "missing");
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("watchword.evidence")
                .description("Frames on which an answer changed: kept, or missing when they were looked for")
                .tag("outcome", outcome)
                .register(meters);
    }

    /**
     * Begins to keep.
     *
     * @param frames where frames are looked up, on threads of its own: it must not be refused
     * @param already the evidence, likewise: what models were shown is kept by who showed it, long before they answer
     */
    public static Future<TopicReader<Answer>> start(
            KafkaBus bus, Past<Frame> frames, Past<Frame> already, MeterRegistry meters) {
        EvidenceKeeper keeper = new EvidenceKeeper(frames, already, bus.writer(Topic.EVIDENCE), meters);
        return bus.read(Topic.ANSWERS, new Start.Group(GROUP, "evidence", true, Start.Edge.NEWEST), keeper);
    }

    @Override
    public Future<Void> handle(List<Delivered<Answer>> batch) {
        return kept(shown(batch)).compose(found -> {
            found.forEach(key -> done.put(key, true));
            kept.increment(found.size());
            return keepAll(List.copyOf(wanted(batch)));
        });
    }

    /** What models were shown. */
    private List<FrameKey> shown(List<Delivered<Answer>> batch) {
        return batch.stream()
                .map(Delivered::value)
                .filter(answer -> answer != null
                        && answer.by() != null
                        && answer.changed()
                        && answer.frame().seq() > 0)
                .map(FrameKey::of)
                .filter(key -> !done.containsKey(key))
                .distinct()
                .toList();
    }

    private Future<List<FrameKey>> kept(List<FrameKey> shown) {
        return shown.isEmpty()
                ? Future.succeededFuture(List.of())
                : already.look(look -> shown.stream()
                        .filter(key -> FrameSearch.find(look, key).isPresent())
                        .toList());
    }

    private Future<Void> keepAll(List<FrameKey> wanted) {
        Future<Void> all = Future.succeededFuture();
        for (int from = 0; from < wanted.size(); from += AT_ONCE) {
            List<FrameKey> some = wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE));
            all = all.compose(ignored -> keep(some));
        }
        return all;
    }

    private Set<FrameKey> wanted(List<Delivered<Answer>> batch) {
        Set<FrameKey> wanted = new LinkedHashSet<>();
        for (Delivered<Answer> record : batch) {
            Answer answer = record.value();
            // where the camera never gave a frame, its number is 0
            if (answer != null && answer.changed() && answer.frame().seq() > 0) {
                wanted.add(FrameKey.of(answer));
            }
        }
        wanted.removeAll(done.keySet());
        return wanted;
    }

    private Future<Void> keep(List<FrameKey> wanted) {
        return frames.look(look -> FrameSearch.find(look, wanted))
                .compose(found -> write(found).onSuccess(written -> {
                    kept.increment(found.size());
                    missing.increment(wanted.size() - found.size());
                    wanted.forEach(key -> done.put(key, true));
                }));
    }

    private Future<Void> write(List<Frame> found) {
        List<Future<?>> writing = new ArrayList<>();
        found.forEach(frame -> writing.add(evidence.write(frame, frame.info().capturedAt())));
        return Future.all(writing).mapEmpty();
    }
}
