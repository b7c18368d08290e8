package io.watchword.modelpackages.task;

import io.watchword.modelpackages.picture.RgbImage;
import java.util.List;

/** Tells of which kind a thing is that fills a picture. */
public non-sealed interface Classifying extends VisualTask {
    /** Every kind it knows, in the order of its indices. */
    List<Kind> kinds();

    /** Kinds, the likeliest first. */
    List<RankedKind> classify(RgbImage picture);

    /**
     * A kind.
     *
     * @param label its name
     * @param synset the noun's synset as ImageNet names it, {@code n} and eight digits of WordNet 3.0; empty where the
     *     package says none
     */
    record Kind(String label, String synset) {}

    /**
     * How likely a kind is.
     *
     * @param score in [0, 1]
     */
    record RankedKind(Kind kind, double score) {}
}
