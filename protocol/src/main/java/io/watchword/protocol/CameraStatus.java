package io.watchword.protocol;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a camera is doing, as its reader last said.
 *
 * @param camera id of the camera
 * @param state what it is doing
 * @param since when that began
 * @param fps frames a second published lately; 0 where none
 * @param codec such as {@code h264}, once known
 * @param width pixels, 0 until known
 * @param height pixels, 0 until known
 * @param lastFrameAt when the last frame was received, or null
 * @param restarts how often the stream was opened again
 * @param lastError what went wrong last, in words a person can act on and without secrets, or null
 */
@JsonSerialize(converter = CameraStatusForm.Write.class)
@JsonDeserialize(converter = CameraStatusForm.Read.class)
public record CameraStatus(
        String camera,
        CameraState state,
        Instant since,
        double fps,
        @Nullable String codec,
        int width,
        int height,
        @Nullable Instant lastFrameAt,
        long restarts,
        @Nullable String lastError) {
    public CameraStatus(
            @Nullable String camera,
            @Nullable CameraState state,
            @Nullable Instant since,
            double fps,
            @Nullable String codec,
            int width,
            int height,
            @Nullable Instant lastFrameAt,
            long restarts,
            @Nullable String lastError) {
        this.camera = Ids.require("camera", Checks.present("camera", camera));
        this.state = Checks.present("state", state);
        this.since = Checks.present("since", since);
        this.fps = Math.round(fps * 10) / 10.0;
        this.codec = codec;
        this.width = width;
        this.height = height;
        this.lastFrameAt = lastFrameAt;
        this.restarts = restarts;
        this.lastError = lastError;
    }
}
