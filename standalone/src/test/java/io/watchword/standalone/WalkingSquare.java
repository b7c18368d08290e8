package io.watchword.standalone;

import io.watchword.protocol.Box;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Pictures on which a bright square has one of several places, before something as busy as a real scene. The first half
 * of the places is on the left of the picture, the others on the right.
 */
final class WalkingSquare {
    static final int PLACES = 30;

    private static final int SIDE = 96;

    private final int width;
    private final int height;
    private final List<byte[]> jpegs = new ArrayList<>();

    WalkingSquare(int width, int height) {
        this.width = width;
        this.height = height;
        BufferedImage ground = ground();
        for (int place = 0; place < PLACES; place++) {
            jpegs.add(encoded(ground, place));
        }
    }

    byte[] jpeg(int place) {
        return jpegs.get(place);
    }

    Box box(int place) {
        return new Box(left(place), top(place), SIDE, SIDE);
    }

    private int left(int place) {
        int half = PLACES / 2;
        int within = place % half * (width / 3 - SIDE) / (half - 1);
        return place < half ? within : width - SIDE - within;
    }

    private int top(int place) {
        return place % 2 * SIDE + height / 3;
    }

    private BufferedImage ground() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        Random random = new Random(1);
        for (int i = 0; i < 1_500; i++) {
            int grey = 20 + random.nextInt(70);
            graphics.setColor(new Color(grey, grey + random.nextInt(20), grey));
            graphics.fillRect(
                    random.nextInt(width), random.nextInt(height), 4 + random.nextInt(60), 3 + random.nextInt(40));
        }
        graphics.dispose();
        return image;
    }

    private byte[] encoded(BufferedImage ground, int place) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.drawImage(ground, 0, 0, null);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(left(place), top(place), SIDE, SIDE);
        graphics.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpeg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
