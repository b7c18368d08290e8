package io.watchword.answerstream;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.answerstream.http.ClientLimits;
import io.watchword.answerstream.login.AdminTokenFile;
import io.watchword.answerstream.login.LoginSettings;
import io.watchword.answerstream.login.OidcSettings;
import io.watchword.answerstream.stream.StreamLimits;
import io.watchword.protocol.CameraUrls;
import io.watchword.protocol.WebhookUrls;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.KafkaSettings;
import io.watchword.questionengine.QuestionEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP interface as a process of its own, against a Kafka cluster. Configured by the environment:
 * {@code WATCHWORD_KAFKA} (host:port, needed), {@code WATCHWORD_KAFKA_PARTITIONS} (4),
 * {@code WATCHWORD_KAFKA_REPLICATION} (1), {@code WATCHWORD_HOST} (127.0.0.1), {@code WATCHWORD_PORT} (8080),
 * {@code WATCHWORD_INSECURE} (false), {@code WATCHWORD_ALLOW_LOOPBACK_CAMERAS} (false),
 * {@code WATCHWORD_ALLOW_LOOPBACK_WEBHOOKS} (false), and what keeps strangers out as the module's README has it. Exit
 * status 2: configured wrongly; 1: it could not start.
 */
public final class AnswerStreamMain {
    private static final int STOP_SECONDS = 5;

    private AnswerStreamMain() {}

    /** Runs until it is told to stop. */
    public static void main(String... args) throws InterruptedException {
        try {
            run(System.getenv());
        } catch (IllegalArgumentException e) {
            fail(2, e.getMessage());
        } catch (ExecutionException e) {
            fail(1, e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
        }
    }

    private static void run(Map<String, String> env) throws InterruptedException, ExecutionException {
        KafkaSettings kafka = kafka(env);
        AnswerStreamSettings settings = settings(env);
        Vertx vertx = Vertx.vertx();
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        KafkaBus bus = new KafkaBus(vertx, kafka, meters);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(vertx, bus), "watchword-stop"));
        bus.createTopics();
        AnswerStreamVerticle verticle =
                new AnswerStreamVerticle(bus, meters, QuestionEngine.load("coco-80"), settings, List.of());
        vertx.deployVerticle(verticle).toCompletionStage().toCompletableFuture().get();
    }

    static KafkaSettings kafka(Map<String, String> env) {
        String bootstrap = env.getOrDefault("WATCHWORD_KAFKA", "");
        if (bootstrap.isBlank()) {
            throw new IllegalArgumentException("WATCHWORD_KAFKA: give host:port of a Kafka broker");
        }
        int partitions = number(env, "WATCHWORD_KAFKA_PARTITIONS", 4);
        return new KafkaSettings(bootstrap, partitions, number(env, "WATCHWORD_KAFKA_REPLICATION", 1), null, Map.of());
    }

    static AnswerStreamSettings settings(Map<String, String> env) {
        CameraUrls urls = new CameraUrls(flag(env, "WATCHWORD_ALLOW_LOOPBACK_CAMERAS"), false);
        AnswerStreamSettings open = new AnswerStreamSettings(
                env.getOrDefault("WATCHWORD_HOST", AnswerStreamSettings.LOCAL),
                number(env, "WATCHWORD_PORT", 8080),
                urls,
                flag(env, "WATCHWORD_INSECURE"));
        return open.with(streams(env, open.limits()))
                .with(login(env))
                .with(tls(env))
                .with(clients(env))
                .behindProxy(flag(env, "WATCHWORD_BEHIND_PROXY"))
                .with(new WebhookUrls(flag(env, "WATCHWORD_ALLOW_LOOPBACK_WEBHOOKS")));
    }

    private static StreamLimits streams(Map<String, String> env, StreamLimits usual) {
        int most = number(env, "WATCHWORD_STREAMS", usual.clients());
        return new StreamLimits(most, usual.events(), usual.bytes(), usual.heartbeat());
    }

    private static LoginSettings login(Map<String, String> env) {
        String file = env.getOrDefault("WATCHWORD_ADMIN_TOKEN_FILE", "");
        return new LoginSettings(file.isBlank() ? null : adminHash(Path.of(file)), oidc(env));
    }

    private static String adminHash(Path file) {
        AdminTokenFile.Found found = AdminTokenFile.open(file);
        if (found.made()) {
            System.err.println("A token for the first admin was made; it is in " + file.toAbsolutePath());
        }
        return found.hash();
    }

    private static @Nullable OidcSettings oidc(Map<String, String> env) {
        String issuer = env.getOrDefault("WATCHWORD_OIDC_ISSUER", "");
        if (issuer.isBlank()) {
            return null;
        }
        return new OidcSettings(
                issuer,
                env.getOrDefault("WATCHWORD_OIDC_AUDIENCE", "watchword"),
                env.getOrDefault("WATCHWORD_OIDC_ROLES_CLAIM", OidcSettings.DEFAULT_ROLES_CLAIM),
                env.getOrDefault("WATCHWORD_OIDC_CAMERAS_CLAIM", OidcSettings.DEFAULT_CAMERAS_CLAIM));
    }

    private static @Nullable TlsSettings tls(Map<String, String> env) {
        String cert = env.getOrDefault("WATCHWORD_TLS_CERT", "");
        String key = env.getOrDefault("WATCHWORD_TLS_KEY", "");
        if (cert.isBlank() != key.isBlank()) {
            throw new IllegalArgumentException("WATCHWORD_TLS_CERT and WATCHWORD_TLS_KEY belong together: give both");
        }
        return cert.isBlank() ? null : new TlsSettings(Path.of(cert), Path.of(key));
    }

    private static ClientLimits clients(Map<String, String> env) {
        ClientLimits usual = ClientLimits.USUAL;
        int requests = number(env, "WATCHWORD_REQUESTS_PER_CLIENT", usual.requests());
        return new ClientLimits(
                requests,
                4 * requests,
                number(env, "WATCHWORD_STREAMS_PER_CLIENT", usual.streams()),
                number(env, "WATCHWORD_CONNECTIONS_PER_CLIENT", usual.connections()),
                usual.refusedLogins());
    }

    private static int number(Map<String, String> env, String name, int otherwise) {
        String text = env.getOrDefault(name, Integer.toString(otherwise));
        if (!text.matches("\\d{1,6}")) {
            throw new IllegalArgumentException(name + ": must be a whole number, but is '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private static boolean flag(Map<String, String> env, String name) {
        String text = env.getOrDefault(name, "false");
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(name + ": must be true or false, but is '" + text + "'");
        }
        return text.equals("true");
    }

    private static void stop(Vertx vertx, KafkaBus bus) {
        try {
            Future.join(vertx.deploymentIDs().stream().map(vertx::undeploy).toList())
                    .transform(stopped -> bus.close())
                    .transform(closed -> vertx.close())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            System.err.println("Did not stop cleanly: " + e);
        }
    }

    private static void fail(int status, @Nullable String problem) {
        System.err.println(problem);
        System.exit(status);
    }
}
