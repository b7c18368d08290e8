package io.watchword.bench.answers;

import io.watchword.bench.data.Photograph;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Scene;
import java.io.IOException;
import org.bytedeco.opencv.opencv_core.Mat;

/** A way to tell what is on a photograph. */
interface Sight extends AutoCloseable {
    /** In a table's head. */
    String name();

    /**
     * What is there.
     *
     * @param bgr the picture, 8-bit BGR; not changed
     */
    Scene scene(Photograph photograph, FrameInfo frame, Mat bgr) throws IOException;

    @Override
    void close();
}
