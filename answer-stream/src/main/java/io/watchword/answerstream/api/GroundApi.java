package io.watchword.answerstream.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.access.Access;
import io.watchword.answerstream.http.Endpoints;
import io.watchword.answerstream.http.Fields;
import io.watchword.answerstream.http.Gate;
import io.watchword.answerstream.http.Reply;
import io.watchword.answerstream.http.Requests;
import io.watchword.answerstream.http.Workers;
import io.watchword.protocol.Json;
import io.watchword.protocol.Scene;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.language.Parse;
import io.watchword.questionengine.reasoning.Evaluation;

/** What a referring expression means in a camera's picture. */
public final class GroundApi {
    private static final Fields GROUND = Fields.none().texts("expression", "camera");

    private final QuestionEngine engine;
    private final Understanding understanding;
    private final Workers workers;
    private final Places places;
    private final FreshScenes fresh;

    /** Finds with this engine in these scenes. */
    public GroundApi(
            QuestionEngine engine, Understanding understanding, Workers workers, Places places, FreshScenes fresh) {
        this.engine = engine;
        this.understanding = understanding;
        this.workers = workers;
        this.places = places;
        this.fresh = fresh;
    }

    /** Adds the address. */
    public void mount(Endpoints endpoints) {
        endpoints
                .at("/api/v1/ground")
                .on(HttpMethod.POST, Access.VIEWER, this::ground)
                .only();
    }

    private Future<Reply> ground(RoutingContext ctx) {
        ObjectNode body = Requests.object(ctx, GROUND);
        String camera = places.camera(AskRequest.camera(body), Gate.who(ctx)).id();
        return understanding.ground(body.path("expression").asText("")).compose(parse -> {
            Scene scene = fresh.require(camera);
            return workers.run(() -> engine.evaluate(parse.program(), scene))
                    .map(evaluation -> Reply.ok(grounded(camera, scene, parse, evaluation)));
        });
    }

    private static ObjectNode grounded(String camera, Scene scene, Parse.Understood parse, Evaluation evaluation) {
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.put("expression", parse.text()).put("camera", camera);
        reply.set("frame", Json.tree(scene.frame()));
        reply.set("regions", Json.tree(evaluation.regions()));
        reply.set("answer", Json.tree(evaluation.verdict()));
        return Understanding.describe(reply, parse);
    }
}
