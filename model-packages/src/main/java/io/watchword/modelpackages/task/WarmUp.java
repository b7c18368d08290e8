package io.watchword.modelpackages.task;

import io.watchword.modelpackages.picture.RgbImage;
import java.util.List;

/** Asks a model twice about something plain: the second time everything that is made on first use is there. */
final class WarmUp {
    private static final RgbImage GREY = RgbImage.plain(640, 480, 127);
    private static final String QUESTION = "what is this?";
    private static final String WORD = "this";

    private WarmUp() {}

    static void of(VisualTask task) {
        once(task);
        once(task);
    }

    private static void once(VisualTask task) {
        if (task instanceof Answering answering) {
            answering.answer(GREY, QUESTION);
        } else if (task instanceof Captioning captioning) {
            captioning.caption(GREY);
        } else if (task instanceof Classifying classifying) {
            classifying.classify(GREY);
        } else if (task instanceof Detecting detecting) {
            detecting.detect(GREY);
        } else if (task instanceof Grounding grounding) {
            grounding.ground(GREY, List.of(QUESTION, WORD));
        } else if (task instanceof RegionAnswering answering) {
            answering.answer(List.of(region(answering.featureSize())), QUESTION);
        } else if (task instanceof RegionGrounding grounding) {
            grounding.score(List.of(region(grounding.featureSize())), QUESTION);
        }
    }

    private static RegionFeatures region(int size) {
        return new RegionFeatures(0, 0, 1, 1, new float[size]);
    }
}
