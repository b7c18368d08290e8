package io.watchword.protocol.kafka;

import io.watchword.protocol.Answer;
import io.watchword.protocol.Frame;
import io.watchword.protocol.FrameInfo;
import java.time.Instant;

/**
 * Which frame is wanted.
 *
 * @param camera id of the camera
 * @param seq its number
 * @param capturedAt when it was captured
 */
public record FrameKey(String camera, long seq, Instant capturedAt) {
    /** The frame that an answer is about. */
    public static FrameKey of(Answer answer) {
        return of(answer.camera(), answer.frame());
    }

    /** A frame of a camera. */
    public static FrameKey of(String camera, FrameInfo frame) {
        return new FrameKey(camera, frame.seq(), frame.capturedAt());
    }

    boolean isOf(Frame frame) {
        return frame.info().seq() == seq && frame.camera().equals(camera);
    }
}
