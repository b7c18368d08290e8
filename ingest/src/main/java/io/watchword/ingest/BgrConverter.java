package io.watchword.ingest;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_CL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_NCL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_BT2020;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU601;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU709;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.jspecify.annotations.Nullable;

/** Decoded frames as BGR images of the same size, in memory used again for each. One thread. */
final class BgrConverter implements AutoCloseable {
    // swscale writes whole vectors, past the end of rows that don't end on this many pixels
    private static final int ALIGNMENT = 32;
    private static final int ONE = 1 << 16;

    private final PointerPointer<?> planes = new PointerPointer<>(4);
    private final IntPointer strides = new IntPointer(4);
    private @Nullable SwsContext context;
    private @Nullable Colours colours;
    private Mat padded = new Mat();
    private Mat image = new Mat();

    private record Colours(int matrix, boolean fullRange) {}

    /** The image of a frame; valid until the next call. */
    Mat convert(AVFrame frame) throws MediaException {
        int width = frame.width();
        int height = frame.height();
        fit(width, height);
        prepare(frame);
        planes.put(0, padded.data());
        strides.put(0, Math.toIntExact(padded.step()));
        int rows = sws_scale(context, frame.data(), frame.linesize(), 0, height, planes, strides);
        if (rows != height) {
            throw new MediaException(MediaError.NOT_MEDIA, "A picture's format can't be converted");
        }
        if (padded.cols() == width) {
            return padded;
        }
        try (Rect shown = new Rect(0, 0, width, height);
                Mat part = new Mat(padded, shown)) {
            part.copyTo(image);
        }
        return image;
    }

    private void fit(int width, int height) {
        int wide = (width + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        if (padded.cols() != wide || padded.rows() != height) {
            padded.close();
            padded = new Mat(height, wide, CV_8UC3);
        }
    }

    private void prepare(AVFrame frame) {
        SwsContext before = context;
        context = sws_getCachedContext(
                before,
                frame.width(),
                frame.height(),
                frame.format(),
                frame.width(),
                frame.height(),
                AV_PIX_FMT_BGR24,
                SWS_BILINEAR,
                null,
                null,
                (DoublePointer) null);
        Colours wanted = new Colours(matrix(frame), frame.color_range() == AVCOL_RANGE_JPEG);
        if (!wanted.equals(colours) || !context.equals(before)) {
            colours = wanted;
            IntPointer from = sws_getCoefficients(wanted.matrix());
            IntPointer to = sws_getCoefficients(SWS_CS_ITU601);
            sws_setColorspaceDetails(context, from, wanted.fullRange() ? 1 : 0, to, 1, 0, ONE, ONE);
        }
    }

    // streams that don't say are taken as players take them: HD is BT.709, the rest BT.601
    private static int matrix(AVFrame frame) {
        int space = frame.colorspace();
        if (space == AVCOL_SPC_BT2020_NCL || space == AVCOL_SPC_BT2020_CL) {
            return SWS_CS_BT2020;
        }
        boolean unsaidHd = space == AVCOL_SPC_UNSPECIFIED && frame.height() >= 720;
        return space == AVCOL_SPC_BT709 || unsaidHd ? SWS_CS_ITU709 : SWS_CS_ITU601;
    }

    @Override
    public void close() {
        if (context != null) {
            sws_freeContext(context);
            context = null;
        }
        padded.close();
        image.close();
        planes.close();
        strides.close();
    }
}
