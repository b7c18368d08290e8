package io.watchword.modelpackages.picture;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Which size a picture gets. */
public sealed interface ResizeRule {
    /** The size for a picture of this one. */
    PictureSize of(int width, int height);

    Resampling filter();

    /** The same size for every picture. */
    record Exact(int width, int height, Resampling filter) implements ResizeRule {
        public Exact {
            Sides.check("picture.resize.width", width);
            Sides.check("picture.resize.height", height);
        }

        @Override
        public PictureSize of(int pictureWidth, int pictureHeight) {
            return new PictureSize(width, height);
        }
    }

    /**
     * By one factor, so that the shortest side gets this length unless the longest would get too long: with DETR's
     * rounding.
     *
     * @param longest at most, or 0 for no limit
     */
    record Shortest(int shortest, int longest, Resampling filter) implements ResizeRule {
        public Shortest {
            Sides.check("picture.resize.shortest", shortest);
            Sides.checkLongest(longest);
        }

        @Override
        public PictureSize of(int width, int height) {
            double least = Math.min(width, height);
            double most = Math.max(width, height);
            boolean limited = longest > 0 && most / least * shortest > longest;
            double exact = limited ? longest * least / most : shortest;
            int side = limited ? (int) Math.rint(exact) : shortest;
            if (least == side) {
                return new PictureSize(width, height);
            }
            return width < height
                    ? new PictureSize(Math.max(1, side), (int) (exact * height / width))
                    : new PictureSize((int) (exact * width / height), Math.max(1, side));
        }
    }

    /** The same, rounded down to multiples of a patch's side, with ViLT's rounding. */
    record Patches(int shortest, int longest, int multiple, Resampling filter) implements ResizeRule {
        public Patches {
            Sides.check("picture.resize.shortest", shortest);
            Sides.check("picture.resize.longest", longest);
            Sides.check("picture.resize.multiple", multiple);
        }

        @Override
        public PictureSize of(int width, int height) {
            double scale = shortest / (double) Math.min(width, height);
            double newHeight = height < width ? shortest : scale * height;
            double newWidth = height < width ? scale * width : shortest;
            double most = Math.max(newHeight, newWidth);
            if (most > longest) {
                double less = longest / most;
                newHeight *= less;
                newWidth *= less;
            }
            return new PictureSize(whole(newWidth), whole(newHeight));
        }

        private int whole(double side) {
            return Math.max(1, (int) (side + 0.5) / multiple) * multiple;
        }
    }

    /** By one factor, the largest that fits into these sides: with YOLO's rounding. */
    record Within(int width, int height, Resampling filter) implements ResizeRule {
        public Within {
            Sides.check("picture.resize.width", width);
            Sides.check("picture.resize.height", height);
        }

        @Override
        public PictureSize of(int pictureWidth, int pictureHeight) {
            double factor = factor(pictureWidth, pictureHeight);
            return new PictureSize(side(pictureWidth * factor), side(pictureHeight * factor));
        }

        double factor(int pictureWidth, int pictureHeight) {
            return Math.min((double) width / pictureWidth, (double) height / pictureHeight);
        }

        private static int side(double exact) {
            return Math.max(1, (int) Math.rint(exact));
        }
    }

    /**
     * As model.yaml gives it: width and height, with {@code keep} for what fits into them, or the shortest side.
     *
     * @param width pixels
     * @param height pixels
     * @param shortest pixels
     * @param longest pixels at most, for the other side
     * @param multiple what both sides are rounded down to
     * @param keep whether the picture keeps its shape
     * @param filter how it is resized
     */
    record Written(
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Integer shortest,
            @Nullable Integer longest,
            @Nullable Integer multiple,
            boolean keep,
            @JsonProperty(required = true) Resampling filter) {
        private ResizeRule rule() {
            if (width != null && height != null && shortest == null && longest == null && multiple == null) {
                return keep ? new Within(width, height, filter) : new Exact(width, height, filter);
            }
            if (shortest == null || width != null || height != null || keep) {
                throw new IllegalArgumentException("picture.resize: give width and height (with keep: true, what fits"
                        + " into them), or shortest with longest");
            }
            if (multiple == null) {
                return new Shortest(shortest, longest == null ? 0 : longest, filter);
            }
            if (longest == null) {
                throw new IllegalArgumentException("picture.resize: multiple needs longest");
            }
            return new Patches(shortest, longest, multiple, filter);
        }
    }

    /** The rule that is meant by what model.yaml gives. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ResizeRule read(Written written) {
        return written.rule();
    }
}
