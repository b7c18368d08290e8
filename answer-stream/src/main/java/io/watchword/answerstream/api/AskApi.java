package io.watchword.answerstream.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.access.Access;
import io.watchword.answerstream.http.Endpoints;
import io.watchword.answerstream.http.Gate;
import io.watchword.answerstream.http.Reply;
import io.watchword.answerstream.http.Requests;
import io.watchword.protocol.Emit;
import io.watchword.protocol.Json;
import io.watchword.protocol.Question;
import io.watchword.questionengine.language.Parse;
import java.time.Instant;
import java.util.List;

/** One answer now, or over scenes already seen; of the scene where the question engine understands, else of a model. */
public final class AskApi {
    private static final String ID = "ask";
    private static final long PATIENCE_S = OpenModels.LONGEST.toSeconds() + 2;

    private final QuestionRoutes routes;
    private final Places places;
    private final SceneAnswers answers;
    private final OpenModels models;
    private final FreshScenes fresh;

    /** Finds who answers, and has them answer. */
    public AskApi(QuestionRoutes routes, Places places, SceneAnswers answers, OpenModels models, FreshScenes fresh) {
        this.routes = routes;
        this.places = places;
        this.answers = answers;
        this.models = models;
        this.fresh = fresh;
    }

    /** Adds the address. */
    public void mount(Endpoints endpoints) {
        endpoints
                .at("/api/v1/ask")
                .on(HttpMethod.POST, Access.VIEWER, this::ask, PATIENCE_S)
                .only();
    }

    private Future<Reply> ask(RoutingContext ctx) {
        AskRequest request = AskRequest.of(Requests.object(ctx, AskRequest.FIELDS), places, Gate.who(ctx));
        Future<Void> ended = Requests.ended(ctx);
        return routes.find(request.text(), Places.names(request.camera()), request.model(), request.regions())
                .compose(taken -> taken.parse()
                        .map(parse -> fromScenes(request, parse, ended))
                        .orElseGet(() -> fromModel(request, taken, ended)))
                .map(Reply::ok);
    }

    private Future<ObjectNode> fromScenes(AskRequest request, Parse.Understood parse, Future<Void> ended) {
        return answers.answer(SceneAnswers.Asked.of(request, ID, parse, () -> !ended.isComplete()), request.when());
    }

    private Future<ObjectNode> fromModel(AskRequest request, QuestionRoutes.Taken taken, Future<Void> ended) {
        request.requireNow();
        String camera = request.camera().id();
        Question question = new Question(
                ID,
                request.text(),
                List.of(),
                null,
                Emit.CHANGE,
                0,
                0,
                Instant.now(),
                null,
                request.model(),
                request.regions(),
                taken.route());
        return fresh.answer(question, camera, scene -> models.ask(question, scene, ended))
                .map(found -> taken.describe((ObjectNode) Json.tree(found)));
    }
}
