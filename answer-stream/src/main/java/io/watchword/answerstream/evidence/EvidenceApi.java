package io.watchword.answerstream.evidence;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.access.Access;
import io.watchword.answerstream.drawing.Annotation;
import io.watchword.answerstream.drawing.Drawing;
import io.watchword.answerstream.history.AnswerId;
import io.watchword.answerstream.http.Endpoints;
import io.watchword.answerstream.http.Problem;
import io.watchword.answerstream.http.Query;
import io.watchword.answerstream.http.Reply;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Frame;

/** The frame that changed an answer, with the boxes that prove the answer drawn on it. */
public final class EvidenceApi {
    /** What the picture is called below its answer. */
    public static final String NAME = "evidence.jpg";

    private final AnswerLookup answers;
    private final FrameLookup frames;
    private final Drawing drawing;

    /** Shows what is found in these. */
    public EvidenceApi(AnswerLookup answers, FrameLookup frames, Drawing drawing) {
        this.answers = answers;
        this.frames = frames;
        this.drawing = drawing;
    }

    /** Adds the address; others may follow under the same pattern. */
    public void mount(Endpoints endpoints) {
        endpoints
                .at(AnswerId.ANSWERS + "/*", AnswerId.path("{id}", NAME))
                .on(HttpMethod.GET, Access.VIEWER, this::show);
    }

    private Future<Reply> show(RoutingContext ctx) {
        if (ctx.request().path().endsWith("/flag")) {
            throw Problem.wrongMethod("GET", "POST").exception();
        }
        AnswerId id = AnswerId.inPath(ctx.request().path(), NAME);
        boolean annotated = Query.of(ctx, "annotated").flag("annotated", true);
        return answers.find(id)
                .map(found -> found.orElseThrow(() -> Problem.gone("The answer '" + id.text()
                                + "' is not kept: answers are kept for 7 days, or less where there are very many")
                        .exception()))
                .compose(answer -> show(answer, annotated));
    }

    private Future<Reply> show(Answer answer, boolean annotated) {
        return frames.find(answer)
                .map(found ->
                        found.orElseThrow(() -> Problem.gone(reason(answer)).exception()))
                .compose(frame -> annotated
                        ? drawing.draw(frame.jpeg(), Annotation.of(answer)).map(jpeg -> reply(frame, jpeg))
                        : Future.succeededFuture(reply(frame, frame.jpeg())));
    }

    private static String reason(Answer answer) {
        if (answer.frame().seq() == 0) {
            return "There is no picture: the camera had given no frame";
        }
        return answer.changed()
                ? "The frame of this answer is not kept: it was gone before it could be kept, or newer ones took its"
                        + " place"
                : "The frame of this answer is not kept, as the answer did not change on it";
    }

    private static Reply reply(Frame frame, byte[] jpeg) {
        return Reply.of("image/jpeg", Buffer.buffer(jpeg))
                .withHeader("X-Frame-Seq", Long.toString(frame.info().seq()))
                .withHeader("X-Captured-At", frame.info().capturedAt().toString())
                .withHeader("Cache-Control", "private, max-age=86400");
    }
}
