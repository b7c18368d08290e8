package io.watchword.answerstream.api;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.watchword.answerstream.access.Access;
import io.watchword.answerstream.http.Endpoints;
import io.watchword.answerstream.http.Reply;
import java.util.Map;

/** Which models there are. */
public final class ModelApi {
    private final OpenModels models;

    /** Tells of these. */
    public ModelApi(OpenModels models) {
        this.models = models;
    }

    /** Adds the address. */
    public void mount(Endpoints endpoints) {
        endpoints
                .at("/api/v1/models")
                .on(
                        HttpMethod.GET,
                        Access.VIEWER,
                        ctx -> Future.succeededFuture(Reply.ok(Map.of("models", models.present()))))
                .only();
    }
}
