package io.watchword.ingest;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Whether something moved since a moment ago: small overlapping squares of a picture are compared with the same of a
 * picture up to a second older.
 *
 * <ul>
 *   <li>A change of the whole picture's brightness is taken off first, and what drifts slowly is too little in a
 *       second.
 *   <li>How much squares differ by noise is learned from the squares in the middle of all differences, which show
 *       nothing new; only what differs by several times as much counts, and by at least {@link #LEAST} grey levels.
 *   <li>Small places that changed in most of the last seconds, such as a clock in the picture, don't count until they
 *       have been quiet for a while. Where such places are more than a small part of the picture, as a busy road is,
 *       they do.
 * </ul>
 *
 * <p>One thread.
 */
final class MotionDetector {
    /** Micros after which a picture is compared with a newer one. */
    static final long MEMORY = 1_000_000;

    private static final int SIDE = 4;
    private static final int STEP = 2;
    private static final double LEAST = 7;
    private static final double MOST = 24;
    private static final double TIMES_NOISE = 6;
    private static final double GROWTH = 1.02;
    // of a median of absolute values
    private static final double SIGMA = 1.4826;
    private static final int SQUARES = 2;
    // every so many squares are enough to find the middle of them
    private static final int SAMPLED = 5;

    private @Nullable GreyPicture reference;
    private long referenceTime;
    private double noise = Double.POSITIVE_INFINITY;
    private int across;
    private int down;
    private Habits habits = new Habits(0, 0);
    private int[] differences = new int[0];
    private int[] sample = new int[0];
    private int cellsAcross;
    private int[] cells = new int[0];

    /**
     * Looks at the next picture.
     *
     * @param micros its time, from any epoch
     * @return true also where there is nothing to compare it with
     */
    boolean isMoving(GreyPicture picture, long micros) {
        GreyPicture before = reference;
        if (before == null || !before.isAsLargeAs(picture) || micros < referenceTime) {
            begin(picture, micros);
            return true;
        }
        boolean moving = compare(before, picture);
        if (micros - referenceTime >= MEMORY) {
            habits.learn();
            reference = picture;
            referenceTime = micros;
        }
        return moving;
    }

    private void begin(GreyPicture picture, long micros) {
        reference = picture;
        referenceTime = micros;
        noise = Double.POSITIVE_INFINITY;
        across = Math.max(0, picture.width() / STEP - 1);
        down = Math.max(0, picture.height() / STEP - 1);
        habits = new Habits(across, down);
        differences = new int[across * down];
        cellsAcross = picture.width() / STEP;
        cells = new int[cellsAcross * (picture.height() / STEP)];
        sample = new int[(across * down + SAMPLED - 1) / SAMPLED];
    }

    private boolean compare(GreyPicture before, GreyPicture picture) {
        if (differences.length == 0) {
            return true;
        }
        sumSquares(before, picture);
        int shift = median(differences);
        for (int i = 0; i < differences.length; i++) {
            differences[i] = Math.abs(differences[i] - shift);
        }
        double threshold = threshold(median(differences));
        int fresh = 0;
        for (int i = 0; i < differences.length; i++) {
            if (differences[i] > threshold && habits.isNew(i % across, i / across)) {
                fresh++;
            }
        }
        return fresh >= SQUARES;
    }

    // the sum of a square's differences, 16 times their mean; made of four smaller ones, which its neighbours share
    private void sumSquares(GreyPicture before, GreyPicture picture) {
        sumCells(before, picture);
        int square = 0;
        for (int row = 0; row < down; row++) {
            int cell = row * cellsAcross;
            for (int column = 0; column < across; column++, cell++) {
                differences[square++] =
                        cells[cell] + cells[cell + 1] + cells[cell + cellsAcross] + cells[cell + cellsAcross + 1];
            }
        }
    }

    private void sumCells(GreyPicture before, GreyPicture picture) {
        byte[] old = before.pixels();
        byte[] now = picture.pixels();
        int width = picture.width();
        int cell = 0;
        for (int y = 0; y + STEP <= picture.height(); y += STEP) {
            for (int i = y * width; i + STEP <= (y + 1) * width; i += STEP) {
                cells[cell++] = difference(now, old, i)
                        + difference(now, old, i + 1)
                        + difference(now, old, i + width)
                        + difference(now, old, i + width + 1);
            }
        }
    }

    private static int difference(byte[] now, byte[] old, int i) {
        return (now[i] & 0xFF) - (old[i] & 0xFF);
    }

    private int median(int[] values) {
        for (int i = 0; i < sample.length; i++) {
            sample[i] = values[i * SAMPLED];
        }
        Arrays.sort(sample);
        return sample[sample.length / 2];
    }

    // falls at once and rises slowly, so that a crowd is not taken for noise
    private double threshold(int median) {
        double seen = SIGMA * median / (SIDE * SIDE);
        noise = Double.isInfinite(noise) ? seen : Math.min(seen, Math.max(noise, 0.1) * GROWTH);
        return Math.min(MOST, Math.max(LEAST, TIMES_NOISE * noise)) * SIDE * SIDE;
    }
}
