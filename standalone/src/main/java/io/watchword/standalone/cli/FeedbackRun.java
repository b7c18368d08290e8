package io.watchword.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchword.inference.Perceiver;
import io.watchword.ingest.MediaException;
import io.watchword.ingest.MediaFile;
import io.watchword.protocol.Answer;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Emit;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Json;
import io.watchword.protocol.Question;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Verdict;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.Sight;
import io.watchword.questionengine.StandingAnswer;
import io.watchword.questionengine.history.History;
import io.watchword.questionengine.language.Names;
import io.watchword.questionengine.language.Parse;
import io.watchword.questionengine.reasoning.Trace;
import io.watchword.standalone.Refusals;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Asks again what people flagged, of the frames that were kept: a line each with the old answer, the new one, and
 * whether they are the same. One picture has no past, so what asks about time is left out, and said.
 */
final class FeedbackRun {
    private static final String CAMERA = "feedback";
    private static final double SAME_BOX = 0.5;

    private final Perceiver perceiver;
    private final QuestionEngine engine;
    private final PrintStream out;
    private int same;
    private int different;
    private int leftOut;

    FeedbackRun(Perceiver perceiver, QuestionEngine engine, PrintStream out) {
        this.perceiver = perceiver;
        this.engine = engine;
        this.out = out;
    }

    /** Asks all of it again. */
    void run(Path file) throws IOException {
        Path picture = Files.createTempFile("watchword-feedback", ".jpg");
        try (FeedbackFile feedback = FeedbackFile.open(file)) {
            for (JsonNode item : feedback.items()) {
                out.println(Json.text(line(item, feedback, picture)));
            }
        } finally {
            Files.deleteIfExists(picture);
        }
    }

    /** How many are the same, differ and were left out. */
    String totals() {
        return same + " same, " + different + " different, " + leftOut + " left out";
    }

    private ObjectNode line(JsonNode item, FeedbackFile feedback, Path picture) throws IOException {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.set("answer", item.path("answer").path("id"));
        line.set("text", item.path("answer").path("text"));
        line.set("note", item.path("note"));
        line.set("old", item.path("answer").path("answer"));
        try {
            Answer old = Json.convert(item.path("answer"), Answer.class);
            if (!feedback.picture(item, picture)) {
                return leftOut(line, "its frame was not kept");
            }
            return compared(line, old, picture);
        } catch (InvalidFieldException e) {
            return leftOut(line, "the answer itself was not kept");
        }
    }

    private ObjectNode compared(ObjectNode line, Answer old, Path picture) {
        Parse parse = engine.parse(old.text(), new Names(List.of(old.camera()), List.of()));
        if (!(parse instanceof Parse.Understood understood)) {
            return leftOut(line, "the question is refused now: " + Refusals.words(Parse.refusal(parse)));
        }
        if (History.isNeeded(understood.program())) {
            return leftOut(line, "it asks about time, which one picture does not show");
        }
        try {
            Verdict now = ask(old, understood, picture);
            boolean isSame = isSame(old.answer().value(), now.value());
            same += isSame ? 1 : 0;
            different += isSame ? 0 : 1;
            line.set("new", Json.tree(now));
            return line.put("same", isSame);
        } catch (MediaException e) {
            return leftOut(line, String.valueOf(e.getMessage()));
        }
    }

    private ObjectNode leftOut(ObjectNode line, String reason) {
        leftOut++;
        return line.put("leftOut", reason);
    }

    private Verdict ask(Answer old, Parse.Understood understood, Path picture) throws MediaException {
        perceiver.forget(CAMERA);
        try (MediaFile media = MediaFile.open(picture)) {
            MediaFile.Shot shot = media.next();
            if (shot == null) {
                throw new IllegalStateException("an empty picture");
            }
            FrameInfo frame = FrameInfo.recorded(
                    old.id(), 0, 0, shot.bgr().cols(), shot.bgr().rows());
            Scene scene = perceiver.perceive(frame, CAMERA, shot.bgr()).scene();
            Question question =
                    new Question(old.question(), old.text(), List.of(), null, Emit.EVERY, 0, 0, Instant.EPOCH, null);
            return new StandingAnswer(engine, question, understood.program())
                    .next(new Sight(scene), Trace.NONE)
                    .answer();
        }
    }

    private static boolean isSame(AnswerValue old, AnswerValue now) {
        if (old instanceof AnswerValue.RegionBox one && now instanceof AnswerValue.RegionBox other) {
            return one.value().iou(other.value()) >= SAME_BOX;
        }
        return old.type().equals(now.type()) && old.text().equals(now.text());
    }
}
