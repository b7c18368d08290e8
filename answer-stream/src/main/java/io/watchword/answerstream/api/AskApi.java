package io.watchword.answerstream.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.access.Access;
import io.watchword.answerstream.access.Who;
import io.watchword.answerstream.history.PastScenes;
import io.watchword.answerstream.history.Walked;
import io.watchword.answerstream.http.Action;
import io.watchword.answerstream.http.Endpoints;
import io.watchword.answerstream.http.Fields;
import io.watchword.answerstream.http.Gate;
import io.watchword.answerstream.http.Query;
import io.watchword.answerstream.http.Reply;
import io.watchword.answerstream.http.Requests;
import io.watchword.answerstream.http.Workers;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Camera;
import io.watchword.protocol.CameraRegion;
import io.watchword.protocol.Emit;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Json;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.ModelStatus;
import io.watchword.protocol.Question;
import io.watchword.protocol.Region;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Verdict;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.history.History;
import io.watchword.questionengine.language.Parse;
import io.watchword.questionengine.reasoning.Evaluation;
import io.watchword.questionengine.reasoning.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One answer now, or over scenes already seen; and what a referring expression means in the picture. */
public final class AskApi {
    private static final String ID = "ask";
    private static final long PATIENCE_S = OpenModels.LONGEST.toSeconds() + 2;
    private static final long PATIENCE_OVER_S = 30;
    private static final String LAST = "lastS";
    private static final double LONGEST_LAST_S = Duration.ofDays(7).toSeconds();
    private static final Fields ASK = Fields.none()
            .texts("text", "camera", "at", "from", "to", "model")
            .numbers(LAST)
            .booleans("trace", "timeline")
            .regions("regions");
    private static final Fields GROUND = Fields.none().texts("expression", "camera");

    private final QuestionEngine engine;
    private final Understanding understanding;
    private final QuestionRoutes routes;
    private final OpenModels models;
    private final Workers workers;
    private final Places places;
    private final CameraView view;
    private final Scenes scenes;
    private final PastScenes past;

    /** Answers with this engine from these scenes. */
    public AskApi(
            QuestionEngine engine,
            Understanding understanding,
            QuestionRoutes routes,
            OpenModels models,
            Workers workers,
            Places places,
            CameraView view,
            Scenes scenes,
            PastScenes past) {
        this.engine = engine;
        this.understanding = understanding;
        this.routes = routes;
        this.models = models;
        this.workers = workers;
        this.places = places;
        this.view = view;
        this.scenes = scenes;
        this.past = past;
    }

    /** Adds the addresses. */
    public void mount(Endpoints endpoints) {
        endpoints
                .at("/api/v1/ask")
                .on(HttpMethod.POST, Access.VIEWER, this::ask, PATIENCE_S)
                .only();
        endpoints
                .at("/api/v1/ground")
                .on(HttpMethod.POST, Access.VIEWER, this::ground)
                .only();
    }

    private Future<Reply> ask(RoutingContext ctx) {
        ObjectNode body = Requests.object(ctx, ASK);
        String text = body.path("text").asText("");
        Camera named = places.camera(camera(body), Gate.who(ctx));
        List<CameraRegion> regions = regions(body, named, Gate.who(ctx));
        String model = body.path("model").asText(ModelStatus.AUTO);
        Future<Void> ended = Requests.ended(ctx);
        return routes.find(text, Places.names(named), model, regions).compose(taken -> taken.parse()
                .map(parse -> ask(text, parse, named.id(), body, ended))
                .orElseGet(() -> open(text, taken, named.id(), model, regions, body, ended)));
    }

    /** What is shown of each camera's picture; the first of the camera that is asked. */
    private List<CameraRegion> regions(ObjectNode body, Camera named, Who who) {
        List<CameraRegion> regions = places.regions(body, who);
        if (!regions.isEmpty() && !regions.get(0).camera().equals(named.id())) {
            throw new InvalidFieldException("regions", "must begin with one of the camera that is asked");
        }
        return regions;
    }

    private Future<Reply> open(
            String text,
            QuestionRoutes.Taken taken,
            String camera,
            String model,
            List<CameraRegion> regions,
            ObjectNode body,
            Future<Void> ended) {
        for (String field : List.of("at", "from", "to", LAST, "timeline", "trace")) {
            if (body.hasNonNull(field) && !body.path(field).asText().equals("false")) {
                throw new InvalidFieldException(field, "is only for what the scene answers; a model sees what is now");
            }
        }
        Question question = new Question(
                ID, text, List.of(), null, Emit.CHANGE, 0, 0, Instant.now(), null, model, regions, taken.route());
        Scene scene = scenes.of(camera).orElse(null);
        Future<Answer> answer =
                scene == null || !isFresh(scene) ? now(question, camera, scene) : models.ask(question, scene, ended);
        return answer.map(found -> Reply.ok(taken.describe((ObjectNode) Json.tree(found))));
    }

