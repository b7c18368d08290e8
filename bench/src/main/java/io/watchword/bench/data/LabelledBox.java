package io.watchword.bench.data;

import io.watchword.protocol.Box;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A box that is known to be true.
 *
 * @param label its class
 * @param box pixels of the image
 */
public record LabelledBox(String label, Box box) {
    /**
     * Reads YOLO text: a line for each box with class index, centre and size as fractions of the image. No file means
     * that there is nothing to see.
     *
     * @throws IOException naming the file and line, if it is malformed
     */
    public static List<LabelledBox> read(Path file, List<String> labels, int width, int height) throws IOException {
        List<LabelledBox> boxes = new ArrayList<>();
        if (!Files.exists(file)) {
            return boxes;
        }
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                boxes.add(parse(file, line, labels, width, height));
            }
        }
        return boxes;
    }

    private static LabelledBox parse(Path file, String line, List<String> labels, int width, int height)
            throws IOException {
        try {
            String[] fields = line.trim().split("\\s+", -1);
            double w = Double.parseDouble(fields[3]) * width;
            double h = Double.parseDouble(fields[4]) * height;
            double x = Double.parseDouble(fields[1]) * width - w / 2;
            double y = Double.parseDouble(fields[2]) * height - h / 2;
            return new LabelledBox(labels.get(Integer.parseInt(fields[0])), new Box(x, y, w, h));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException(file + ": not a line of YOLO text: '" + line + "'", e);
        }
    }
}
