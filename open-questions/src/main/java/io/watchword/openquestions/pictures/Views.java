package io.watchword.openquestions.pictures;

import io.watchword.openquestions.model.NoReplyException;
import io.watchword.openquestions.model.NoReplyException.Cause;
import io.watchword.protocol.Box;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * JPEGs of frames and of parts of them, no larger than a model takes. In Java's own image library: it is needed some
 * times a minute, and leaves nothing outside the heap. Blocks for milliseconds.
 */
public final class Views {
    private static final long MOST_PIXELS = 40_000_000;
    private static final float QUALITY = 0.85f;
    private static final double MARGIN = 0.1;
    private static final int LEAST = 16;

    private Views() {}

    /**
     * The whole frame; the same bytes where it is small enough.
     *
     * @throws NoReplyException if it can't be read
     */
    public static byte[] whole(byte[] jpeg, int width, int height, int maxSide) {
        return Math.max(width, height) <= maxSide ? jpeg : part(jpeg, new Box(0, 0, width, height), maxSide);
    }

    /**
     * A part of a frame, with a little of what is around it.
     *
     * @param box pixels of the frame
     * @throws NoReplyException if it can't be read, or the box lies outside
     */
    public static byte[] around(byte[] jpeg, Box box, int maxSide) {
        double margin = MARGIN * Math.max(box.width(), box.height());
        double wide = Math.max(LEAST, box.width() + 2 * margin);
        double high = Math.max(LEAST, box.height() + 2 * margin);
        return part(jpeg, new Box(box.centreX() - wide / 2, box.centreY() - high / 2, wide, high), maxSide);
    }

    private static byte[] part(byte[] jpeg, Box box, int maxSide) {
        try {
            BufferedImage frame = read(jpeg);
            Box inside = box.clip(frame.getWidth(), frame.getHeight());
            if (inside.width() < 1 || inside.height() < 1) {
                throw nothing("the region lies outside the picture");
            }
            return write(scaled(frame, inside, maxSide));
        } catch (IOException | RuntimeException e) {
            throw e instanceof NoReplyException why ? why : nothing("the frame's JPEG can't be read");
        }
    }

    private static BufferedImage read(byte[] jpeg) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(in, true, true);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                throw nothing("the frame is larger than 8K");
            }
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage scaled(BufferedImage frame, Box part, int maxSide) {
        double scale = Math.min(1, maxSide / Math.max(part.width(), part.height()));
        int width = Math.max(1, (int) Math.round(part.width() * scale));
        int height = Math.max(1, (int) Math.round(part.height() * scale));
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.drawImage(
                frame,
                0,
                0,
                width,
                height,
                (int) Math.floor(part.x()),
                (int) Math.floor(part.y()),
                (int) Math.ceil(part.right()),
                (int) Math.ceil(part.bottom()),
                null);
        canvas.dispose();
        return image;
    }

    private static byte[] write(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static NoReplyException nothing(String why) {
        return new NoReplyException(Cause.NOTHING_TO_SHOW, why);
    }
}
