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
 * @param scale what the bytes are multiplied with
 * @param mean of each colour, taken off
 * @param std of each colour, divided by
 */
public record PictureSteps(
        @Nullable ResizeRule resize, @Nullable PictureSize crop, double scale, List<Float> mean, List<Float> std) {
    public PictureSteps {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (mean.size() != 3 || std.size() != 3) {
            throw new IllegalArgumentException("picture.mean and picture.std: must have three numbers each");
        }
        if (std.stream().anyMatch(each -> !(each > 0)) || !(scale > 0)) {
            throw new IllegalArgumentException("picture.std and picture.scale: must be above 0");
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
            @JsonProperty(value = "scale", required = true) double scale,
            @JsonProperty("mean") @Nullable List<Float> mean,
            @JsonProperty("std") @Nullable List<Float> std) {
        return new PictureSteps(
                resize,
                crop,
                scale,
                mean == null ? List.of(0f, 0f, 0f) : mean,
                std == null ? List.of(1f, 1f, 1f) : std);
    }

    /** The picture's numbers, as the model takes them. */
    public PictureTensor apply(RgbImage image) {
        RgbImage resized = image;
        if (resize != null) {
            PictureSize size = resize.of(image.width(), image.height());
            resized = resize.filter().resize(image, size.width(), size.height());
        }
        return PictureTensor.of(crop == null ? resized : middle(resized, crop), planes());
    }

    private static RgbImage middle(RgbImage image, PictureSize crop) {
        // as transformers does: where the picture is smaller it is put into the middle, the odd pixel at its end
        int top = offset(image.height(), crop.height());
        int left = offset(image.width(), crop.width());
        return image.window(left, top, crop.width(), crop.height());
    }

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
