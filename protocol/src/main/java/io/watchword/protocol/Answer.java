package io.watchword.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer to one standing question on one frame.
 *
 * @param id {@code camera/question/seq}: the same frame always gives the same id, so repeats can be dropped
 * @param schema version of this form, 1
 * @param camera id of the camera
 * @param question id of the question
 * @param text the question as it was asked
 * @param frame the frame it was answered from
 * @param answer the verdict
 * @param regions the boxes that prove it, strongest first
 * @param changed whether the held answer became this one on this frame
 * @param since capture time from which the held answer has stood
 * @param latencyMs where the time went
 * @param by the model that gave it, and how it came to it; null where the question engine gave it. A model's answers
 *     come later than the scene's, so that only those of the same question are in the order of their frames
 * @param byKinds whether it rests on kinds that a classifier tells; no where labels alone decide, also where they only
 *     come near what was asked for
 */
public record Answer(
        String id,
        int schema,
        String camera,
        String question,
        String text,
        FrameInfo frame,
        Verdict answer,
        List<Region> regions,
        boolean changed,
        Instant since,
        LatencyMs latencyMs,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AnsweredBy by,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean byKinds) {
    @JsonCreator
    public Answer(
            @Nullable String id,
            int schema,
            @Nullable String camera,
            @Nullable String question,
            @Nullable String text,
            @Nullable FrameInfo frame,
            @Nullable Verdict answer,
            @Nullable List<Region> regions,
            boolean changed,
            @Nullable Instant since,
            @Nullable LatencyMs latencyMs,
            @Nullable AnsweredBy by,
            boolean byKinds) {
        Schemas.require("answer", schema);
        this.id = Checks.present("id", id);
        this.schema = schema;
        this.camera = Ids.require("camera", Checks.present("camera", camera));
        this.question = Ids.require("question", Checks.present("question", question));
        this.text = Checks.present("text", text);
        this.frame = Checks.present("frame", frame);
        this.answer = Checks.present("answer", answer);
        this.regions = regions == null ? List.of() : List.copyOf(regions);
        this.changed = changed;
        this.since = Checks.present("since", since);
        this.latencyMs = latencyMs == null ? LatencyMs.NONE : latencyMs;
        this.by = by;
        this.byKinds = byKinds;
    }

    /** An answer of the question engine, by labels. */
    public Answer(
            String id,
            int schema,
            String camera,
            String question,
            String text,
            FrameInfo frame,
            Verdict answer,
            List<Region> regions,
            boolean changed,
            Instant since,
            @Nullable LatencyMs latencyMs) {
        this(id, schema, camera, question, text, frame, answer, regions, changed, since, latencyMs, null, false);
    }

    /** The same given by a model. */
    public Answer by(AnsweredBy model) {
        return new Answer(
                id, schema, camera, question, text, frame, answer, regions, changed, since, latencyMs, model, byKinds);
    }

    /** The same told again, having changed nothing. */
    public Answer refreshed() {
        return new Answer(
                id, schema, camera, question, text, frame, answer, regions, false, since, latencyMs, by, byKinds);
    }

    /** The same where the time went so. */
    public Answer took(LatencyMs latency) {
        return new Answer(
                id, schema, camera, question, text, frame, answer, regions, changed, since, latency, by, byKinds);
    }

    /** The same resting, or not, on kinds that a classifier tells. */
    public Answer byKinds(boolean told) {
        return new Answer(
                id, schema, camera, question, text, frame, answer, regions, changed, since, latencyMs, by, told);
    }

    /** An answer of the current schema, with its deterministic id. */
    public static Answer of(
            Question question,
            String camera,
            FrameInfo frame,
            Verdict verdict,
            List<Region> regions,
            boolean changed,
            Instant since,
            LatencyMs latencyMs) {
        return new Answer(
                id(camera, question.id(), frame.seq()),
                Schemas.CURRENT,
                camera,
                question.id(),
                question.text(),
                frame,
                verdict,
                regions,
                changed,
                since,
                latencyMs);
    }

    /** The id of the answer to a question on a camera's frame. */
    public static String id(String camera, String question, long seq) {
        return camera + "/" + question + "/" + seq;
    }
}
