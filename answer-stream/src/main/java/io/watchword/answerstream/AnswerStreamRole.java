package io.watchword.answerstream;

import io.vertx.core.Future;
import io.watchword.answerstream.http.ClientLimits;
import io.watchword.answerstream.login.AdminTokenFile;
import io.watchword.answerstream.login.LoginSettings;
import io.watchword.answerstream.login.OidcClient;
import io.watchword.answerstream.login.OidcSettings;
import io.watchword.answerstream.stream.StreamLimits;
import io.watchword.process.Role;
import io.watchword.process.Stage;
import io.watchword.process.config.Key;
import io.watchword.process.config.Keys;
import io.watchword.process.config.Settings;
import io.watchword.protocol.CameraUrls;
import io.watchword.protocol.WebhookUrls;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.Topic;
import io.watchword.questionengine.QuestionEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the HTTP interface. */
public final class AnswerStreamRole implements Role<AnswerStreamRole.Told> {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerStreamRole.class);
    private static final String VOCABULARY = "coco-80";

    /**
     * What it is told.
     *
     * @param serving where and how it serves
     * @param evidenceMb most MiB of frames that answers changed on; 0 for what the topic was made with
     */
    public record Told(AnswerStreamSettings serving, int evidenceMb) {}

    @Override
    public String name() {
        return "answer-stream";
    }

    @Override
    public String says() {
        return "Serves the dashboard and the HTTP interface; any number of these can stand behind a load balancer.";
    }

    @Override
    public List<Key<?>> keys() {
        return Keys.ANSWER_STREAM;
    }

    @Override
    public boolean servesHealth() {
        return true;
    }

    @Override
    public Told settings(Settings settings) {
        CameraUrls urls = new CameraUrls(settings.get(Keys.ALLOW_LOOPBACK_CAMERAS), false);
        WebhookUrls webhooks = new WebhookUrls(settings.get(Keys.ALLOW_LOOPBACK_WEBHOOKS));
        AnswerStreamSettings serving = serving(settings, urls, webhooks);
        serving.requireSafe();
        return new Told(serving, settings.find(Keys.EVIDENCE_MB).orElse(0));
    }

    @Override
    public Future<?> start(Stage stage, Told told) {
        Future<Void> topics = stage.topics().compose(ready -> stage.vertx().executeBlocking(() -> {
            boundEvidence(stage.bus(), told.evidenceMb());
            return null;
        }));
        return stage.vertx()
                .executeBlocking(() -> QuestionEngine.load(VOCABULARY))
                .map(engine -> new AnswerStreamVerticle(
                        stage.bus(), stage.meters(), engine, told.serving(), List.of(), topics))
                .compose(stage.vertx()::deployVerticle);
    }

    /** Bounds the topic of evidence; 0 leaves it as it is. Blocks. */
    public static void boundEvidence(KafkaBus bus, int evidenceMb) {
        if (evidenceMb > 0) {
            bus.bound(Topic.EVIDENCE, (long) evidenceMb << 20);
        }
    }

    /**
     * Where and how to serve. Reads files; makes the admin's token where its file is missing.
     *
     * @throws IllegalArgumentException if something can't be, beginning with the key's name and a colon
     */
    public static AnswerStreamSettings serving(Settings settings, CameraUrls urls, WebhookUrls webhooks) {
        AnswerStreamSettings open = new AnswerStreamSettings(
                settings.get(Keys.HOST), settings.get(Keys.PORT), urls, settings.get(Keys.INSECURE));
        StreamLimits usual = open.limits();
        Duration heartbeat = Duration.ofSeconds(settings.get(Keys.HEARTBEAT));
        return open.with(new StreamLimits(settings.get(Keys.STREAMS), usual.events(), usual.bytes(), heartbeat))
                .with(login(settings))
                .with(tls(settings))
                .with(clients(settings))
                .behindProxy(settings.get(Keys.BEHIND_PROXY))
                .with(webhooks);
    }

    private static LoginSettings login(Settings settings) {
        return new LoginSettings(adminHash(settings.orNull(Keys.ADMIN_TOKEN_FILE)), oidc(settings));
    }

    private static @Nullable String adminHash(@Nullable Path file) {
        if (file == null) {
            return null;
        }
        AdminTokenFile.Found found = AdminTokenFile.open(file);
        if (found.made()) {
            LOG.info("A token for the first admin was made; it is in {}", file.toAbsolutePath());
        }
        return found.hash();
    }

    private static @Nullable OidcSettings oidc(Settings settings) {
        if (settings.find(Keys.OIDC_ISSUER).isEmpty()
                && settings.find(Keys.OIDC_CLIENT_ID).isPresent()) {
            throw new IllegalArgumentException("oidc-client-id: needs oidc-issuer, the provider that knows the client");
        }
        return settings.find(Keys.OIDC_ISSUER)
                .map(issuer -> new OidcSettings(
                        issuer,
                        settings.get(Keys.OIDC_AUDIENCE),
                        settings.get(Keys.OIDC_ROLES_CLAIM),
                        settings.get(Keys.OIDC_CAMERAS_CLAIM),
                        seesAll(settings),
                        client(settings)))
                .orElse(null);
    }

    private static boolean seesAll(Settings settings) {
        boolean all = settings.get(Keys.OIDC_CAMERAS_DEFAULT).equals("all");
        if (all) {
            LOG.info(
                    "A viewer whose token lacks the claim {} sees every camera; with oidc-cameras-default none it sees none",
                    settings.get(Keys.OIDC_CAMERAS_CLAIM));
        }
        return all;
    }

    private static @Nullable OidcClient client(Settings settings) {
        return settings.find(Keys.OIDC_CLIENT_ID)
                .map(id -> new OidcClient(id, settings.orNull(Keys.OIDC_CLIENT_SECRET)))
                .orElse(null);
    }

    private static @Nullable TlsSettings tls(Settings settings) {
        Path cert = settings.orNull(Keys.TLS_CERT);
        Path key = settings.orNull(Keys.TLS_KEY);
        if (cert == null && key == null) {
            return null;
        }
        if (cert == null || key == null) {
            throw new IllegalArgumentException(
                    (cert == null ? "tls-key" : "tls-cert") + ": --tls-cert and --tls-key belong together: give both");
        }
        return new TlsSettings(cert, key);
    }

    private static ClientLimits clients(Settings settings) {
        ClientLimits usual = ClientLimits.USUAL;
        int requests = settings.get(Keys.REQUESTS_PER_CLIENT);
        return new ClientLimits(
                requests,
                4 * requests,
                settings.get(Keys.STREAMS_PER_CLIENT),
                settings.get(Keys.CONNECTIONS_PER_CLIENT),
                usual.refusedLogins());
    }
}
