package io.watchword.answerstream;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.watchword.answerstream.access.Access;
import io.watchword.answerstream.api.AboutApi;
import io.watchword.answerstream.api.AnswerApi;
import io.watchword.answerstream.api.AskApi;
import io.watchword.answerstream.api.Backlog;
import io.watchword.answerstream.api.CameraApi;
import io.watchword.answerstream.api.CameraTestApi;
import io.watchword.answerstream.api.DeliveryApi;
import io.watchword.answerstream.api.DescribeApi;
import io.watchword.answerstream.api.FreshScenes;
import io.watchword.answerstream.api.GroundApi;
import io.watchword.answerstream.api.HealthApi;
import io.watchword.answerstream.api.ModelApi;
import io.watchword.answerstream.api.Places;
import io.watchword.answerstream.api.QuestionApi;
import io.watchword.answerstream.api.QuestionRoutes;
import io.watchword.answerstream.api.SceneAnswers;
import io.watchword.answerstream.api.StatusApi;
import io.watchword.answerstream.api.Understanding;
import io.watchword.answerstream.drawing.Drawing;
import io.watchword.answerstream.evidence.Evidence;
import io.watchword.answerstream.evidence.EvidenceApi;
import io.watchword.answerstream.feedback.FeedbackApi;
import io.watchword.answerstream.feedback.FeedbackLog;
import io.watchword.answerstream.feedback.Flagged;
import io.watchword.answerstream.history.AnswerFinder;
import io.watchword.answerstream.history.LogPages;
import io.watchword.answerstream.http.Endpoints;
import io.watchword.answerstream.http.Guard;
import io.watchword.answerstream.http.Pages;
import io.watchword.answerstream.http.ProblemHandler;
import io.watchword.answerstream.http.Requests;
import io.watchword.answerstream.http.Workers;
import io.watchword.answerstream.pictures.PictureApi;
import io.watchword.answerstream.stream.StreamApi;
import io.watchword.process.BrokerHealth;
import io.watchword.process.Readiness;
import io.watchword.protocol.Health;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.Topic;
import io.watchword.questionengine.QuestionEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The wiring: every address and what is behind it. */
record Routing(
        Vertx vertx,
        KafkaBus bus,
        PrometheusMeterRegistry meters,
        QuestionEngine engine,
        AnswerStreamSettings settings,
        List<Supplier<Health>> parts,
        Feeds feeds,
        Entrance entrance) {

    /** Puts everything on a router; {@code endpoints} are on the same. */
    Router route(Router router, Endpoints endpoints, boolean local, Pools pools) {
        router.route()
                .handler(new Guard(
                        local && !settings.insecure() && !settings.login().isNeeded()))
                .failureHandler(new ProblemHandler());
        router.route("/api/*").handler(BodyHandler.create(false).setBodyLimit(Requests.MAX_BODY));
        mount(endpoints, pools);
        return router;
    }

    private void mount(Endpoints endpoints, Pools pools) {
        entrance.mount(endpoints);
        Workers parsing = pools.parsing();
        Understanding understanding = new Understanding(engine, parsing);
        Places places = new Places(feeds.cameras(), settings.login().isNeeded());
        new CameraTestApi(feeds.trials(), settings.urls()).mount(endpoints);
        new CameraApi(feeds.cameras(), feeds.view(), settings.urls()).mount(endpoints);
        PictureApi pictures = new PictureApi(
                vertx,
                entrance.clients(),
                feeds.frames(),
                feeds.pastFrames(),
                feeds.annotated(),
                places::camera,
                feeds.view()::inWords);
        pictures.mount(endpoints);
        QuestionRoutes routes = new QuestionRoutes(understanding, feeds.models());
        new ModelApi(feeds.models()).mount(endpoints);
        new QuestionApi(feeds.questions(), places, understanding, routes).mount(endpoints);
        FreshScenes fresh = new FreshScenes(feeds.latestScenes(), feeds.view());
        SceneAnswers answers = new SceneAnswers(engine, parsing, fresh, feeds.pastScenes());
        new AskApi(routes, places, answers, feeds.models(), fresh).mount(endpoints);
        new GroundApi(engine, understanding, parsing, places, fresh).mount(endpoints);
        new DescribeApi(parsing, places, fresh, feeds.pastScenes(), feeds.models()).mount(endpoints);
        new DeliveryApi(feeds.deliveries(), feeds.questions(), settings.webhooks()).mount(endpoints);
        new StreamApi(feeds.hub(), entrance.clients()).mount(endpoints);
        new AnswerApi(new LogPages<>(feeds.pastAnswers()), feeds::isEvent).mount(endpoints);
        mountEvidence(endpoints, pools);
        HealthApi health = new HealthApi(new Readiness(new BrokerHealth(bus), checks()));
        health.mount(endpoints);
        new StatusApi(
                        health,
                        feeds.cameras(),
                        feeds.questions(),
                        feeds.view(),
                        feeds.latestScenes(),
                        feeds.flow(),
                        feeds.answered(),
                        feeds.counts(),
                        new Backlog(bus),
                        meters,
                        pictures::moving)
                .mount(endpoints);
        new AboutApi(engine, meters, parsing).mount(endpoints);
        endpoints.nothingElse("/api/*");
        endpoints
                .at("/*", "/")
                .on(HttpMethod.GET, Access.OPEN, new Pages("dashboard", pools.looking()))
                .only();
    }

    private void mountEvidence(Endpoints endpoints, Pools pools) {
        AnswerFinder finder = new AnswerFinder(feeds.pastAnswers());
        Evidence evidence = new Evidence(feeds.pastEvidence(), feeds.pastFrames());
        FeedbackLog feedback = feeds.feedback();
        Flagged flagged = new Flagged(finder, evidence, feedback);
        new EvidenceApi(flagged::answer, flagged::frame, new Drawing(pools.drawing())).mount(endpoints);
        new FeedbackApi(finder::find, evidence, bus.writer(Topic.FEEDBACK), bus.writer(Topic.FEEDBACK_FRAMES), feedback)
                .mount(endpoints);
    }

    // what the topics hold has been read before the first request is taken
    private List<Supplier<Health>> checks() {
        List<Supplier<Health>> checks = new ArrayList<>();
        checks.add(feeds::health);
        checks.add(feeds.perception());
        checks.addAll(parts);
        return checks;
    }
}
