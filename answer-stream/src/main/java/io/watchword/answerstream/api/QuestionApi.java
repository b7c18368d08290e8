package io.watchword.answerstream.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.access.Access;
import io.watchword.answerstream.access.Who;
import io.watchword.answerstream.http.Endpoints;
import io.watchword.answerstream.http.Fields;
import io.watchword.answerstream.http.Gate;
import io.watchword.answerstream.http.Problem;
import io.watchword.answerstream.http.Reply;
import io.watchword.answerstream.http.Requests;
import io.watchword.answerstream.http.Turns;
import io.watchword.protocol.CameraRegion;
import io.watchword.protocol.Ids;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Json;
import io.watchword.protocol.ModelStatus;
import io.watchword.protocol.Question;
import io.watchword.protocol.kafka.CompactedTable;
import io.watchword.questionengine.language.Parse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asking, changing and withdrawing standing questions. */
public final class QuestionApi {
    /** Most standing questions. */
    public static final int MOST = 10_000;

    private static final Fields FIELDS = Fields.none()
            .texts("id", "text", "zone", "emit", "model")
            .textLists("cameras")
            .regions("regions")
            .numbers("hold", "minConfidence");

    private final CompactedTable<Question> questions;
    private final Places places;
    private final Understanding understanding;
    private final QuestionRoutes routes;
    private final Turns turns = new Turns();

    /** Keeps questions in this table. */
    public QuestionApi(
            CompactedTable<Question> questions, Places places, Understanding understanding, QuestionRoutes routes) {
        this.questions = questions;
        this.places = places;
        this.understanding = understanding;
        this.routes = routes;
    }

    /** Adds the addresses. */
    public void mount(Endpoints endpoints) {
        endpoints
                .at("/api/v1/questions/parse")
                .on(HttpMethod.POST, Access.VIEWER, this::parse)
                .only();
        endpoints
                .at("/api/v1/questions")
                .on(HttpMethod.GET, Access.VIEWER, this::list)
                .on(HttpMethod.POST, Access.OPERATOR, this::create)
                .only();
        endpoints
                .at("/api/v1/questions/:id")
                .on(HttpMethod.GET, Access.VIEWER, this::get)
                .on(HttpMethod.PATCH, Access.OPERATOR, this::change)
                .on(HttpMethod.DELETE, Access.OPERATOR, this::delete)
                .only();
    }

    private Future<Reply> parse(RoutingContext ctx) {
        ObjectNode body =
                Requests.object(ctx, Fields.none().texts("text", "model").regions("regions"));
        String text = body.path("text").asText("");
        Who who = Gate.who(ctx);
        String model = body.path("model").asText(ModelStatus.AUTO);
        return routes.find(text, places.names(who), model, places.regions(body, who))
                .map(taken -> Reply.ok(
                        taken.describe(JsonNodeFactory.instance.objectNode().put("text", text))));
    }

    private Future<Reply> list(RoutingContext ctx) {
        Who who = Gate.who(ctx);
        List<Question> all = questions.values().stream()
                .filter(who::sees)
                .map(who::shown)
                .sorted(Comparator.comparing(Question::createdAt).thenComparing(Question::id))
                .toList();
        return Future.succeededFuture(Reply.ok(Map.of("questions", all)));
    }

    private Future<Reply> get(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        Who who = Gate.who(ctx);
        Question question = questions.get(id).filter(who::sees).map(who::shown).orElseThrow(() -> Problem.missing(
                        "question", id)
                .exception());
        return question.isOfScene()
                ? understanding
                        .parse(question.text(), places.names(question, who))
                        .map(parse -> Reply.ok(view(question, parse)))
                : Future.succeededFuture(Reply.ok(open(question)));
    }

    private Future<Reply> create(RoutingContext ctx) {
        ObjectNode body = Requests.object(ctx, FIELDS);
        if (!body.hasNonNull("id")) {
            body.put("id", Ids.random("q"));
        }
        body.put("createdAt", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        Question asked = question(body);
        return route(asked)
                .compose(taken -> turns.take(asked.id(), () -> {
                    requireRoom(asked.id());
                    return store(asked, taken)
                            .map(stored -> Reply.created("/api/v1/questions/" + stored.id(), view(stored, taken)));
                }));
    }

    private void requireRoom(String id) {
        if (questions.get(id).isPresent()) {
            throw Problem.taken("question", id).exception();
        }
        if (questions.values().size() >= MOST) {
            throw Problem.limit("There are " + MOST + " standing questions already, which is as many as are allowed")
                    .exception();
        }
    }

    private Future<Reply> change(RoutingContext ctx) {
        ObjectNode changes = Requests.object(ctx, FIELDS);
        String id = ctx.pathParam("id");
        return turns.take(id, () -> {
            Question changed = changed(require(id), changes);
            return route(changed).compose(taken -> store(changed, taken).map(stored -> Reply.ok(view(stored, taken))));
        });
    }

    private Question changed(Question stored, ObjectNode changes) {
        ObjectNode merged = (ObjectNode) Json.tree(stored);
        changes.properties().forEach(field -> merged.set(field.getKey(), field.getValue()));
        if (!merged.path("id").asText().equals(stored.id())) {
            throw new InvalidFieldException("id", "can't be changed");
        }
        if (changes.has("regions") && !changes.has("cameras")) {
            merged.remove("cameras");
        }
        return question(merged);
    }

    private Future<Reply> delete(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        return turns.take(id, () -> {
            require(id);
            return questions.remove(id).map(done -> Reply.nothing());
        });
    }

    private Question require(String id) {
        return questions.get(id).orElseThrow(() -> Problem.missing("question", id)
                .exception());
    }

    private Future<QuestionRoutes.Taken> route(Question question) {
        return routes.find(question.text(), places.names(question), question.model(), question.regions())
                .map(taken -> {
                    if (taken.parse().isEmpty() && question.zone() != null) {
                        throw new InvalidFieldException(
                                "zone", "is only for what the scene answers; give a model the regions to look at");
                    }
                    return taken;
                });
    }

    private Question question(JsonNode body) {
        Question question = Json.convert(body, Question.class);
        places.require(question);
        return question;
    }

    private Future<Question> store(Question question, QuestionRoutes.Taken taken) {
        Question routed = question.routed(
                about(question, taken),
                taken.parse().map(Parse.Understood::understood).orElse(null),
                taken.route());
        return questions.put(routed).map(routed);
    }

    private static List<String> about(Question question, QuestionRoutes.Taken taken) {
        if (!question.regions().isEmpty()) {
            return question.regions().stream()
                    .map(CameraRegion::camera)
                    .distinct()
                    .toList();
        }
        return question.cameras().isEmpty()
                ? taken.parse().map(Parse.Understood::cameras).orElse(List.of())
                : question.cameras();
    }

    private static ObjectNode view(Question question, QuestionRoutes.Taken taken) {
        return taken.describe((ObjectNode) Json.tree(question));
    }

    private static ObjectNode open(Question question) {
        return new QuestionRoutes.Taken(question.route(), Optional.empty()).describe((ObjectNode) Json.tree(question));
    }

    // a stored question can become unreadable when the vocabulary changes
    private static ObjectNode view(Question question, Parse parse) {
        ObjectNode view = (ObjectNode) Json.tree(question);
        if (parse instanceof Parse.Understood understood) {
            return Understanding.describe(view, understood);
        }
        return view.put("reason", Parse.refusal(parse).reason());
    }
}
