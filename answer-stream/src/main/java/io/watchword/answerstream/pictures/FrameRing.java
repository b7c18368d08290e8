package io.watchword.answerstream.pictures;

import io.watchword.protocol.Frame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The last frames of a camera, bounded in number and bytes. For one event loop. */
final class FrameRing {
    private static final int FRAMES = 40;
    private static final int BYTES = 8 << 20;

    private final Deque<Frame> frames = new ArrayDeque<>();
    private int bytes;

    void add(Frame frame) {
        frames.addLast(frame);
        bytes += frame.jpeg().length;
        while (frames.size() > 1 && (frames.size() > FRAMES || bytes > BYTES)) {
            bytes -= frames.removeFirst().jpeg().length;
        }
    }

    Optional<Frame> latest() {
        return Optional.ofNullable(frames.peekLast());
    }

    Optional<Frame> seq(long seq) {
        return frames.stream().filter(frame -> frame.info().seq() == seq).reduce((first, last) -> last);
    }
}
