package io.watchword.inference;

import io.watchword.modelpackages.picture.JpegSize;
import io.watchword.modelpackages.picture.Jpegs;
import io.watchword.modelpackages.picture.UnusablePictureException;
import io.watchword.protocol.Frame;
import io.watchword.protocol.FrameInfo;

/** A frame's JPEG to its pixels. */
final class JpegDecoder {
    private JpegDecoder() {}

    /**
     * Decodes a frame; the caller closes the picture.
     *
     * @param longSide least pixels that the picture's long side needs, see {@link Jpegs#decode}
     * @throws UnusablePictureException if there is no such picture in it
     */
    static Picture decode(Frame frame, int longSide) throws UnusablePictureException {
        requireAnnounced(JpegSize.of(frame.jpeg()), frame.info());
        return Picture.of(Jpegs.decode(frame.jpeg(), longSide), frame.info());
    }

    private static void requireAnnounced(JpegSize size, FrameInfo info) throws UnusablePictureException {
        if (size.width() != info.width() || size.height() != info.height()) {
            throw new UnusablePictureException("the picture is " + size.width() + "x" + size.height()
                    + ", but was announced as " + info.width() + "x" + info.height());
        }
    }
}
