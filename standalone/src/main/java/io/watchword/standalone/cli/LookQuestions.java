package io.watchword.standalone.cli;

import io.watchword.modelpackages.picture.RgbImage;
import io.watchword.openquestions.packages.LocalModel;
import io.watchword.protocol.Answer;
import io.watchword.protocol.AnsweredBy;
import io.watchword.protocol.Emit;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Question;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Verdict;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.Sight;
import io.watchword.questionengine.StandingAnswer;
import io.watchword.questionengine.language.Parse;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.reasoning.Trace;
import io.watchword.standalone.Refusals;
import io.watchword.standalone.UserException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/**
 * What files are asked, in order.
 *
 * @param programs of those that the engine understands; null for those that the model is asked
 * @param model what is asked what the engine does not understand; null for nothing
 */
record LookQuestions(
        QuestionEngine engine, List<Question> questions, List<@Nullable Program> programs, @Nullable LocalModel model) {
    private static final String MODEL = "package";

    static LookQuestions of(QuestionEngine engine, List<String> texts, @Nullable LocalModel model) {
        List<Question> questions = new ArrayList<>();
        List<@Nullable Program> programs = new ArrayList<>();
        for (String text : texts) {
            Parse parse = engine.parse(text);
            String id = "q-" + (questions.size() + 1);
            if (parse instanceof Parse.Understood understood) {
                questions.add(question(id, understood.text(), understood.understood()));
                programs.add(understood.program());
            } else if (model != null) {
                questions.add(question(id, text, null));
                programs.add(null);
            } else {
                throw new UserException(Refusals.words(Parse.refusal(parse)));
            }
        }
        return new LookQuestions(engine, questions, programs, model);
    }

    private static Question question(String id, String text, @Nullable String understood) {
        return new Question(id, text, null, null, Emit.EVERY, null, null, Instant.EPOCH, understood);
    }

    List<Line> start() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            Program program = programs.get(i);
            lines.add(
                    program != null
                            ? scene(new StandingAnswer(engine, question, program))
                            : picture(question, Objects.requireNonNull(model)));
        }
        return lines;
    }

    private static Line scene(StandingAnswer standing) {
        return (sight, bgr, trace) -> standing.next(sight, trace);
    }

    /** Each picture alone: what it said of the last is told as changed or not, and nothing else. */
    private static Line picture(Question question, LocalModel model) {
        AtomicReference<Answer> last = new AtomicReference<>();
        return (sight, bgr, trace) -> last.updateAndGet(before -> {
            Scene scene = sight.scene();
            Verdict verdict = model.answer(question.text(), RgbImage.of(bgr));
            boolean changed = before == null || !before.answer().value().equals(verdict.value());
            Instant since = before == null || changed ? scene.frame().capturedAt() : before.since();
            return Answer.of(question, Look.CAMERA, scene.frame(), verdict, List.of(), changed, since, LatencyMs.NONE)
                    .by(new AnsweredBy(MODEL, List.of()));
        });
    }

    /** What becomes of a question on one frame. */
    interface Line {
        Answer next(Sight sight, Mat bgr, Trace trace);
    }
}