    private boolean isFresh(Scene scene) {
        return scenes.age(scene).compareTo(FreshScenes.FRESH) <= 0;
    }

    private Future<Reply> ask(String text, Parse.Understood parse, String camera, ObjectNode body, Future<Void> ended) {
        Trace trace = body.path("trace").asBoolean() ? Trace.recording() : Trace.NONE;
        Question question = question(text, parse);
        if (body.hasNonNull("at")) {
            requireAlone(body);
            requireNoTimeline(body);
        } else if (isOverTime(body)) {
            return over(question, parse, camera, body, trace, ended).timeout(PATIENCE_OVER_S, TimeUnit.SECONDS);
        } else {
            requireNoTimeline(body);
        }
        return answer(question, parse, camera, body, trace, ended)
                .map(answer -> Reply.ok(described(answer, parse, trace)))
                .timeout(patience(parse), TimeUnit.SECONDS);
    }

    // longer looks back wait for each other
    private static long patience(Parse.Understood parse) {
        return PastScenes.isLong(History.reach(parse.program())) ? PATIENCE_OVER_S : Action.PATIENCE;
    }

    private static void requireNoTimeline(ObjectNode body) {
        if (body.path("timeline").asBoolean()) {
            throw new InvalidFieldException("timeline", "needs from and to, or lastS");
        }
    }

    /** Goes through all that was seen between two moments; the work is done where the scenes are read. */
    private Future<Reply> over(
            Question question,
            Parse.Understood parse,
            String camera,
            ObjectNode body,
            Trace trace,
            Future<Void> ended) {
        Stretch asked = body.hasNonNull(LAST) ? last(body, camera) : stretch(body);
        Optional<Question> standing =
                body.path("timeline").asBoolean() ? Optional.of(standing(question)) : Optional.empty();
        Retrospect seen = new Retrospect(engine, parse.program(), question, standing);
        return past.through(camera, asked.from(), asked.to(), seen, () -> !ended.isComplete())
                .compose(walked -> workers.run(() -> {
                    Answer answer = inTheEnd(question, seen, asked, trace);
                    ObjectNode reply = told(described(answer, parse, trace), walked, seen);
                    return Reply.ok(body.hasNonNull(LAST) ? asked.tellIn(reply) : reply);
                }));
    }

    /** From when to when is asked about. */
    private record Stretch(Instant from, Instant to) {
        ObjectNode tellIn(ObjectNode reply) {
            return reply.put("from", from.toString()).put("to", to.toString());
        }
    }

    private static boolean isOverTime(ObjectNode body) {
        return body.hasNonNull("from") || body.hasNonNull("to") || body.hasNonNull(LAST);
    }

    private static Stretch stretch(ObjectNode body) {
        return new Stretch(moment(body, "from"), moment(body, "to"));
    }

    /** By the clock that the camera's scenes have their times from, so that the newest of them belong to it. */
    private Stretch last(ObjectNode body, String camera) {
        if (body.hasNonNull("from") || body.hasNonNull("to")) {
            throw new InvalidFieldException(LAST, "can't be given together with from or to");
        }
        double seconds = body.path(LAST).asDouble();
        if (!(seconds > 0 && seconds <= LONGEST_LAST_S)) {
            throw new InvalidFieldException(LAST, "must be more than 0 and at most 604800, a week");
        }
        Instant to = scenes.now(camera);
        return new Stretch(to.minusMillis(Math.round(seconds * 1_000)), to);
    }

    private static Answer inTheEnd(Question question, Retrospect seen, Stretch asked, Trace trace) {
        long start = System.nanoTime();
        Evaluation evaluation = seen.evaluate(asked.from(), asked.to(), trace);
        double took = (System.nanoTime() - start) / 1e6;
        return seen.last()
                .orElseGet(() -> answer(question, seen.lastScene(), evaluation.verdict(), evaluation.regions(), took));
    }

    private static Question standing(Question asked) {
        return new Question(ID, asked.text(), List.of(), null, Emit.CHANGE, null, null, asked.createdAt(), null);
    }

