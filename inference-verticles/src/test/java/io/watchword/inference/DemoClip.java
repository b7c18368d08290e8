package io.watchword.inference;

import io.watchword.models.EmbeddedModels;
import java.nio.file.Path;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.opencv_core.Mat;

/** The embedded clip, frame by frame. */
final class DemoClip implements AutoCloseable {
    private final FFmpegFrameGrabber grabber;
    private final OpenCVFrameConverter.ToMat converter = new OpenCVFrameConverter.ToMat();

    DemoClip(Path directory) throws Exception {
        grabber =
                new FFmpegFrameGrabber(EmbeddedModels.extractDemoClip(directory).toString());
        grabber.start();
    }

    /** The next frame; the caller closes it. */
    Mat next() throws Exception {
        return converter.convert(grabber.grabImage()).clone();
    }

    @Override
    public void close() throws java.io.IOException {
        converter.close();
        grabber.close();
    }
}
