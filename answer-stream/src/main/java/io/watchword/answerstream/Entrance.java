package io.watchword.answerstream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.answerstream.history.LogPages;
import io.watchword.answerstream.history.Past;
import io.watchword.answerstream.http.Clients;
import io.watchword.answerstream.http.Endpoints;
import io.watchword.answerstream.http.Gate;
import io.watchword.answerstream.http.Workers;
import io.watchword.answerstream.login.AuditApi;
import io.watchword.answerstream.login.AuditTrail;
import io.watchword.answerstream.login.LoginSettings;
import io.watchword.answerstream.login.Logins;
import io.watchword.answerstream.login.Oidc;
import io.watchword.answerstream.login.OidcLoginApi;
import io.watchword.answerstream.login.SessionApi;
import io.watchword.answerstream.login.TokenApi;
import io.watchword.answerstream.login.Tokens;
import io.watchword.protocol.AuditEntry;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.Topic;
import org.jspecify.annotations.Nullable;

/** Who comes in, how much each may ask for, and what is written down of it. */
final class Entrance {
    private final LoginSettings settings;
    private final Clients clients;
    private final Tokens tokens;
    private final @Nullable Oidc oidc;
    private final Logins logins;
    private final AuditTrail trail;
    private final Past<AuditEntry> pastChanges;
    private final Workers verifying;

    private Entrance(Vertx vertx, KafkaBus bus, AnswerStreamSettings settings, Tokens tokens, Workers looking) {
        this.settings = settings.login();
        this.tokens = tokens;
        this.verifying = new Workers(vertx, "watchword-login", 2, 64);
        this.clients = new Clients(settings.clients(), settings.proxied(), System::nanoTime);
        this.oidc = this.settings.oidc() == null ? null : new Oidc(this.settings.oidc(), vertx, verifying);
        this.logins = new Logins(this.settings, tokens, oidc, clients);
        this.trail = new AuditTrail(bus.writer(Topic.AUDIT));
        this.pastChanges = new Past<>(bus, Topic.AUDIT, looking);
    }

    /** Completes when every token is known. */
    static Future<Entrance> open(Vertx vertx, KafkaBus bus, AnswerStreamSettings settings, Workers looking) {
        return bus.table(Topic.TOKENS).map(table -> new Entrance(vertx, bus, settings, new Tokens(table), looking));
    }

    Clients clients() {
        return clients;
    }

    Gate gate() {
        return new Gate(logins, clients, trail);
    }

    /** Adds the addresses for logging in, tokens, and the audit log. */
    void mount(Endpoints endpoints) {
        new SessionApi(logins, tokens, oidc, clients, trail).mount(endpoints);
        new OidcLoginApi(oidc, tokens, clients, trail).mount(endpoints);
        new TokenApi(tokens, settings.isNeeded()).mount(endpoints);
        new AuditApi(new LogPages<>(pastChanges)).mount(endpoints);
    }

    Future<Void> close() {
        Future<Void> provider = oidc == null ? Future.succeededFuture() : oidc.close();
        return Future.join(tokens.close(), pastChanges.close(), provider, verifying.close())
                .mapEmpty();
    }
}
