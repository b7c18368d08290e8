package io.watchword.ingest;

import io.watchword.protocol.Camera;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** Leaves out frames of an open camera where nothing moves, before they are converted or encoded. One thread. */
final class StillFilter implements AutoCloseable {
    private final @Nullable MotionGate gate;
    private final GreyThumbnail thumbnail = new GreyThumbnail();

    private StillFilter(@Nullable MotionGate gate) {
        this.gate = gate;
    }

    /** As the camera and the settings say; the camera may have its gate switched off, and so may the process. */
    static StillFilter of(Camera camera, IngestSettings settings) {
        boolean gated = camera.motionGate() && settings.stillFps() > 0 && settings.stillFps() < camera.fps();
        return new StillFilter(gated ? new MotionGate(settings.stillFps()) : null);
    }

    /**
     * Whether a frame is let through.
     *
     * @param micros its time, from any epoch
     */
    boolean admits(AVFrame frame, long micros) {
        return gate == null || gate.admits(thumbnail.of(frame), micros);
    }

    @Override
    public void close() {
        thumbnail.close();
    }
}
