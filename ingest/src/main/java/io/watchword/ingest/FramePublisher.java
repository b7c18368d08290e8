package io.watchword.ingest;

import io.watchword.protocol.Frame;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.kafka.TopicWriter;
import java.time.Duration;
import java.time.Instant;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.opencv.opencv_core.Mat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes JPEGs of frames and hands them to the brokers, a few at a time: frames that come while those are on their way
 * are dropped. One thread, which also closes it.
 */
final class FramePublisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FramePublisher.class);

    private final String camera;
    private final TopicWriter<Frame> writer;
    private final int mostInFlight;
    private final CameraMeters meters;
    private final BgrConverter converter = new BgrConverter();
    private final JpegEncoder encoder;
    private boolean troubled;

    FramePublisher(String camera, TopicWriter<Frame> writer, IngestSettings settings, CameraMeters meters) {
        this.camera = camera;
        this.writer = writer;
        this.mostInFlight = settings.inFlight();
        this.meters = meters;
        this.encoder = new JpegEncoder(settings.jpegQuality());
    }

    /** Waits until a frame would not be dropped: for what is not live, and so can wait. False if stopped meanwhile. */
    boolean awaitRoom(Interrupt interrupt) {
        while (writer.inFlight() >= mostInFlight) {
            if (!interrupt.pause(Duration.ofMillis(1))) {
                return false;
            }
        }
        return true;
    }

    /** Publishes a frame; false if it was dropped or failed. */
    boolean publish(AVFrame frame, Instant receivedAt, Sequence sequence) {
        if (writer.inFlight() >= mostInFlight) {
            meters.dropped();
            return false;
        }
        try {
            write(frame, receivedAt, sequence);
            return true;
        } catch (MediaException | RuntimeException e) {
            meters.failed();
            trouble(e);
            return false;
        }
    }

    private void write(AVFrame frame, Instant receivedAt, Sequence sequence) throws MediaException {
        long began = System.nanoTime();
        Mat bgr = converter.convert(frame);
        byte[] jpeg = encoder.encode(bgr);
        meters.encoded(System.nanoTime() - began);
        FrameInfo info = FrameInfo.live(sequence.next(), receivedAt, bgr.cols(), bgr.rows());
        writer.write(new Frame(camera, info, jpeg)).onComplete(written -> {
            if (written.succeeded()) {
                meters.published();
            } else {
                meters.failed();
            }
        });
    }

    private void trouble(Exception problem) {
        if (!troubled) {
            troubled = true;
            LOG.atWarn()
                    .addKeyValue("camera", camera)
                    .log("A frame failed; further ones are only counted: {}", problem.toString());
        }
    }

    @Override
    public void close() {
        converter.close();
        encoder.close();
    }
}
