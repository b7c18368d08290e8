package io.watchword.openquestions.packages;

import io.watchword.modelpackages.picture.UnusablePictureException;
import io.watchword.modelpackages.task.Answering;
import io.watchword.modelpackages.task.Captioning;
import io.watchword.modelpackages.task.VisualTask;
import io.watchword.openquestions.model.Expected;
import io.watchword.openquestions.model.Inquiry;
import io.watchword.protocol.ModelStatus;
import io.watchword.protocol.Verdict;
import java.util.List;

/**
 * What a package is asked for.
 *
 * @param task as models are announced
 * @param of what it must be
 * @param asked how it is asked; blocks as long as the model takes
 */
record Skill<T extends VisualTask>(String task, Class<T> of, Asked<T> asked) {
    /** Puts an inquiry to a model. */
    @FunctionalInterface
    interface Asked<T> {
        Verdict ask(T model, Inquiry inquiry) throws UnusablePictureException;
    }

    /**
     * Answers.
     *
     * @param colours the words that a colour may be
     */
    static Skill<Answering> answers(List<String> colours) {
        return new Skill<>(
                ModelStatus.ANSWER, Answering.class, (model, inquiry) -> new TypedWords(inquiry.expected(), colours)
                        .verdict(model.answer(SideBySide.picture(inquiry.views()), SideBySide.text(inquiry))));
    }

    /** Says what a picture shows, whatever is asked. */
    static Skill<Captioning> captions() {
        return new Skill<>(
                ModelStatus.CAPTION, Captioning.class, (model, inquiry) -> new TypedWords(Expected.TEXT, List.of())
                        .verdict(List.of(model.caption(SideBySide.picture(inquiry.views())))));
    }
}
