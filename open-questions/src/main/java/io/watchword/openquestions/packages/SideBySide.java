package io.watchword.openquestions.packages;

import io.watchword.modelpackages.picture.RgbImage;
import io.watchword.modelpackages.picture.UnusablePictureException;
import io.watchword.openquestions.model.Inquiry;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a model that takes one picture is shown and asked: several views stand in one picture, from the left to the
 * right, upon black.
 */
final class SideBySide {
    private static final Pattern REFERENCE = Pattern.compile("\\[(\\d)]");

    private SideBySide() {}

    /** @throws UnusablePictureException if there is no picture in a view */
    static RgbImage picture(List<Inquiry.View> views) throws UnusablePictureException {
        List<RgbImage> pictures = new ArrayList<>();
        for (Inquiry.View view : views) {
            pictures.add(RgbImage.decode(view.jpeg()));
        }
        return pictures.size() == 1 ? pictures.get(0) : RgbImage.row(pictures);
    }

    /** The question in words that such a model was trained on. */
    static String text(Inquiry inquiry) {
        return REFERENCE.matcher(inquiry.text()).replaceAll(inquiry.views().size() == 1 ? "the picture" : "picture $1");
    }
}
