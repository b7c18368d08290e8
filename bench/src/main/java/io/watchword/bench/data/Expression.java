package io.watchword.bench.data;

import io.watchword.protocol.Box;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A referring expression and what it refers to.
 *
 * @param image number of the photograph
 * @param text as somebody wrote it
 * @param box pixels of the photograph
 */
public record Expression(long image, String text, Box box) {
    /**
     * Reads a CSV with the columns image, expression, image width and height, and the box as x, y, width and height.
     *
     * @throws IOException naming the file and line, if it is malformed
     */
    public static List<Expression> read(Path csv) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        List<Expression> expressions = new ArrayList<>();
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            expressions.add(parse(csv, line));
        }
        return expressions;
    }

    private static Expression parse(Path csv, String line) throws IOException {
        try {
            List<String> fields = Csv.fields(line);
            double[] box = fields.subList(4, 8).stream()
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return new Expression(
                    Long.parseLong(fields.get(0)), fields.get(1), new Box(box[0], box[1], box[2], box[3]));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException(csv + ": not an expression with its box: '" + line + "'", e);
        }
    }
}
