package io.watchword.modelpackages.task;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import io.watchword.modelpackages.picture.PictureTensor;
import io.watchword.protocol.Box;
import java.util.ArrayList;
import java.util.List;

/** What CenterNet gives: peaks of a heat map, and the boxes around them (Zhou et al. 2019, "Objects as Points"). */
final class PeakReader {
    private final Network network;
    private final int labels;
    private final double threshold;

    PeakReader(Network network, int labels, double threshold) {
        this.network = network;
        this.labels = labels;
        this.threshold = threshold;
    }

    /** A heat map of so many places, and what lies beside each. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Places(int width, int height, float[] heat, float[] sides, float[] offsets) {
        private int area() {
            return width * height;
        }

        private boolean isPeak(int from, int x, int y) {
            float value = heat[from + y * width + x];
            for (int row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
                for (int column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
                    if (heat[from + row * width + column] > value) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    /** Everything above the threshold. */
    List<Candidate> read(NDList output, PictureTensor picture) {
        float[] heat = network.numbers(output, 0, 1, labels, -1, -1);
        Shape shape = output.get(0).getShape();
        int height = (int) shape.get(2);
        int width = (int) shape.get(3);
        boolean edges = output.size() == 2;
        Places places = new Places(
                width,
                height,
                heat,
                network.numbers(output, 1, 1, edges ? 4 : 2, height, width),
                edges ? new float[0] : network.numbers(output, 2, 1, 2, height, width));
        List<Candidate> found = new ArrayList<>();
        for (int label = 0; label < labels; label++) {
            read(places, label, picture, found);
        }
        return found;
    }

    private void read(Places places, int label, PictureTensor picture, List<Candidate> found) {
        int from = label * places.area();
        for (int y = 0; y < places.height(); y++) {
            for (int x = 0; x < places.width(); x++) {
                double score = Scoring.sigmoid(places.heat()[from + y * places.width() + x]);
                if (score > threshold && places.isPeak(from, x, y)) {
                    found.add(new Candidate(label, score, box(places, x, y, picture)));
                }
            }
        }
    }

    private static Box box(Places places, int x, int y, PictureTensor picture) {
        double across = (double) picture.width() / places.width();
        double down = (double) picture.height() / places.height();
        int at = y * places.width() + x;
        int area = places.area();
        float[] sides = places.sides();
        if (places.offsets().length == 0) {
            return picture.inSource(
                    x * across - sides[at],
                    y * down - sides[area + at],
                    x * across + sides[2 * area + at],
                    y * down + sides[3 * area + at]);
        }
        double middle = x + places.offsets()[at];
        double centre = y + places.offsets()[area + at];
        return picture.inSource(
                (middle - sides[at] / 2) * across,
                (centre - sides[area + at] / 2) * down,
                (middle + sides[at] / 2) * across,
                (centre + sides[area + at] / 2) * down);
    }
}
