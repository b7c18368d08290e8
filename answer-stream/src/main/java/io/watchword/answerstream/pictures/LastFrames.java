package io.watchword.answerstream.pictures;

import io.vertx.core.Future;
import io.watchword.answerstream.history.Past;
import io.watchword.protocol.Frame;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.TopicPast;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The last frame that the topic still holds of a camera that sends none now. */
final class LastFrames {
    private static final int BACK = 50;

    private final Past<Frame> past;

    LastFrames(Past<Frame> past) {
        this.past = past;
    }

    /** The last of a camera among the last 50 frames of each partition. */
    Future<Optional<Frame>> of(String camera) {
        return past.look(look -> last(look, camera));
    }

    private static Optional<Frame> last(TopicPast<Frame> look, String camera) {
        Map<Integer, Long> ends = look.ends();
        Map<Integer, Long> starts = new TreeMap<>(ends);
        starts.replaceAll((partition, end) -> Math.max(0, end - BACK));
        return look.read(starts, ends, Integer.MAX_VALUE).records().stream()
                .map(Delivered::value)
                .filter(Objects::nonNull)
                .filter(frame -> frame.camera().equals(camera))
                .max(Comparator.comparing(frame -> frame.info().capturedAt()));
    }
}
