package io.watchword.answerstream.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.access.Access;
import io.watchword.answerstream.history.PastScenes;
import io.watchword.answerstream.http.Endpoints;
import io.watchword.answerstream.http.Fields;
import io.watchword.answerstream.http.Gate;
import io.watchword.answerstream.http.Query;
import io.watchword.answerstream.http.Reply;
import io.watchword.answerstream.http.Requests;
import io.watchword.answerstream.http.Workers;
import io.watchword.protocol.Box;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Json;
import io.watchword.protocol.Scene;
import io.watchword.questionengine.describing.Describer;
import io.watchword.questionengine.describing.Description;
import java.util.Optional;

/** What is at a place of a camera's picture, now or at a moment. */
public final class DescribeApi {
    private static final Fields FIELDS = Fields.none().texts("camera", "at").box("box");

    private final Workers workers;
    private final Places places;
    private final FreshScenes fresh;
    private final PastScenes past;
    private final OpenModels models;

    /** Describes these scenes. */
    public DescribeApi(Workers workers, Places places, FreshScenes fresh, PastScenes past, OpenModels models) {
        this.workers = workers;
        this.places = places;
        this.fresh = fresh;
        this.past = past;
        this.models = models;
    }

    /** Adds the address. */
    public void mount(Endpoints endpoints) {
        endpoints
                .at("/api/v1/describe")
                .on(HttpMethod.POST, Access.VIEWER, this::describe)
                .only();
    }

    private Future<Reply> describe(RoutingContext ctx) {
        ObjectNode body = Requests.object(ctx, FIELDS);
        String camera =
                places.camera(required(body, "camera").asText(), Gate.who(ctx)).id();
        Box box = Json.convert(required(body, "box"), Box.class);
        Future<Void> ended = Requests.ended(ctx);
        Future<Scene> scene = body.hasNonNull("at")
                ? past.at(camera, Query.moment("at", body.path("at").asText()), () -> !ended.isComplete())
                : Future.succeededFuture(fresh.require(camera));
        return scene.compose(seen -> {
            Future<Optional<Caption>> caption = models.caption(seen, box, ended);
            return workers.run(() -> reply(seen, box))
                    .compose(reply -> caption.map(said -> {
                        said.ifPresent(words -> reply.set("caption", words.json()));
                        return Reply.ok(reply);
                    }));
        });
    }

    private static ObjectNode reply(Scene scene, Box box) {
        Description description = Describer.describe(scene, box);
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.put("camera", scene.camera());
        reply.set("frame", Json.tree(scene.frame()));
        reply.set("box", Json.tree(box));
        Json.tree(description).properties().forEach(field -> reply.set(field.getKey(), field.getValue()));
        return reply;
    }

    private static JsonNode required(ObjectNode body, String field) {
        if (!body.hasNonNull(field)) {
            throw new InvalidFieldException(field, "is missing");
        }
        return body.path(field);
    }
}
