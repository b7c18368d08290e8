package io.watchword.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchword.inference.Perceiver;
import io.watchword.inference.PerceptionSettings;
import io.watchword.inference.kinds.KindTeller;
import io.watchword.inference.kinds.StillKinds;
import io.watchword.ingest.MediaException;
import io.watchword.ingest.MediaFile;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.picture.RgbImage;
import io.watchword.openquestions.packages.LocalModel;
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
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/**
 * Asks again what people flagged, of the frames that were kept: a line each with the old answer, the new one, and
 * whether they are the same. One picture has no past, so what asks the scene about time is left out, and said; so is,
 * without a classifier, what rests on kinds that one told.
 */
public final class FeedbackRun implements AutoCloseable {
    private static final String CAMERA = "feedback";
    private static final double SAME_BOX = 0.5;

    private final Perceiver perceiver;
    private final QuestionEngine engine;
    private final @Nullable StillKinds kinds;
    private final @Nullable LocalModel model;
    private final PrintStream out;
    private final Map<String, Counts> questions = new TreeMap<>();

    /**
     * What became of the answers to a question, or to all.
     *
     * @param same as when they were flagged
     * @param different from then
     * @param leftOut could not be asked again
     */
    public record Counts(int same, int different, int leftOut) {
        private static final Counts NONE = new Counts(0, 0, 0);

        private Counts plus(Counts other) {
            return new Counts(same + other.same, different + other.different, leftOut + other.leftOut);
        }

        @Override
        public String toString() {
            return same + " same, " + different + " different, " + leftOut + " left out";
        }
    }

    private FeedbackRun(
            Perceiver perceiver,
            QuestionEngine engine,
            @Nullable StillKinds kinds,
            @Nullable LocalModel model,
            PrintStream out) {
        this.perceiver = perceiver;
        this.engine = engine;
        this.kinds = kinds;
        this.model = model;
        this.out = out;
    }

    /**
     * Loads what is to answer.
     *
     * @param looking with what, and on what, the pictures are looked at
     * @param place of a model package that is asked everything, in place of the scene; null for none
     * @param out takes the lines
     */
    public static FeedbackRun open(LookingFlags looking, @Nullable String place, PrintStream out) {
        QuestionEngine engine = QuestionEngine.load(Perceiver.VOCABULARY);
        PerceptionSettings settings = looking.settings();
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        try {
            StillKinds kinds = looking.classifierOfAll(settings, engine);
            if (kinds != null) {
                opened.push(kinds);
            }
            Perceiver perceiver =
                    new Perceiver(settings, looking.device(settings), kinds == null ? KindTeller.NONE : kinds);
            opened.push(perceiver);
            LocalModel model = place == null ? null : looking.local(place, settings, engine);
            return new FeedbackRun(perceiver, engine, kinds, model, out);
        } catch (RuntimeException e) {
            opened.forEach(FeedbackRun::giveBack);
            throw e;
        }
    }

    private static void giveBack(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** By the text of the question, what became of its answers. */
    public Map<String, Counts> questions() {
        return Collections.unmodifiableMap(questions);
    }

    /** Asks all of it again. */
    public void run(Path file) throws IOException {
        Path picture = Files.createTempFile("watchword-feedback", ".jpg");
        try (FeedbackFile feedback = FeedbackFile.open(file)) {
            for (JsonNode item : feedback.items()) {
                out.println(Json.text(line(item, feedback, picture)));
            }
        } finally {
            Files.deleteIfExists(picture);
        }
    }

    /** Of all questions together. */
    public Counts totals() {
        return questions.values().stream().reduce(Counts.NONE, Counts::plus);
    }

    private void count(JsonNode text, Counts one) {
        questions.merge(text.asText("(the answer was not kept)"), one, Counts::plus);
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
        LocalModel asked = model;
        if (asked != null) {
            return compared(line, old, picture, bgr -> asked.answer(old.text(), RgbImage.of(bgr)));
        }
        if (kinds == null && old.byKinds()) {
            return leftOut(line, "it rests on what a classifier told: give the one that was used as --classifier");
        }
        Parse parse = engine.parse(old.text(), new Names(List.of(old.camera()), List.of()));
        if (!(parse instanceof Parse.Understood understood)) {
            return leftOut(line, "the question is refused now: " + Refusals.words(Parse.refusal(parse)));
        }
        if (History.isNeeded(understood.program())) {
            return leftOut(line, "it asks about time, which one picture does not show");
        }
        return compared(line, old, picture, bgr -> ask(old, understood, bgr));
    }

    private ObjectNode compared(ObjectNode line, Answer old, Path picture, Function<Mat, Verdict> ask) {
        try (MediaFile media = MediaFile.open(picture)) {
            MediaFile.Shot shot = media.next();
            if (shot == null) {
                throw new IllegalStateException("an empty picture");
            }
            Verdict now = ask.apply(shot.bgr());
            boolean isSame = isSame(old.answer().value(), now.value());
            count(line.path("text"), new Counts(isSame ? 1 : 0, isSame ? 0 : 1, 0));
            line.set("new", Json.tree(now));
            return line.put("same", isSame);
        } catch (MediaException | PackageException e) {
            return leftOut(line, String.valueOf(e.getMessage()));
        }
    }

    private ObjectNode leftOut(ObjectNode line, String reason) {
        count(line.path("text"), new Counts(0, 0, 1));
        return line.put("leftOut", reason);
    }

    private Verdict ask(Answer old, Parse.Understood understood, Mat bgr) {
        perceiver.forget(CAMERA);
        FrameInfo frame = FrameInfo.recorded(old.id(), 0, 0, bgr.cols(), bgr.rows());
        Scene scene = perceiver.perceive(frame, CAMERA, bgr).scene();
        Question question =
                new Question(old.question(), old.text(), List.of(), null, Emit.EVERY, 0, 0, Instant.EPOCH, null);
        return new StandingAnswer(engine, question, understood.program())
                .next(new Sight(scene), Trace.NONE)
                .answer();
    }

    private static boolean isSame(AnswerValue old, AnswerValue now) {
        if (old instanceof AnswerValue.RegionBox one && now instanceof AnswerValue.RegionBox other) {
            return one.value().iou(other.value()) >= SAME_BOX;
        }
        return old.type().equals(now.type()) && old.text().equals(now.text());
    }

    /** Frees what was loaded. */
    @Override
    public void close() {
        perceiver.close();
        if (kinds != null) {
            kinds.close();
        }
        if (model != null) {
            model.close();
        }
    }
}
