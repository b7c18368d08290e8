package io.watchword.bench.tracking;

import io.watchword.protocol.Box;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who is where on each frame of a stretch of video: drawn by eye on key frames, and in between on straight lines from
 * one to the next. Whoever is not drawn on a key frame is hidden or away.
 *
 * @param keys boxes by person, by frame; every key frame is in it
 * @param step frames from one key frame to the next
 */
record TruePeople(TreeMap<Integer, Map<String, Box>> keys, int step) {
    private static final int COLUMNS = 6;

    /**
     * Reads a sheet: tab-separated frame, person, x, y, width and height, with a heading.
     *
     * @throws IOException naming the file and line, if it is malformed
     */
    static TruePeople read(Path sheet) throws IOException {
        TreeMap<Integer, Map<String, Box>> keys = new TreeMap<>();
        List<String> lines = Files.readAllLines(sheet);
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String[] fields = line.split("\t", -1);
            try {
                keys.computeIfAbsent(Integer.parseInt(fields[0]), frame -> new HashMap<>())
                        .put(fields[1], box(fields));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new IOException(sheet + ": not frame, person and box: '" + line + "'", e);
            }
        }
        if (keys.size() < 2) {
            throw new IOException(sheet + ": fewer than two key frames");
        }
        return new TruePeople(keys, keys.higherKey(keys.firstKey()) - keys.firstKey());
    }

    private static Box box(String[] fields) {
        if (fields.length != COLUMNS) {
            throw new IllegalArgumentException("columns");
        }
        return new Box(
                Double.parseDouble(fields[2]),
                Double.parseDouble(fields[3]),
                Double.parseDouble(fields[4]),
                Double.parseDouble(fields[5]));
    }

    int first() {
        return keys.firstKey();
    }

    int last() {
        return keys.lastKey();
    }

    /** The people on a frame from the first key frame to the last. */
    Map<String, Box> at(int frame) {
        int before = keys.floorKey(frame);
        Map<String, Box> from = keys.getOrDefault(before, Map.of());
        if (before == frame) {
            return from;
        }
        Map<String, Box> to = keys.getOrDefault(before + step, Map.of());
        double part = (frame - before) / (double) step;
        Map<String, Box> between = new HashMap<>();
        from.forEach((person, box) -> {
            Box next = to.get(person);
            if (next != null) {
                between.put(person, mixed(box, next, part));
            }
        });
        return between;
    }

    private static Box mixed(Box from, Box to, double part) {
        return new Box(
                mixed(from.x(), to.x(), part),
                mixed(from.y(), to.y(), part),
                mixed(from.width(), to.width(), part),
                mixed(from.height(), to.height(), part));
    }

    private static double mixed(double from, double to, double part) {
        return from + part * (to - from);
    }
}
