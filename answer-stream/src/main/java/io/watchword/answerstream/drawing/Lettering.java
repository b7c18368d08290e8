package io.watchword.answerstream.drawing;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Text as outlines, from a font that comes along (Liberation Sans: Latin, Greek, Cyrillic). The system's fonts are
 * never asked, as a container often has none. Thread-safe.
 */
public final class Lettering {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final int MOST_GLYPHS = 4_096;

    private record Glyph(Path2D outline, double advance) {}

    private final TrueTypeFont font;
    private final CmapLookup codes;
    private final double unitsPerEm;
    private final Map<Integer, Glyph> glyphs = new ConcurrentHashMap<>();

    /** Reads the font; some 10 ms. */
    public Lettering() {
        try (InputStream in = Lettering.class.getResourceAsStream(FONT)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + FONT);
            }
            font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
            codes = font.getUnicodeCmapLookup();
            unitsPerEm = font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A line of text.
     *
     * @param x where it begins
     * @param baseline what the letters stand on
     * @param size height of the font, in pixels
     */
    Path2D outline(String text, double x, double baseline, double size) {
        double scale = size / unitsPerEm;
        Path2D line = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double[] pen = {x};
        text.codePoints().forEach(code -> {
            Glyph glyph = glyph(code);
            AffineTransform place = new AffineTransform(scale, 0, 0, -scale, pen[0], baseline);
            line.append(glyph.outline().getPathIterator(place), false);
            pen[0] += glyph.advance() * scale;
        });
        return line;
    }

    /** How wide a line of text is. */
    double width(String text, double size) {
        return text.codePoints().mapToDouble(code -> glyph(code).advance()).sum() * size / unitsPerEm;
    }

    /** As much of the text as fits, with an ellipsis where something is left out. */
    String fit(String text, double size, double width) {
        if (width(text, size) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end) + "…", size) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + "…";
    }

    private Glyph glyph(int code) {
        Glyph known = glyphs.get(code);
        if (known != null) {
            return known;
        }
        Glyph read = read(code);
        if (glyphs.size() < MOST_GLYPHS) {
            glyphs.put(code, read);
        }
        return read;
    }

    // the font's tables are read as they are asked for, by one at a time
    private synchronized Glyph read(int code) {
        try {
            int glyph = codes.getGlyphId(code);
            @Nullable GlyphData data = font.getGlyph().getGlyph(glyph);
            return new Glyph(data == null ? new Path2D.Double() : data.getPath(), font.getAdvanceWidth(glyph));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
