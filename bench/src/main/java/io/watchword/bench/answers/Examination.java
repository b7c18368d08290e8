package io.watchword.bench.answers;

import io.watchword.bench.data.Photograph;
import io.watchword.ingest.MediaException;
import io.watchword.ingest.MediaFile;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Scene;
import io.watchword.questionengine.QuestionEngine;
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
            SceneAnswers answers = new SceneAnswers(engine, scene);
            photograph.questions().forEach(each -> answered.add(Answered.of(each, answers.answer(each.text()))));
            photograph.expressions().forEach(each -> grounded.add(Grounded.of(each, answers.ground(each.text()))));
        }
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