    private static ObjectNode told(ObjectNode reply, Walked walked, Retrospect seen) {
        seen.timeline().ifPresent(timeline -> {
            reply.set("timeline", Json.tree(timeline.segments()));
            putSeconds(reply, "leftOutS", timeline.leftOut());
        });
        putSeconds(reply, "spacingS", walked.spacing());
        return walked.cut() ? reply.put("truncated", true) : reply;
    }

    private static void putSeconds(ObjectNode reply, String field, Duration time) {
        if (!time.isZero()) {
            reply.put(field, time.toMillis() / 1000.0);
        }
    }

    private static ObjectNode described(Answer answer, Parse.Understood parse, Trace trace) {
        Answer told = answer.byKinds(parse.program().restsOnKinds());
        ObjectNode described = Understanding.describe((ObjectNode) Json.tree(told), parse);
        return trace.isWanted() ? described.set("trace", Json.tree(trace.steps())) : described;
    }

    private Future<Answer> answer(
            Question question,
            Parse.Understood parse,
            String camera,
            ObjectNode body,
            Trace trace,
            Future<Void> ended) {
        if (body.hasNonNull("at")) {
            Instant at = moment(body, "at");
            return past.at(camera, at, () -> !ended.isComplete())
                    .compose(scene -> evaluate(question, parse, scene, trace, ended));
        }
        Scene scene = scenes.of(camera).orElse(null);
        return scene == null || !isFresh(scene)
                ? now(question, camera, scene)
                : evaluate(question, parse, scene, trace, ended);
    }

    /** Why nothing can be said of a camera. */
    private Future<Answer> now(Question question, String camera, @Nullable Scene last) {
        return last == null
                ? unknown(question, camera, null, "no scene of this camera has been seen: " + view.inWords(camera))
                : unknown(
                        question,
                        camera,
                        last.frame(),
                        "the camera's last scene is " + scenes.age(last).toSeconds() + " s old: "
                                + view.inWords(camera));
    }

    private Future<Answer> evaluate(
            Question question, Parse.Understood parse, Scene scene, Trace trace, Future<Void> ended) {
        Duration reach = History.reach(parse.program());
        if (reach.isZero()) {
            return evaluate(question, scene, () -> engine.evaluate(parse.program(), scene, trace));
        }
        return past.before(scene, reach, () -> !ended.isComplete())
                .compose(history ->
                        evaluate(question, scene, () -> engine.evaluate(parse.program(), scene, history, trace)));
    }

    private Future<Answer> evaluate(Question question, Scene scene, Supplier<Evaluation> program) {
        return workers.run(() -> {
            long start = System.nanoTime();
            Evaluation evaluation = program.get();
            double took = (System.nanoTime() - start) / 1e6;
            return answer(question, scene, evaluation.verdict(), evaluation.regions(), took);
        });
    }

    private static Answer answer(Question question, Scene scene, Verdict verdict, List<Region> regions, double took) {
        LatencyMs before = scene.latencyMs();
        LatencyMs latency =
                new LatencyMs(before.capture(), before.queue(), before.perceive(), took, before.total() + took);
        Instant at = scene.frame().capturedAt();
        return Answer.of(question, scene.camera(), scene.frame(), verdict, regions, true, at, latency);
    }

    private static Future<Answer> unknown(Question question, String camera, @Nullable FrameInfo frame, String reason) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        FrameInfo shown = frame == null ? FrameInfo.live(0, now, 1, 1) : frame;
        Verdict verdict = Verdict.unknown(reason);
        return Future.succeededFuture(
                Answer.of(question, camera, shown, verdict, List.of(), true, now, LatencyMs.NONE));
    }

    private Future<Reply> ground(RoutingContext ctx) {
        ObjectNode body = Requests.object(ctx, GROUND);
        String camera = places.camera(camera(body), Gate.who(ctx)).id();
        return understanding.ground(body.path("expression").asText("")).compose(parse -> {
            Scene scene = new FreshScenes(scenes, view).require(camera);
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

    private static String camera(ObjectNode body) {
        if (!body.hasNonNull("camera")) {
            throw new InvalidFieldException("camera", "is missing");
        }
        return body.path("camera").asText();
    }

    private static Instant moment(ObjectNode body, String field) {
        if (!body.hasNonNull(field)) {
            throw new InvalidFieldException(field, "is missing; give both from and to");
        }
        return Query.moment(field, body.path(field).asText());
    }

    private static void requireAlone(ObjectNode body) {
        if (isOverTime(body)) {
            throw new InvalidFieldException("at", "can't be given together with from, to or lastS");
        }
    }

    private static Question question(String text, Parse.Understood parse) {
        return new Question(ID, text, List.of(), null, Emit.CHANGE, 0, 0, Instant.now(), parse.understood());
    }
}
