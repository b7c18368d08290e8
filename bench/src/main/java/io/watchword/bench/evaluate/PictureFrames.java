package io.watchword.bench.evaluate;

import io.watchword.ingest.MediaError;
import io.watchword.ingest.MediaException;
import io.watchword.ingest.MediaFile;
import java.nio.file.Path;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/** The frames of a recording, from 0; quick where they are asked for in order. */
final class PictureFrames implements Pictures {
    private final Path recording;
    private @Nullable MediaFile open;
    private long next;

    PictureFrames(Path recording) {
        this.recording = recording;
    }

    @Override
    public Mat picture(long number, String name) throws MediaException {
        if (open == null || number < next) {
            close();
            open = MediaFile.open(recording);
            next = 0;
        }
        MediaFile file = open;
        for (MediaFile.Shot shot = file.next(); shot != null; shot = file.next()) {
            next = shot.seq() + 1;
            if (shot.seq() == number) {
                return shot.bgr();
            }
        }
        close();
        throw new MediaException(MediaError.NOT_FOUND, "There is no frame " + number + " in " + recording);
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
