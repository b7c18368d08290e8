package io.watchword.answerstream.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.access.Access;
import io.watchword.answerstream.history.AnswerId;
import io.watchword.answerstream.history.LogPage;
import io.watchword.answerstream.history.LogPages;
import io.watchword.answerstream.history.LogPosition;
import io.watchword.answerstream.history.PageQuery;
import io.watchword.answerstream.http.Endpoints;
import io.watchword.answerstream.http.Gate;
import io.watchword.answerstream.http.Query;
import io.watchword.answerstream.http.Reply;
import io.watchword.answerstream.stream.AnswerFilter;
import io.watchword.protocol.Answer;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** What has been answered. */
public final class AnswerApi {
    private static final String ANSWERS = AnswerId.ANSWERS;
    private static final int MOST = 1_000;
    private static final int USUAL = 100;

    private final LogPages<Answer> history;
    private final Predicate<Answer> isEvent;

    /**
     * @param history where answers are looked up
     * @param isEvent whether an answer is more than a refresh of the last
     */
    public AnswerApi(LogPages<Answer> history, Predicate<Answer> isEvent) {
        this.history = history;
        this.isEvent = isEvent;
    }

    /** Adds the addresses. */
    public void mount(Endpoints endpoints) {
        endpoints.at(ANSWERS).on(HttpMethod.GET, Access.VIEWER, this::page).only();
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
        return history.page(asked).map(AnswerApi::once).map(AnswerApi::reply);
    }

    /** Without those that are in the log a second time, which they are soon after the first. */
    private static LogPage<Answer> once(LogPage<Answer> page) {
        Map<String, Position> firsts = new HashMap<>();
        for (Delivered<Answer> record : page.records()) {
            firsts.merge(id(record), record.position(), (one, other) -> one.offset() <= other.offset() ? one : other);
        }
        return new LogPage<>(
                page.records().stream()
                        .filter(record -> record.position().equals(firsts.get(id(record))))
                        .toList(),
                page.cursor());
    }

    private static String id(Delivered<Answer> record) {
        return Objects.requireNonNull(record.value(), "matched").id();
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
}
