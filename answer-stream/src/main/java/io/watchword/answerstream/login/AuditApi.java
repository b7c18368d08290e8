package io.watchword.answerstream.login;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.access.Access;
import io.watchword.answerstream.history.LogPage;
import io.watchword.answerstream.history.LogPages;
import io.watchword.answerstream.history.LogPosition;
import io.watchword.answerstream.history.PageQuery;
import io.watchword.answerstream.http.Endpoints;
import io.watchword.answerstream.http.Query;
import io.watchword.answerstream.http.Reply;
import io.watchword.protocol.AuditEntry;
import io.watchword.protocol.Json;
import io.watchword.protocol.kafka.Delivered;
import java.util.Optional;

/** Who changed what, newest first. */
public final class AuditApi {
    private static final int MOST = 1_000;
    private static final int USUAL = 100;

    private final LogPages<AuditEntry> pages;

    /** Looks it up there. */
    public AuditApi(LogPages<AuditEntry> pages) {
        this.pages = pages;
    }

    /** Adds the address. */
    public void mount(Endpoints endpoints) {
        endpoints
                .at("/api/v1/audit")
                .on(HttpMethod.GET, Access.ADMIN, this::page)
                .only();
    }

    private Future<Reply> page(RoutingContext ctx) {
        Query query = Query.of(ctx, "limit", "cursor");
        PageQuery<AuditEntry> asked = new PageQuery<>(
                entry -> true,
                Optional.empty(),
                Optional.empty(),
                query.number("limit", 1, MOST, USUAL),
                true,
                query.text("cursor").map(LogPosition::ofCursor));
        return pages.page(asked).map(page -> Reply.ok(view(page)));
    }

    private static ObjectNode view(LogPage<AuditEntry> page) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.set(
                "entries",
                Json.tree(page.records().stream().map(Delivered::value).toList()));
        return view.put("cursor", page.cursor().map(LogPosition::cursor).orElse(null));
    }
}
