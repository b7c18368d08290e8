package io.watchword.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which frame something was seen on.
 *
 * @param seq numbers a camera's published frames: one more with each, and larger after each restart, for the camera's
 *     whole life; below 2^53. In a recording, counts its frames from 0
 * @param capturedAt when the frame was received; in a recording, the epoch plus the frame's time
 * @param width pixels
 * @param height pixels
 * @param file the recording or image, where it was one
 * @param time seconds from the start of the recording, where it was one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FrameInfo(
        long seq, Instant capturedAt, int width, int height, @Nullable String file, @Nullable Double time) {
    public FrameInfo(
            long seq,
            @Nullable Instant capturedAt,
            int width,
            int height,
            @Nullable String file,
            @Nullable Double time) {
        if (seq < 0) {
            throw new InvalidFieldException("frame.seq", "must not be negative");
        }
        this.seq = seq;
        this.capturedAt = Checks.present("frame.capturedAt", capturedAt);
        this.width = (int) Checks.inRange("frame.width", width, 1, 32768);
        this.height = (int) Checks.inRange("frame.height", height, 1, 32768);
        this.file = file;
        this.time = time;
    }

    /** A live frame. */
    public static FrameInfo live(long seq, Instant capturedAt, int width, int height) {
        return new FrameInfo(seq, capturedAt, width, height, null, null);
    }

    /** A frame of a recording or an image. */
    public static FrameInfo recorded(String file, long seq, double time, int width, int height) {
        Instant at = Instant.EPOCH.plusNanos(Math.round(time * 1e9));
        return new FrameInfo(seq, at, width, height, file, Math.round(time * 1e6) / 1e6);
    }
}
