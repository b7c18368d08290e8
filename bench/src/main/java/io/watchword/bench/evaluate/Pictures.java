package io.watchword.bench.evaluate;

import io.watchword.ingest.MediaException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.opencv.opencv_core.Mat;

/** Pictures by number; for one thread at a time. */
sealed interface Pictures extends AutoCloseable permits PictureFolder, PictureFrames {
    /** Those of a folder of COCO's, or the frames of a recording. */
    static Pictures at(Path path) {
        return Files.isDirectory(path) ? PictureFolder.of(path) : new PictureFrames(path);
    }

    /**
     * One of them.
     *
     * @param number of the picture
     * @param name of its file; empty where it goes by its number
     * @return 8-bit BGR; valid until the next call
     * @throws MediaException naming it, if it is missing or damaged
     */
    Mat picture(long number, String name) throws MediaException;

    @Override
    void close();
}
