package io.watchword.answerstream.drawing;

import io.watchword.protocol.Box;
import io.watchword.protocol.Texts;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws boxes and answers on a JPEG. Takes some milliseconds to some hundred, by the size of the picture, so it is for
 * worker threads. Thread-safe.
 */
public final class Annotator {
    private static final long MOST_PIXELS = 40_000_000;
    private static final float QUALITY = 0.85f;
    private static final int MOST_TEXT = 200;
    private static final Color DARK = new Color(16, 20, 24);
    private static final Color SHADE = new Color(16, 20, 24, 190);
    private static final Color QUIET = new Color(200, 206, 212);
    // light enough for dark letters, told apart also by those who see red and green alike
    private static final List<Color> COLOURS = List.of(
            new Color(0xFFD166),
            new Color(0x6CC5FF),
            new Color(0x7BE0B0),
            new Color(0xFFA6C9),
            new Color(0xFF9F68),
            new Color(0xC9B6FF),
            new Color(0xE8F08A),
            new Color(0x8FE3E8));

    private final Lettering lettering;

    /** Writes with these letters. */
    public Annotator(Lettering lettering) {
        this.lettering = lettering;
    }

    /**
     * The picture with the annotation drawn on it, as a JPEG of the same size.
     *
     * @throws IllegalArgumentException if it is no JPEG, or one of more than 40 million pixels
     */
    public byte[] draw(byte[] jpeg, Annotation annotation) {
        try {
            BufferedImage picture = read(jpeg);
            Graphics2D canvas = picture.createGraphics();
            canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            new Sheet(canvas, picture.getWidth(), picture.getHeight()).draw(annotation);
            canvas.dispose();
            return write(picture);
        } catch (IOException e) {
            throw new IllegalArgumentException("The picture can't be drawn on: " + e.getMessage(), e);
        }
    }

    private static BufferedImage read(byte[] jpeg) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(in, true, true);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                throw new IOException("it has more than " + MOST_PIXELS + " pixels");
            }
            return coloured(reader.read(0));
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage coloured(BufferedImage read) {
        if (read.getType() == BufferedImage.TYPE_3BYTE_BGR) {
            return read;
        }
        BufferedImage copy = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = copy.createGraphics();
        canvas.drawImage(read, 0, 0, null);
        canvas.dispose();
        return copy;
    }

    private static byte[] write(BufferedImage picture) throws IOException {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        ImageWriter writer = writers.next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** One picture being drawn on; everything is in proportion to its size. */
    private final class Sheet {
        private final Graphics2D canvas;
        private final int width;
        private final int height;
        private final double letters;
        private final double line;

        Sheet(Graphics2D canvas, int width, int height) {
            this.canvas = canvas;
            this.width = width;
            this.height = height;
            this.letters = Math.max(11, Math.min(width, height * 2) / 50.0);
            this.line = Math.max(1.5, width / 400.0);
        }

        void draw(Annotation annotation) {
            for (int i = annotation.marks().size() - 1; i >= 0; i--) {
                mark(annotation.marks().get(i));
            }
            captions(annotation.captions());
        }

        private void mark(Mark mark) {
            Color colour = COLOURS.get(Math.floorMod(mark.label().hashCode(), COLOURS.size()));
            Box box = mark.box().clip(width, height);
            Rectangle2D edge = new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height());
            canvas.setColor(DARK);
            canvas.setStroke(new BasicStroke((float) (line * 1.8)));
            canvas.draw(edge);
            canvas.setColor(colour);
            canvas.setStroke(new BasicStroke((float) line));
            canvas.draw(edge);
            tag(mark.text(), box, colour);
        }

        private void tag(String text, Box box, Color colour) {
            double size = letters * 0.9;
            double wide = lettering.width(text, size) + size * 0.6;
            double high = size * 1.35;
            double x = Math.max(0, Math.min(box.x() - line / 2, width - wide));
            double y = box.y() >= high ? box.y() - high : box.y();
            canvas.setColor(colour);
            canvas.fill(new Rectangle2D.Double(x, y, wide, high));
            canvas.setColor(DARK);
            canvas.fill(lettering.outline(text, x + size * 0.3, y + size, size));
        }

        private void captions(List<Caption> captions) {
            double size = letters * 1.25;
            double step = size * 1.45;
            double high = captions.size() * step + (captions.isEmpty() ? 0 : size * 0.5);
            canvas.setColor(SHADE);
            canvas.fill(new Rectangle2D.Double(0, height - high, width, high));
            double baseline = height - high + size * 1.3;
            for (Caption caption : captions) {
                caption(caption, size, baseline);
                baseline += step;
            }
        }

        private void caption(Caption caption, double size, double baseline) {
            double margin = size * 0.6;
            double room = width - 3 * margin;
            String answer = lettering.fit(Texts.clip(caption.answer(), MOST_TEXT), size, room * 0.6);
            String text =
                    lettering.fit(Texts.clip(caption.text(), MOST_TEXT), size, room - lettering.width(answer, size));
            canvas.setColor(QUIET);
            canvas.fill(lettering.outline(text, margin, baseline, size));
            canvas.setColor(Color.WHITE);
            double x = 2 * margin + lettering.width(text, size);
            canvas.fill(lettering.outline(answer, x, baseline, size));
        }
    }
}
