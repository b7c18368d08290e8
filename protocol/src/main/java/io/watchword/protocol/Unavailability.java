package io.watchword.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a camera gives no frames, in words, and for how long that is borne before it is an answer.
 *
 * @param reason why
 * @param grace for how long
 * @param attempt when the attempt at connecting began that has to last so long; null where it is no such attempt, and
 *     others may come between
 */
public record Unavailability(String reason, Duration grace, @Nullable Instant attempt) {
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration FOR_CONNECTING = Duration.ofSeconds(5);

    /** Empty for a live camera. */
    public static Optional<Unavailability> of(CameraStatus status) {
        CameraState state = status.state();
        if (state instanceof CameraState.Live) {
            return Optional.empty();
        }
        if (state instanceof CameraState.Connecting) {
            return Optional.of(new Unavailability("the camera is being connected", FOR_CONNECTING, status.since()));
        }
        return Optional.of(new Unavailability(words(state) + cause(status), SHORT, null));
    }

    private static String words(CameraState state) {
        if (state instanceof CameraState.Paused) {
            return "the camera is paused";
        }
        if (state instanceof CameraState.Refused) {
            return "the camera can't be opened";
        }
        return state instanceof CameraState.Stalled
                ? "the camera has stopped sending frames"
                : "the camera can't be reached";
    }

    private static String cause(CameraStatus status) {
        boolean told = status.lastError() != null && !(status.state() instanceof CameraState.Paused);
        return told ? ": " + status.lastError() : "";
    }
}
