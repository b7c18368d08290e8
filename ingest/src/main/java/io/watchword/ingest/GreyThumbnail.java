package io.watchword.ingest;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Decoded frames as small grey pictures, straight from the decoder's own format: for YUV only the brightness plane is
 * read. Each pixel is the average of those that it stands for. One thread.
 */
final class GreyThumbnail implements AutoCloseable {
    // swscale writes whole vectors
    private static final int ALIGNMENT = 64;

    private final PointerPointer<?> planes = new PointerPointer<>(4);
    private final IntPointer strides = new IntPointer(4);
    private @Nullable SwsContext context;
    private BytePointer buffer = new BytePointer();
    private byte[] rows = new byte[0];

    /** The picture of a frame; its pixels are the caller's. */
    GreyPicture of(AVFrame frame) {
        int factor = Math.max(1, (frame.width() + GreyPicture.WIDEST - 1) / GreyPicture.WIDEST);
        int width = Math.max(1, frame.width() / factor);
        int height = Math.max(1, frame.height() / factor);
        int stride = (width + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        scale(frame, width, height, stride);
        buffer.position(0).get(rows, 0, stride * height);
        byte[] pixels = new byte[width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(rows, y * stride, pixels, y * width, width);
        }
        return new GreyPicture(width, height, pixels);
    }

    private void scale(AVFrame frame, int width, int height, int stride) {
        if (rows.length != stride * height) {
            rows = new byte[stride * height];
            buffer.close();
            buffer = new BytePointer((long) stride * height + ALIGNMENT);
        }
        context = sws_getCachedContext(
                context,
                frame.width(),
                frame.height(),
                frame.format(),
                width,
                height,
                AV_PIX_FMT_GRAY8,
                SWS_AREA,
                null,
                null,
                (DoublePointer) null);
        planes.put(0, buffer);
        strides.put(0, stride);
        sws_scale(context, frame.data(), frame.linesize(), 0, frame.height(), planes, strides);
    }

    @Override
    public void close() {
        if (context != null) {
            sws_freeContext(context);
            context = null;
        }
        buffer.close();
        planes.close();
        strides.close();
    }
}
