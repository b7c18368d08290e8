package io.watchword.modelpackages.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a network's numbers are read. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Decoding.Choice.class, name = "choice"),
    @JsonSubTypes.Type(value = Decoding.Boxes.class, name = "boxes"),
    @JsonSubTypes.Type(value = Decoding.Phrases.class, name = "phrases"),
    @JsonSubTypes.Type(value = Decoding.Regions.class, name = "regions"),
    @JsonSubTypes.Type(value = Decoding.Sentence.class, name = "sentence")
})
public sealed interface Decoding {
    /** How scores become shares. */
    enum Scores {
        /** Each by itself. */
        @JsonProperty("sigmoid")
        SIGMOID,
        /** All together are 1. */
        @JsonProperty("softmax")
        SOFTMAX
    }

    /**
     * One of a list: the network gives {@code float32 [1, K]}.
     *
     * @param scores what its numbers become
     * @param words the file of the K answers or labels, a line each; behind a tab its WordNet synset
     */
    record Choice(@JsonProperty(required = true) Scores scores, @JsonProperty(required = true) String words)
            implements Decoding {}

    /** How a detector gives its boxes. */
    enum Layout {
        /** Scores {@code [1, Q, K + 1]}, the last for nothing, and boxes {@code [1, Q, 4]}: centre and size, shares. */
        @JsonProperty("detr")
        DETR,
        /** Scores {@code [1, Q, K]}, each by itself, and boxes as those. */
        @JsonProperty("rt-detr")
        RT_DETR,
        /** {@code [1, N, 5 + K]}: centre, size, whether there is something, and classes; pixels. YOLO v5 to v7. */
        @JsonProperty("yolo-v5")
        YOLO_V5,
        /** {@code [1, 4 + K, N]}: centre, size and classes; pixels. YOLO v8, v9 and v11. */
        @JsonProperty("yolo-v8")
        YOLO_V8,
        /** {@code [1, N, 6]}: corners, score and class; pixels; nothing is seen twice. YOLO v10, exports with NMS. */
        @JsonProperty("yolo-v10")
        YOLO_V10,
        /**
         * A heat map {@code [1, K, H, W]} before the sigmoid, whose highest places among their eight neighbours are
         * things; and either how far the left, upper, right and lower edges are from the place {@code [1, 4, H, W]} in
         * pixels, as of the embedded detector, or sizes and offsets {@code [1, 2, H, W]} each, in places, of boxes'
         * middles.
         */
        @JsonProperty("centernet")
        CENTERNET
    }

    /**
     * Labelled boxes.
     *
     * @param layout how the network gives them
     * @param labels the file of the labels, a line each, in the order of their indices
     * @param threshold scores that count are above it
     * @param overlap needed by YOLO v5 and v8: boxes of one label that overlap a better one by more (IoU) are left out
     * @param most boxes, the strongest
     */
    record Boxes(
            @JsonProperty(required = true) Layout layout,
            @JsonProperty(required = true) String labels,
            @JsonProperty(required = true) double threshold,
            @Nullable Double overlap,
            @JsonProperty(required = true) int most)
            implements Decoding {
        public Boxes {
            Shares.check("decoding.threshold", threshold);
            if (overlap != null) {
                Shares.check("decoding.overlap", overlap);
            } else if (layout == Layout.YOLO_V5 || layout == Layout.YOLO_V8) {
                throw new IllegalArgumentException(
                        "decoding.overlap: boxes of this layout repeat each other; give it, such as 0.7");
            }
            Shares.checkMost(most);
        }

        /** The overlap that counts as none too many; 1, where none is left out. */
        public double mostOverlap() {
            return overlap == null ? 1 : overlap;
        }
    }

    /**
     * Boxes for phrases: scores {@code [1, B, P]} before the sigmoid and boxes {@code [1, B, 4]}, centre and size as
     * shares.
     *
     * @param threshold scores that count are above it
     * @param most boxes, the strongest
     */
    record Phrases(@JsonProperty(required = true) double threshold, @JsonProperty(required = true) int most)
            implements Decoding {
        public Phrases {
            Shares.check("decoding.threshold", threshold);
            Shares.checkMost(most);
        }
    }

    /**
     * How well an expression fits each region: {@code float32 [1, R]}.
     *
     * @param scores what its numbers become
     */
    record Regions(@JsonProperty(required = true) Scores scores) implements Decoding {}

    /**
     * A sentence, token by token: the network {@code prepare} gives what the network {@code step} is given at each step
     * beside the tokens so far; that gives {@code float32 [1, V]} for the next.
     *
     * @param begin tokens that it begins with
     * @param end the token that it ends with
     * @param longest tokens in all, those at the beginning among them
     */
    record Sentence(
            @JsonProperty(required = true) List<Long> begin,
            @JsonProperty(required = true) long end,
            @JsonProperty(required = true) int longest)
            implements Decoding {
        private static final int MOST = 512;

        public Sentence {
            begin = List.copyOf(begin);
            if (begin.isEmpty()) {
                throw new IllegalArgumentException("decoding.begin: give one token or more");
            }
            if (longest <= begin.size() || longest > MOST) {
                throw new IllegalArgumentException(
                        "decoding.longest: must be from " + (begin.size() + 1) + " to " + MOST + ", but is " + longest);
            }
        }
    }
}
