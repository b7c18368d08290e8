package io.watchword.bench.colour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What colour a person says that something on a photograph is.
 *
 * @param image name of the photograph, without its ending
 * @param box which of the photograph's true boxes, from 0
 * @param what the thing's label, or {@code upper} or {@code lower} for what a person wears there
 * @param colours the best word first, then those that would be right too
 */
record ColourLabel(String image, int box, String what, List<String> colours) {
    private static final int COLUMNS = 4;

    ColourLabel {
        colours = List.copyOf(colours);
    }

    /**
     * Reads a sheet: tab-separated, with a heading.
     *
     * @throws IOException naming the file and line, if it is malformed
     */
    static List<ColourLabel> read(Path sheet) throws IOException {
        List<String> lines = Files.readAllLines(sheet);
        List<ColourLabel> labels = new ArrayList<>();
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String[] fields = line.split("\t", -1);
            if (fields.length != COLUMNS || !fields[1].matches("\\d+") || fields[3].isBlank()) {
                throw new IOException(sheet + ": not image, box, what and colours: '" + line + "'");
            }
            labels.add(new ColourLabel(
                    fields[0], Integer.parseInt(fields[1]), fields[2], List.of(fields[3].split(",", -1))));
        }
        return labels;
    }

    /** Which half of the sheet it is in: photographs whose number is even, or odd. */
    boolean isEven() {
        return (image.charAt(image.length() - 1) - '0') % 2 == 0;
    }
}
