package io.watchword.answerstream.api;

import io.watchword.protocol.CameraStatus;
import io.watchword.protocol.Health;
import io.watchword.protocol.kafka.CompactedTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether somewhere a worker looks at frames: while a camera is live, scenes must come in. Where none is live nothing
 * can be told, and nothing is missed.
 */
public final class PerceptionHealth implements Supplier<Health> {
    private static final String NAME = "perception";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CompactedTable<CameraStatus> statuses;
    private final SceneFlow flow;

    /** Judges by these. */
    public PerceptionHealth(CompactedTable<CameraStatus> statuses, SceneFlow flow) {
        this.statuses = statuses;
        this.flow = flow;
    }

    @Override
    public Health get() {
        Instant now = Instant.now();
        Optional<String> live = statuses.values().stream()
                .filter(status -> isLive(status, now))
                .map(CameraStatus::camera)
                .min(Comparator.naturalOrder());
        Optional<Duration> quiet = flow.quietFor(now);
        if (live.isEmpty()) {
            return new Health(NAME, true, "no camera is live, so there is nothing to look at");
        }
        if (quiet.isPresent() && quiet.get().compareTo(PATIENCE) < 0) {
            return Health.up(NAME);
        }
        return Health.down(
                NAME,
                "no frame has been analysed for " + PATIENCE.toSeconds() + " s though camera " + live.get()
                        + " is live; is a perception worker running?");
    }

    // a status that nobody renews is the last word of a process that is gone
    private static boolean isLive(CameraStatus status, Instant now) {
        Instant lastFrame = status.lastFrameAt();
        return status.state().name().equals("live")
                && lastFrame != null
                && Duration.between(lastFrame, now).compareTo(PATIENCE) < 0
                && Duration.between(status.since(), now).compareTo(PATIENCE) > 0;
    }
}
