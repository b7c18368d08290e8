package io.watchword.ingest;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.haveImageReader;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imread;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/** One image. */
final class StillImage implements MediaContent {
    private final Mat image;
    private boolean shown;

    private StillImage(Mat image) {
        this.image = image;
    }

    /** Whether the file's first bytes are those of a still image. */
    static boolean isOne(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        // these may move
        boolean animated = name.endsWith(".gif") || name.endsWith(".apng");
        return !animated && haveImageReader(file.toString());
    }

    static StillImage open(Path file) throws MediaException {
        Mat image = imread(file.toString(), IMREAD_COLOR);
        if (image == null || image.empty()) {
            throw new MediaException(MediaError.NOT_MEDIA, file + " looks like an image, but can't be decoded");
        }
        return new StillImage(image);
    }

    @Override
    public MediaFile.@Nullable Shot next() {
        if (shown) {
            return null;
        }
        shown = true;
        return new MediaFile.Shot(0, 0, image);
    }

    @Override
    public double frameRate() {
        return 25;
    }

    @Override
    public int width() {
        return image.cols();
    }

    @Override
    public int height() {
        return image.rows();
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public void close() {
        image.close();
    }
}
