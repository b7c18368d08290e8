package io.watchword.modelpackages.task;

import ai.djl.ndarray.NDList;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.manifest.Decoding;
import io.watchword.modelpackages.picture.PictureTensor;
import io.watchword.protocol.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A detector's numbers to boxes, for each way of giving them. */
final class BoxReader {
    private final Network network;
    private final Decoding.Boxes decoding;
    private final int labels;

    BoxReader(Network network, Decoding.Boxes decoding, int labels) {
        this.network = network;
        this.decoding = decoding;
        this.labels = labels;
    }

    /** Everything above the threshold, in pixels of the picture, in any order. */
    List<Candidate> read(NDList output, PictureTensor picture) {
        return switch (decoding.layout()) {
            case DETR -> detr(output, picture);
            case RT_DETR -> rtDetr(output, picture);
            case YOLO_V5 -> yolo5(output, picture);
            case YOLO_V8 -> yolo8(output, picture);
            case YOLO_V10 -> yolo10(output, picture);
            case CENTERNET -> new PeakReader(network, labels, decoding.threshold()).read(output, picture);
        };
    }

    private List<Candidate> detr(NDList output, PictureTensor picture) {
        float[] scores = network.numbers(output, 0, 1, -1, labels + 1);
        float[] boxes = network.numbers(output, 1, 1, scores.length / (labels + 1), 4);
        List<Candidate> found = new ArrayList<>();
        for (int query = 0; query < boxes.length / 4; query++) {
            int from = query * (labels + 1);
            double[] shares = Scoring.softmax(scores, from, from + labels + 1);
            int best = best(Arrays.copyOf(shares, labels));
            add(found, best, shares[best], Candidate.fromShares(boxes, 4 * query, picture));
        }
        return found;
    }

    /** Each box may be several things: of all pairs of box and label as many as there are boxes are looked at. */
    private List<Candidate> rtDetr(NDList output, PictureTensor picture) {
        float[] scores = network.numbers(output, 0, 1, -1, labels);
        float[] boxes = network.numbers(output, 1, 1, scores.length / labels, 4);
        double[] shares = new double[scores.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Scoring.sigmoid(scores[i]);
        }
        List<Candidate> found = new ArrayList<>();
        for (int pair : Scoring.strongest(shares, boxes.length / 4)) {
            add(found, pair % labels, shares[pair], Candidate.fromShares(boxes, pair / labels * 4, picture));
        }
        return found;
    }

    private List<Candidate> yolo5(NDList output, PictureTensor picture) {
        int columns = labels + 5;
        float[] rows = network.numbers(output, 0, 1, -1, columns);
        List<Candidate> found = new ArrayList<>();
        for (int row = 0; row < rows.length; row += columns) {
            int best = best(rows, row + 5, 1);
            add(
                    found,
                    best,
                    (double) rows[row + 4] * rows[row + 5 + best],
                    centred(picture, rows[row], rows[row + 1], rows[row + 2], rows[row + 3]));
        }
        return suppressed(found);
    }

    private List<Candidate> yolo8(NDList output, PictureTensor picture) {
        float[] columns = network.numbers(output, 0, 1, labels + 4, -1);
        int number = columns.length / (labels + 4);
        List<Candidate> found = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            int best = best(columns, 4 * number + i, number);
            add(
                    found,
                    best,
                    columns[(4 + best) * number + i],
                    centred(
                            picture,
                            columns[i],
                            columns[number + i],
                            columns[2 * number + i],
                            columns[3 * number + i]));
        }
        return suppressed(found);
    }

    private List<Candidate> yolo10(NDList output, PictureTensor picture) {
        float[] rows = network.numbers(output, 0, 1, -1, 6);
        List<Candidate> found = new ArrayList<>();
        for (int row = 0; row < rows.length; row += 6) {
            if (rows[row + 4] > decoding.threshold()) {
                add(
                        found,
                        label(rows[row + 5]),
                        rows[row + 4],
                        picture.inSource(rows[row], rows[row + 1], rows[row + 2], rows[row + 3]));
            }
        }
        return found;
    }

    private int label(float index) {
        if (index < 0 || index >= labels) {
            throw new PackageException("A detector gives class " + (int) index + ", but there are " + labels
                    + " labels: they are of different models; export the package again");
        }
        return (int) index;
    }

    private void add(List<Candidate> found, int label, double score, Box box) {
        if (score > decoding.threshold()) {
            found.add(new Candidate(label, Math.max(0, Math.min(1, score)), box));
        }
    }

    private static Box centred(PictureTensor picture, float x, float y, float width, float height) {
        return picture.inSource(x - width / 2, y - height / 2, x + width / 2, y + height / 2);
    }

    /** Greedy non-maximum suppression among boxes of one label. */
    private List<Candidate> suppressed(List<Candidate> found) {
        List<Candidate> kept = new ArrayList<>();
        double[] scores = found.stream().mapToDouble(Candidate::score).toArray();
        for (int index : Scoring.strongest(scores, scores.length)) {
            Candidate each = found.get(index);
            boolean repeats = kept.stream()
                    .anyMatch(better ->
                            better.index() == each.index() && better.box().iou(each.box()) > decoding.mostOverlap());
            if (!repeats) {
                kept.add(each);
                if (kept.size() == decoding.most()) {
                    break;
                }
            }
        }
        return kept;
    }

    private int best(float[] numbers, int from, int step) {
        int best = 0;
        for (int i = 1; i < labels; i++) {
            if (numbers[from + i * step] > numbers[from + best * step]) {
                best = i;
            }
        }
        return best;
    }

    private static int best(double[] shares) {
        return IntStream.range(0, shares.length)
                .reduce((one, other) -> shares[other] > shares[one] ? other : one)
                .orElseThrow();
    }
}
