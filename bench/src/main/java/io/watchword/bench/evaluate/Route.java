package io.watchword.bench.evaluate;

import io.watchword.bench.answers.Found;
import io.watchword.bench.answers.Reply;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;

/** A way from a picture to answers; for one thread at a time. */
interface Route extends AutoCloseable {
    /** Everything that its answers depend on, by name: for reports, and to tell one run from another. */
    Map<String, String> settings();

    /**
     * Looks at a picture that has nothing to do with the last.
     *
     * @param bgr the picture, 8-bit BGR; not changed, and not needed after this call
     */
    View look(Mat bgr);

    /** A picture that was looked at. */
    interface View {
        /** Answers a question about it. */
        Reply answer(String question);

        /** Finds what an expression refers to. */
        Found ground(String expression);
    }

    @Override
    void close();
}
