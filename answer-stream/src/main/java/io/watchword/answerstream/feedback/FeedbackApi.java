package io.watchword.answerstream.feedback;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.access.Access;
import io.watchword.answerstream.access.Who;
import io.watchword.answerstream.evidence.AnswerLookup;
import io.watchword.answerstream.evidence.Evidence;
import io.watchword.answerstream.evidence.EvidenceApi;
import io.watchword.answerstream.history.AnswerId;
import io.watchword.answerstream.history.LogPage;
import io.watchword.answerstream.history.LogPosition;
import io.watchword.answerstream.http.Endpoints;
import io.watchword.answerstream.http.Fields;
import io.watchword.answerstream.http.Gate;
import io.watchword.answerstream.http.Query;
import io.watchword.answerstream.http.Reply;
import io.watchword.answerstream.http.Requests;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Feedback;
import io.watchword.protocol.Frame;
import io.watchword.protocol.Json;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.FrameKey;
import io.watchword.protocol.kafka.TopicWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** People say that answers are wrong; the answer and its frame are kept with what they say. */
public final class FeedbackApi {
    private static final String PATH = "/api/v1/feedback";
    private static final int MOST = 1_000;
    private static final int USUAL = 100;

    private final AnswerLookup answers;
    private final Evidence evidence;
    private final TopicWriter<Feedback> feedback;
    private final TopicWriter<Frame> pictures;
    private final FeedbackLog log;
    private final FeedbackExport export;

    /**
     * @param answers where answers are found
     * @param evidence where their frames are
     * @param feedback where what is said goes
     * @param pictures where the frames go that it is about
     */
    public FeedbackApi(
            AnswerLookup answers,
            Evidence evidence,
            TopicWriter<Feedback> feedback,
            TopicWriter<Frame> pictures,
            FeedbackLog log) {
        this.answers = answers;
        this.evidence = evidence;
        this.feedback = feedback;
        this.pictures = pictures;
        this.log = log;
        this.export = new FeedbackExport(log);
    }

    /** Adds the addresses. */
    public void mount(Endpoints endpoints) {
        endpoints
                .at(AnswerId.ANSWERS + "/*", AnswerId.path("{id}", "flag"))
                .on(HttpMethod.POST, Access.OPERATOR, this::flag)
                .only();
        endpoints.at(PATH).on(HttpMethod.GET, Access.VIEWER, this::page).only();
        endpoints
                .at(PATH + "/export.zip")
                .handle(HttpMethod.GET, Access.OPERATOR, ctx -> export.send(ctx, wanted(Gate.who(ctx))))
                .only();
    }

    private Future<Reply> flag(RoutingContext ctx) {
        AnswerId id = AnswerId.inPath(ctx.request().path(), "flag");
        String note = Requests.optionalObject(ctx, Fields.none().texts("note"))
                .path("note")
                .asText("");
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Feedback said = new Feedback(id.text(), now, note.isBlank() ? null : note);
        return answers.find(id)
                .compose(found -> found.isPresent() ? about(said, found.get()) : Future.succeededFuture(said))
                .compose(whole -> feedback.write(whole).map(written -> Reply.json(201, view(whole))));
    }

    private Future<Feedback> about(Feedback said, Answer answer) {
        return evidence.find(FrameKey.of(answer))
                .compose(this::keep)
                .map(picture -> said.about(answer, picture.orElse(null)));
    }

    private Future<Optional<Feedback.Picture>> keep(Optional<Frame> frame) {
        return frame.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : pictures.write(frame.get()).map(at -> Optional.of(new Feedback.Picture(at.partition(), at.offset())));
    }

    private Future<Reply> page(RoutingContext ctx) {
        Query query = Query.of(ctx, "limit", "cursor");
        return log.page(
                        wanted(Gate.who(ctx)),
                        query.number("limit", 1, MOST, USUAL),
                        query.text("cursor").map(LogPosition::ofCursor))
                .map(page -> Reply.ok(view(page)));
    }

    private static Predicate<Feedback> wanted(Who who) {
        return each -> who.sees(each.answer().split("/", 2)[0]);
    }

    private static ObjectNode view(LogPage<Feedback> page) {
        List<ObjectNode> items = page.records().stream()
                .map(Delivered::value)
                .filter(Objects::nonNull)
                .map(FeedbackApi::item)
                .toList();
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.set("items", Json.tree(items));
        return view.put("cursor", page.cursor().map(LogPosition::cursor).orElse(null));
    }

    /**
     * What was said, with the answer where it is known, else its id alone, and the picture's address if there is one.
     */
    static ObjectNode item(Feedback said) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.set(
                "answer",
                said.judged() == null
                        ? JsonNodeFactory.instance.objectNode().put("id", said.answer())
                        : Json.tree(said.judged()));
        item.put("at", said.at().toString());
        item.put("note", said.note());
        if (said.picture() != null) {
            item.put("picture", AnswerId.path(said.answer(), EvidenceApi.NAME));
        }
        return item;
    }

    private static ObjectNode view(Feedback said) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("answer", said.answer()).put("at", said.at().toString());
        if (said.note() != null) {
            view.put("note", said.note());
        }
        return view.put("kept", said.picture() != null);
    }
}
