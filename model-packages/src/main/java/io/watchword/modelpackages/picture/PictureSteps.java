package io.watchword.modelpackages.picture;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is done to a picture before a model sees it, in this order, each as the Python original does it.
 *
 * @param resize to which size, or null to leave it
 * @param crop what is then cut out of the middle, or null
 * @param pad into the middle of what it is then put, or null
 * @param square what it is made in place of all that, or null
 * @param scale what the bytes are multiplied with
 * @param mean of each colour, taken off
 * @param std of each colour, divided by
 */
public record PictureSteps(
        @Nullable ResizeRule resize,
        @Nullable PictureSize crop,
        @Nullable Padding pad,
        @Nullable Square square,
        double scale,
        List<Float> mean,
        List<Float> std) {
    public PictureSteps {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (mean.size() != 3 || std.size() != 3) {
            throw new IllegalArgumentException("picture.mean and picture.std: must have three numbers each");
        }
        if (std.stream().anyMatch(each -> !(each > 0)) || !(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("picture.std and picture.scale: must be numbers above 0");
        }
        if (pad != null
                && !(resize instanceof ResizeRule.Within within
                        && within.width() <= pad.width()
                        && within.height() <= pad.height())) {
            throw new IllegalArgumentException("picture.pad: needs picture.resize with keep: true, of no larger sides");
        }
        if (square != null && (resize != null || crop != null || pad != null)) {
            throw new IllegalArgumentException("picture.square: takes the place of resize, crop and pad");
        }
        if (crop != null) {
            Sides.check("picture.crop.width", crop.width());
            Sides.check("picture.crop.height", crop.height());
        }
    }

    @JsonCreator
    static PictureSteps read(
            @JsonProperty("resize") @Nullable ResizeRule resize,
            @JsonProperty("crop") @Nullable PictureSize crop,
            @JsonProperty("pad") @Nullable Padding pad,
            @JsonProperty("square") @Nullable Square square,
            @JsonProperty(value = "scale", required = true) double scale,
            @JsonProperty("mean") @Nullable List<Float> mean,
            @JsonProperty("std") @Nullable List<Float> std) {
        return new PictureSteps(
                resize,
                crop,
                pad,
                square,
                scale,
                mean == null ? List.of(0f, 0f, 0f) : mean,
                std == null ? List.of(1f, 1f, 1f) : std);
    }

    /**
     * The picture's numbers, as the model takes them, and where in them it lies.
     *
     * @param memory where they are laid
     */
    public PictureTensor apply(RgbImage image, PictureMemory memory) {
        if (square != null) {
            return squared(square, image, memory);
        }
        RgbImage resized = image;
        if (resize != null) {
            PictureSize size = resize.of(image.width(), image.height());
            resized = resize.filter().resize(image, size.width(), size.height());
        }
        RgbImage laid = resized;
        int left = 0;
        int top = 0;
        if (crop != null) {
            left = -offset(laid.width(), crop.width());
            top = -offset(laid.height(), crop.height());
            laid = laid.window(-left, -top, crop.width(), crop.height());
        }
        if (pad != null) {
            int padLeft = Padding.before(pad.width(), laid.width());
            int padTop = Padding.before(pad.height(), laid.height());
            laid = laid.on(RgbImage.plain(pad.width(), pad.height(), pad.fill()), padLeft, padTop);
            left += padLeft;
            top += padTop;
        }
        return PictureTensor.of(laid, placing(image, resized, left, top), planes(), memory);
    }

    private PictureTensor squared(Square to, RgbImage image, PictureMemory memory) {
        float[][] planes = to.of(image, scale);
        for (int colour = 0; colour < 3; colour++) {
            float[] plane = planes[colour];
            for (int i = 0; i < plane.length; i++) {
                plane[i] = (plane[i] - mean.get(colour)) / std.get(colour);
            }
        }
        double factor = (double) to.side() / Math.max(image.width(), image.height());
        return PictureTensor.of(to.side(), to.side(), planes, new PictureTensor.Placing(0, 0, factor, factor), memory);
    }

    private PictureTensor.Placing placing(RgbImage image, RgbImage resized, int left, int top) {
        double across = (double) resized.width() / image.width();
        double down = (double) resized.height() / image.height();
        if (resize instanceof ResizeRule.Within within) {
            across = within.factor(image.width(), image.height());
            down = across;
        }
        return new PictureTensor.Placing(left, top, across, down);
    }

    /** As transformers does: a smaller picture is put into the middle, the odd pixel before it. */
    private static int offset(int side, int cropped) {
        return side >= cropped ? (side - cropped) / 2 : -((cropped - side + 1) / 2);
    }

    /** What each byte becomes, for each colour: there are only 256. */
    private float[][] planes() {
        float[][] values = new float[3][256];
        for (int colour = 0; colour < 3; colour++) {
            for (int value = 0; value < 256; value++) {
                values[colour][value] = ((float) (value * scale) - mean.get(colour)) / std.get(colour);
            }
        }
        return values;
    }
}
