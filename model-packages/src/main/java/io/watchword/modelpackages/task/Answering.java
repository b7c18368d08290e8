package io.watchword.modelpackages.task;

import io.watchword.modelpackages.picture.RgbImage;
import java.util.List;

/** Answers questions about a picture. */
public non-sealed interface Answering extends VisualTask {
    /**
     * Answers, the likeliest first, at least one. A model that makes its answers up gives a single one, whose score is
     * the geometric mean of the shares it gave its tokens.
     *
     * @param question in the model's language, of any length; what is beyond the model's is cut off
     */
    List<Ranked> answer(RgbImage picture, String question);
}
