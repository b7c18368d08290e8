package io.watchword.answerstream;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;
import io.watchword.answerstream.http.Endpoints;
import io.watchword.process.BrokerHealth;
import io.watchword.protocol.Health;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.questionengine.QuestionEngine;
import java.net.BindException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the HTTP interface. One instance, on one event loop; what blocks runs on two small pools of its own. */
public final class AnswerStreamVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerStreamVerticle.class);
    private static final long GRACE_MS = 500;

    private final KafkaBus bus;
    private final PrometheusMeterRegistry meters;
    private final QuestionEngine engine;
    private final AnswerStreamSettings settings;
    private final List<Supplier<Health>> parts;
    private final Future<Void> topics;
    private List<String> addresses = List.of();
    private Handler<HttpServerRequest> handler;
    private @Nullable Entrance entrance;
    private @Nullable Feeds feeds;
    private @Nullable HttpServer server;
    private @Nullable Pools pools;

    /**
     * @param bus whose topics exist
     * @param parts of this process that must be well for it to be ready
     */
    public AnswerStreamVerticle(
            KafkaBus bus,
            PrometheusMeterRegistry meters,
            QuestionEngine engine,
            AnswerStreamSettings settings,
            List<Supplier<Health>> parts) {
        this(bus, meters, engine, settings, parts, Future.succeededFuture());
    }

    /**
     * The same, listening at once: until the topics exist and have been read it only tells that it lives, and answers
     * everything else with 503.
     *
     * @param topics completes when the topics of the bus exist
     */
    AnswerStreamVerticle(
            KafkaBus bus,
            PrometheusMeterRegistry meters,
            QuestionEngine engine,
            AnswerStreamSettings settings,
            List<Supplier<Health>> parts,
            Future<Void> topics) {
        this.bus = bus;
        this.meters = meters;
        this.engine = engine;
        this.settings = settings;
        this.parts = List.copyOf(parts);
        this.topics = topics;
        this.handler = new Opening(new BrokerHealth(bus));
    }

    @Override
    public Future<?> start() {
        Pools threads = Pools.create(vertx);
        pools = threads;
        return vertx.executeBlocking(() -> {
                    settings.requireSafe();
                    return settings.isLocal();
                })
                .compose(local -> listen().compose(listening -> topics)
                        .compose(ready -> Entrance.open(vertx, bus, settings, threads.looking()))
                        .onSuccess(opened -> entrance = opened)
                        .compose(opened -> Feeds.open(vertx, bus, meters, settings.limits(), threads)
                                .onSuccess(following -> feeds = following)
                                .compose(following -> following
                                        .models()
                                        .teach(models -> threads.parsing().run(() -> engine.tell(models)))
                                        .map(following))
                                .map(following -> handler = router(opened, following, local, threads))));
    }

    private Router router(Entrance opened, Feeds following, boolean local, Pools threads) {
        Router router = Router.router(vertx);
        Endpoints endpoints = new Endpoints(router, opened.gate());
        new Routing(vertx, bus, meters, engine, settings, parts, following, opened)
                .route(router, endpoints, local, threads);
        addresses = endpoints.described();
        return router;
    }

    private Future<Void> listen() {
        HttpServerOptions options = options();
        HttpServer http = vertx.createHttpServer(options)
                .connectionHandler(this::connected)
                .requestHandler(request -> handler.handle(request));
        return http.listen(settings.port(), settings.host())
                .recover(problem -> Future.failedFuture(notListening(problem)))
                .onSuccess(listening -> {
                    server = listening;
                    LOG.info(
                            "Listening on {}://{}:{}/",
                            settings.tls() == null ? "http" : "https",
                            settings.host(),
                            listening.actualPort());
                })
                .compose(listening -> renewing(listening, options));
    }

    private Future<Void> renewing(HttpServer listening, HttpServerOptions options) {
        TlsSettings tls = settings.tls();
        return tls == null
                ? Future.succeededFuture()
                : RenewedCertificate.follow(vertx, listening, options.getSslOptions(), tls);
    }

    private void connected(HttpConnection connection) {
        Entrance open = entrance;
        if (open != null) {
            open.clients().connection(connection);
        }
    }

    private HttpServerOptions options() {
        HttpServerOptions options = new HttpServerOptions()
                .setMaxInitialLineLength(8_192)
                .setMaxHeaderSize(16_384)
                .setMaxFormAttributeSize(1_024)
                .setIdleTimeout(60)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setHttp2ClearTextEnabled(false)
                .setTcpKeepAlive(true)
                .setAcceptBacklog(1_024)
                .setHandle100ContinueAutomatically(true);
        TlsSettings tls = settings.tls();
        if (tls != null) {
            options.setSsl(true)
                    .setUseAlpn(true)
                    .setKeyCertOptions(new PemKeyCertOptions()
                            .setCertPath(tls.cert().toString())
                            .setKeyPath(tls.key().toString()));
        }
        return options;
    }

    private RuntimeException notListening(Throwable problem) {
        String where = "Port " + settings.port() + " on " + settings.host();
        if (problem instanceof BindException
                && String.valueOf(problem.getMessage()).contains("in use")) {
            return new IllegalStateException(where + " is in use; choose another with --port", problem);
        }
        return new IllegalStateException(where + " can't be listened on: " + problem.getMessage(), problem);
    }

    /** The port it listens on; call when it has started. */
    public int port() {
        if (server == null) {
            throw new IllegalStateException("not listening");
        }
        return server.actualPort();
    }

    /** Every method and address it serves. */
    List<String> addresses() {
        return addresses;
    }

    @Override
    public Future<?> stop() {
        Feeds open = feeds;
        if (open != null) {
            open.hub().close();
        }
        Future<Void> quiet =
                server == null ? Future.succeededFuture() : server.shutdown(GRACE_MS, TimeUnit.MILLISECONDS);
        return quiet.transform(done -> open == null ? Future.succeededFuture() : open.close())
                .transform(done -> entrance == null ? Future.succeededFuture() : entrance.close())
                .transform(done -> pools == null ? Future.succeededFuture() : pools.close());
    }
}
