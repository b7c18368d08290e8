package io.watchword.answerstream.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.access.Access;
import io.watchword.answerstream.history.LogPage;
import io.watchword.answerstream.history.LogPages;
import io.watchword.answerstream.history.LogPosition;
import io.watchword.answerstream.history.PageQuery;
import io.watchword.answerstream.http.Endpoints;
import io.watchword.answerstream.http.Fields;
import io.watchword.answerstream.http.Gate;
import io.watchword.answerstream.http.Problem;
import io.watchword.answerstream.http.Query;
import io.watchword.answerstream.http.Reply;
import io.watchword.answerstream.http.Requests;
import io.watchword.answerstream.stream.AnswerFilter;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Feedback;
import io.watchword.protocol.Ids;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.TopicWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;

/** What has been answered, and what people say of it. */
public final class AnswerApi {
    private static final String ANSWERS = "/api/v1/answers";
    private static final int MOST = 1_000;
    private static final int USUAL = 100;

    private final LogPages<Answer> history;
    private final Predicate<Answer> isEvent;
    private final TopicWriter<Feedback> feedback;

    /**
     * @param history where answers are looked up
     * @param isEvent whether an answer is more than a refresh of the last
     * @param feedback where it goes
     */
    public AnswerApi(LogPages<Answer> history, Predicate<Answer> isEvent, TopicWriter<Feedback> feedback) {
        this.history = history;
        this.isEvent = isEvent;
        this.feedback = feedback;
    }

    /** Adds the addresses. */
    public void mount(Endpoints endpoints) {
        endpoints.at(ANSWERS).on(HttpMethod.GET, Access.VIEWER, this::page).only();
        endpoints
                .at(ANSWERS + "/*", ANSWERS + "/{id}/flag")
                .on(HttpMethod.POST, Access.OPERATOR, this::flag)
                .only();
    }

    private Future<Reply> page(RoutingContext ctx) {
        Query query = Query.of(ctx, "camera", "question", "from", "to", "limit", "cursor", "order", "refresh");
        AnswerFilter filter = AnswerFilter.of(query, Gate.who(ctx));
        Predicate<Answer> matches = query.flag("refresh", false) ? filter : filter.and(isEvent);
        PageQuery<Answer> asked = new PageQuery<>(
                matches,
                query.moment("from"),
                query.moment("to"),
                query.number("limit", 1, MOST, USUAL),
                query.oneOf("order", "asc", "desc").equals("desc"),
                query.text("cursor").map(LogPosition::ofCursor));
        return history.page(asked).map(AnswerApi::reply);
    }

    // answers are passed on as they are stored
    private static Reply reply(LogPage<Answer> page) {
        Buffer body = Buffer.buffer("{\"answers\":[");
        boolean first = true;
        for (Delivered<Answer> answer : page.records()) {
            if (answer.bytes() != null) {
                body.appendString(first ? "" : ",").appendBytes(answer.bytes());
                first = false;
            }
        }
        String cursor = page.cursor().map(next -> '"' + next.cursor() + '"').orElse("null");
        body.appendString("],\"cursor\":").appendString(cursor).appendString("}");
        return Reply.of("application/json", body).withHeader("Cache-Control", "no-store");
    }

    private Future<Reply> flag(RoutingContext ctx) {
        String id = answerId(ctx.request().path());
        String note = Requests.optionalObject(ctx, Fields.none().texts("note"))
                .path("note")
                .asText("");
        Feedback said = new Feedback(id, Instant.now().truncatedTo(ChronoUnit.MILLIS), note.isBlank() ? null : note);
        return feedback.write(said).map(written -> Reply.json(201, said));
    }

    private static String answerId(String path) {
        String rest = path.substring(Math.min(path.length(), ANSWERS.length() + 1));
        if (!rest.endsWith("/flag")) {
            throw Problem.noSuchPath().exception();
        }
        String raw = rest.substring(0, rest.length() - "/flag".length());
        String id;
        try {
            id = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.missing("answer", raw).exception();
        }
        if (!isAnswerId(id.split("/", -1))) {
            throw Problem.missing("answer", id).exception();
        }
        return id;
    }

    private static boolean isAnswerId(String[] parts) {
        return (parts.length == 3 || (parts.length == 4 && Ids.isValid(parts[3])))
                && Ids.isValid(parts[0])
                && Ids.isValid(parts[1])
                && parts[2].matches("\\d{1,19}");
    }
}
