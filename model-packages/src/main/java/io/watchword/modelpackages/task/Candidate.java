package io.watchword.modelpackages.task;

import io.watchword.modelpackages.picture.PictureTensor;
import io.watchword.protocol.Box;
import io.watchword.protocol.Detection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A box that may be one.
 *
 * @param index of its label
 * @param score in [0, 1]
 * @param box pixels of the picture
 */
record Candidate(int index, double score, Box box) {
    /** The surest, named and cut off at the picture's edges; what lies outside of it is left out. */
    static List<Detection> named(
            Stream<Candidate> candidates, List<String> labels, double width, double height, int most) {
        return candidates
                .sorted(Comparator.comparingDouble(Candidate::score).reversed())
                .map(each -> new Detection(labels.get(each.index), each.score, each.box.clip(width, height)))
                .limit(most)
                .toList();
    }

    /** From a centre and sides as shares of the tensor's, as transformers that find sets of boxes give them. */
    static Box fromShares(float[] boxes, int at, PictureTensor picture) {
        double width = picture.width();
        double height = picture.height();
        double halfWidth = boxes[at + 2] / 2.0;
        double halfHeight = boxes[at + 3] / 2.0;
        return picture.inSource(
                (boxes[at] - halfWidth) * width,
                (boxes[at + 1] - halfHeight) * height,
                (boxes[at] + halfWidth) * width,
                (boxes[at + 1] + halfHeight) * height);
    }
}
