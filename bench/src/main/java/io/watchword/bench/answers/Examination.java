package io.watchword.bench.answers;

import io.watchword.bench.data.Expression;
import io.watchword.bench.data.Photograph;
import io.watchword.bench.data.VqaQuestion;
import io.watchword.ingest.MediaException;
import io.watchword.ingest.MediaFile;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Verdict;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.language.Parse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bytedeco.opencv.opencv_core.Mat;

/** Everything that is asked about photographs, answered in one way of seeing. Not thread-safe. */
final class Examination {
    private final QuestionEngine engine;
    private final Sight sight;
    private final List<Answered> answered = new ArrayList<>();
    private final List<Grounded> grounded = new ArrayList<>();

    Examination(QuestionEngine engine, Sight sight) {
        this.engine = engine;
        this.sight = sight;
    }

    void look(Photograph photograph) throws MediaException, IOException {
        try (MediaFile file = MediaFile.open(photograph.image())) {
            Mat bgr =
                    Objects.requireNonNull(file.next(), "an image has a frame").bgr();
            FrameInfo frame = FrameInfo.recorded(photograph.image().toString(), 0, 0, bgr.cols(), bgr.rows());
            Scene scene = sight.scene(photograph, frame, bgr);
            photograph.questions().forEach(each -> answered.add(answer(each, scene)));
            photograph.expressions().forEach(each -> grounded.add(ground(each, scene)));
        }
    }

    private Answered answer(VqaQuestion question, Scene scene) {
        if (!(engine.parse(question.text()) instanceof Parse.Understood parse)) {
            return Answered.not(question);
        }
        Verdict verdict = engine.evaluate(parse.program(), scene).verdict();
        return Answered.of(question, parse, verdict.isUnknown() ? null : AnswerForm.said(verdict.value()));
    }

    private Grounded ground(Expression expression, Scene scene) {
        if (!(engine.ground(expression.text()) instanceof Parse.Understood parse)) {
            return new Grounded(expression, false, 0);
        }
        AnswerValue value = engine.evaluate(parse.program(), scene).verdict().value();
        double iou =
                value instanceof AnswerValue.RegionBox region ? region.value().iou(expression.box()) : 0;
        return new Grounded(expression, true, iou);
    }

    String name() {
        return sight.name();
    }

    List<Answered> answered() {
        return List.copyOf(answered);
    }

    List<Grounded> grounded() {
        return List.copyOf(grounded);
    }
}
