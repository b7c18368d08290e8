package io.watchword.answerstream;

import static io.watchword.answerstream.Served.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.watchword.answerstream.login.LoginSettings;
import io.watchword.answerstream.login.OidcSettings;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Logging in with the tokens of a real, if small, identity provider. */
@ExtendWith(Broker.class)
class OidcIT {
    static Issuer issuer;
    static Served served;

    @BeforeAll
    static void serve() throws Exception {
        issuer = Issuer.start();
        OidcSettings oidc = new OidcSettings(issuer.address(), "watchword", "realm_access.roles", "cameras");
        served = Served.withLogin(
                settings -> settings.with(new LoginSettings(settings.login().adminHash(), oidc)));
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
        issuer.close();
    }

    private static JWTClaimsSet.Builder claims(String role) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer.address())
                .subject("4711")
                .audience("watchword")
                .claim("preferred_username", "ada")
                .claim("realm_access", Map.of("roles", List.of("offline_access", role)))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) {
        return Issuer.signed(key, claims);
    }

    private static HttpResponse<String> me(String token) throws Exception {
        return served.send(served.as(token, "/api/v1/me").GET());
    }

    @ParameterizedTest
    @CsvSource({"viewer,200,403", "operator,200,403", "admin,200,200"})
    void theProvidersRolesAreTheRolesHere(String role, int reading, int auditing) throws Exception {
        String token = signed(issuer.key(), claims(role).build());

        JsonNode me = json(me(token));

        assertThat(me.path("login").asText()).isEqualTo("oidc");
        assertThat(me.path("name").asText()).isEqualTo("ada");
        assertThat(me.path("role").asText()).isEqualTo(role);
        assertThat(served.send(served.as(token, "/api/v1/cameras").GET()).statusCode())
                .isEqualTo(reading);
        assertThat(served.send(served.as(token, "/api/v1/audit").GET()).statusCode())
                .isEqualTo(auditing);
    }

    @Test
    void aViewerCanBeLimitedToCameras() throws Exception {
        String camera = Sample.id("cam");
        String other = Sample.id("cam");
        served.camera(camera);
        served.camera(other);
        String token = signed(
                issuer.key(), claims("viewer").claim("cameras", List.of(camera)).build());

        String cameras = served.send(served.as(token, "/api/v1/cameras").GET()).body();

        assertThat(cameras).contains(camera).doesNotContain(other);
    }

    @Test
    void whatAViewerSeesWhoseTokenNamesNoCamerasIsConfigured() throws Exception {
        String camera = Sample.id("cam");
        served.camera(camera);
        OidcSettings limited =
                new OidcSettings(issuer.address(), "watchword", "realm_access.roles", "cameras").limited();
        Served strict = Served.withLogin(settings -> settings.with(new LoginSettings(null, limited)));
        String viewer = signed(issuer.key(), claims("viewer").build());
        String operator = signed(issuer.key(), claims("operator").build());
        try {
            assertThat(cameras(served, viewer)).contains(camera);
            assertThat(cameras(strict, viewer)).doesNotContain(camera);
            assertThat(cameras(strict, operator)).contains(camera);
        } finally {
            strict.close();
        }
    }

    private static String cameras(Served server, String token) throws Exception {
        return server.send(server.as(token, "/api/v1/cameras").GET()).body();
    }

    @Test
    void whoHasNoRoleIsToldSo() throws Exception {
        HttpResponse<String> refused = me(signed(issuer.key(), claims("guest").build()));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("realm_access.roles");
    }

    static Stream<Arguments> forged() throws Exception {
        JWTClaimsSet good = claims("admin").build();
        SignedJWT mac = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(issuer.key().getKeyID())
                        .build(),
                good);
        mac.sign(new MACSigner(
                issuer.key().toPublicJWK().toJSONString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        String whole = signed(issuer.key(), good);
        return Stream.of(
                arguments(
                        "another key under the same name",
                        signed(Issuer.newKey(issuer.key().getKeyID()), good)),
                arguments("a key nobody published", signed(Issuer.newKey("unknown"), good)),
                arguments("not signed", new PlainJWT(good).serialize()),
                arguments("signed with the public key", mac.serialize()),
                arguments("cut", whole.substring(0, whole.length() - 10)),
                arguments("another issuer", changed(claims -> claims.issuer("https://evil.example"))),
                arguments("another audience", changed(claims -> claims.audience("other"))),
                arguments("no audience", changed(claims -> claims.audience((String) null))),
                arguments(
                        "expired",
                        changed(claims ->
                                claims.expirationTime(Date.from(Instant.now().minusSeconds(120))))),
                arguments("never expiring", changed(claims -> claims.expirationTime(null))),
                arguments(
                        "not yet",
                        changed(claims ->
                                claims.notBeforeTime(Date.from(Instant.now().plusSeconds(600))))));
    }

    private static String changed(UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(issuer.key(), change.apply(claims("admin")).build());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    void aTokenThatIsNotTheProvidersForUsIsRefused(String how, String token) throws Exception {
        HttpResponse<String> refused = me(token);

        assertThat(refused.statusCode()).isIn(401, 429);
        assertThat(refused.body()).doesNotContain(token);
    }

    @Test
    void aBrowserLogsInWithTheProvidersToken() throws Exception {
        HttpResponse<String> login = served.send(served.anonymous("/api/v1/session")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"token\":\""
                        + signed(issuer.key(), claims("operator").build()) + "\"}")));
        assertThat(login.statusCode()).as(login.body()).isEqualTo(200);
        String cookie = login.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];

        HttpResponse<String> me = served.send(
                served.anonymous("/api/v1/me").header("Cookie", cookie).GET());

        assertThat(json(me).path("login").asText()).isEqualTo("oidc");
        assertThat(json(me).path("role").asText()).isEqualTo("operator");
        assertThat(Instant.parse(json(me).path("expiresAt").asText()))
                .isBefore(Instant.now().plusSeconds(301));
    }

    @Test
    void theProvidersNewKeyIsFetched() throws Exception {
        Issuer changing = Issuer.start();
        OidcSettings oidc = new OidcSettings(changing.address(), "watchword", "realm_access.roles", "cameras");
        Served alone = Served.withLogin(settings -> settings.with(new LoginSettings(null, oidc)));
        try {
            assertThat(statusAt(alone, changing)).isEqualTo(200);

            changing.changeKey("second");

            await().until(() -> statusAt(alone, changing) == 200);
        } finally {
            alone.close();
            changing.close();
        }
    }

    private static int statusAt(Served server, Issuer provider) throws Exception {
        String token = signed(
                provider.key(), claims("viewer").issuer(provider.address()).build());
        return server.send(server.as(token, "/api/v1/me").GET()).statusCode();
    }

    @Test
    void aProviderThatCantBeReachedIsNoReasonToFail() throws Exception {
        Issuer gone = Issuer.start();
        OidcSettings oidc = new OidcSettings(gone.address(), "watchword", "roles", "cameras");
        gone.close();
        Served alone = Served.withLogin(
                settings -> settings.with(new LoginSettings(settings.login().adminHash(), oidc)));
        try {
            String token =
                    signed(gone.key(), claims("admin").issuer(gone.address()).build());
            assertThat(alone.send(alone.as(token, "/api/v1/me").GET()).statusCode())
                    .isEqualTo(503);
            assertThat(alone.get("/api/v1/me").statusCode()).isEqualTo(200);
        } finally {
            alone.close();
        }
    }
}
