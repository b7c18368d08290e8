package io.watchword.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.util.StdConverter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The JSON form of {@link CameraStatus}: the state's name as a string, its details beside it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CameraStatusForm(
        @Nullable String camera,
        @Nullable String state,
        @Nullable Integer attempt,
        @Nullable Instant retryAt,
        @Nullable Instant since,
        double fps,
        @Nullable String codec,
        int width,
        int height,
        @Nullable Instant lastFrameAt,
        long restarts,
        @Nullable String lastError) {

    private static CameraStatusForm of(CameraStatus status) {
        Integer attempt = null;
        Instant retryAt = null;
        if (status.state() instanceof CameraState.BackingOff backingOff) {
            attempt = backingOff.attempt();
            retryAt = backingOff.retryAt();
        } else if (status.state() instanceof CameraState.Refused refused) {
            retryAt = refused.retryAt();
        }
        return new CameraStatusForm(
                status.camera(),
                status.state().name(),
                attempt,
                retryAt,
                status.since(),
                status.fps(),
                status.codec(),
                status.width(),
                status.height(),
                status.lastFrameAt(),
                status.restarts(),
                status.lastError());
    }

    private CameraStatus status() {
        return new CameraStatus(
                camera, typedState(), since, fps, codec, width, height, lastFrameAt, restarts, lastError);
    }

    private CameraState typedState() {
        String name = Checks.present("state", state);
        return switch (name) {
            case "connecting" -> new CameraState.Connecting();
            case "live" -> new CameraState.Live();
            case "stalled" -> new CameraState.Stalled();
            case "paused" -> new CameraState.Paused();
            case "refused" -> new CameraState.Refused(Checks.present("retryAt", retryAt));
            case "backing-off" ->
                new CameraState.BackingOff(Checks.present("attempt", attempt), Checks.present("retryAt", retryAt));
            default -> throw new InvalidFieldException("state", "unknown: " + Texts.clip(name, 40));
        };
    }

    static final class Write extends StdConverter<CameraStatus, CameraStatusForm> {
        @Override
        public CameraStatusForm convert(CameraStatus status) {
            return of(status);
        }
    }

    static final class Read extends StdConverter<CameraStatusForm, CameraStatus> {
        @Override
        public CameraStatus convert(CameraStatusForm form) {
            return form.status();
        }
    }
}
