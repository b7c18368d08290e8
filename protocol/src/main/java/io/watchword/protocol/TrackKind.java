package io.watchword.protocol;

/**
 * A kind that a classifier takes a track for.
 *
 * @param synset the noun's synset as ImageNet names it, {@code n} and eight digits of WordNet 3.0
 * @param name the classifier's name for it, such as {@code fire engine}
 * @param probability the classifier's, over its looks at the track, in [0, 1]; those of a track sum to at most 1, and
 *     what they lack of it went to kinds that are not told
 */
public record TrackKind(String synset, String name, double probability) {
    public TrackKind {
        Checks.text("kind.synset", synset, 16);
        Checks.text("kind.name", name, 100);
        Checks.inRange("kind.probability", probability, 0, 1);
    }
}
