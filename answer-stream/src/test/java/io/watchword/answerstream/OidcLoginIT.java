package io.watchword.answerstream;

import static io.watchword.answerstream.Served.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.nimbusds.jwt.JWTClaimsSet;
import io.watchword.answerstream.http.ClientLimits;
import io.watchword.answerstream.login.LoginSettings;
import io.watchword.answerstream.login.OidcClient;
import io.watchword.answerstream.login.OidcSettings;
import io.watchword.answerstream.login.TokenSecret;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A browser logs in at an identity provider, by the authorization code flow with PKCE. */
@ExtendWith(Broker.class)
class OidcLoginIT {
    private static final ClientLimits PATIENT = new ClientLimits(500, 2_000, 256, 1_024, 10_000);
    private static final String CALLBACK = "/login/oidc/callback";

    static Issuer issuer;
    static Served served;

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient browser =
            new DescribedClient(HttpClient.newBuilder().cookieHandler(cookies).build());

    @BeforeAll
    static void serve() throws Exception {
        issuer = Issuer.start();
        served = served(issuer, Issuer.SECRET, PATIENT);
    }

    private static Served served(Issuer at, String secret, ClientLimits limits) throws Exception {
        OidcSettings oidc = new OidcSettings(at.address(), "watchword", "roles", "cameras")
                .with(new OidcClient(Issuer.CLIENT, secret.isEmpty() ? null : secret));
        return Served.withLogin(
                settings -> settings.with(new LoginSettings(settings.login().adminHash(), oidc))
                        .with(limits));
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
        issuer.close();
    }

    @BeforeEach
    void nothingIsWrong() {
        issuer.refuse(null);
        issuer.claim(UnaryOperator.identity());
    }

    private HttpResponse<String> get(String address) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private static String location(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isIn(302, 303);
        return reply.headers().firstValue("Location").orElseThrow();
    }

    private static String at(Served server, String path) {
        return "http://127.0.0.1:" + server.verticle.port() + path;
    }

    /** Up to where the provider sends the browser back to. */
    private String callback(Served server, String query) throws Exception {
        return location(get(location(get(at(server, "/login/oidc" + query)))));
    }

    /** Where it ends. */
    private String logIn(String query) throws Exception {
        return location(get(callback(served, query)));
    }

    private Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(each -> each.getName().startsWith(name))
                .findFirst();
    }

    private void assertFailed(String end, String trouble) throws Exception {
        assertThat(end).isEqualTo("/?login=" + trouble);
        assertThat(cookie("watchword-session")).isEmpty();
        assertThat(get(at(served, "/api/v1/me")).statusCode()).isEqualTo(401);
    }

    @Test
    void whoLogsInAtTheProviderIsLoggedInHere() throws Exception {
        HttpResponse<String> there = get(callback(served, "?to=/%23camera=gate"));

        assertThat(location(there)).isEqualTo("/#camera=gate");
        assertThat(there.headers().allValues("Set-Cookie")).anySatisfy(session -> assertThat(session)
                .startsWith("watchword-session=")
                .contains("SameSite=Strict", "Path=/")
                .containsIgnoringCase("; HttpOnly"));
        HttpResponse<String> me = get(at(served, "/api/v1/me"));
        assertThat(json(me).path("login").asText()).isEqualTo("oidc");
        assertThat(json(me).path("name").asText()).isEqualTo("ada");
        assertThat(json(me).path("role").asText()).isEqualTo("operator");
        assertThat(Instant.parse(json(me).path("expiresAt").asText()))
                .isBefore(Instant.now().plusSeconds(301));
        assertThat(cookie("watchword-login")).isEmpty();
        await().until(() -> served.get("/api/v1/audit?limit=50").body().contains("GET " + CALLBACK));
    }

    @Test
    void theBrowserKeepsWhatTheProviderMustNotSee() throws Exception {
        HttpResponse<String> begun = get(at(served, "/login/oidc"));

        String set = begun.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(set)
                .startsWith("watchword-login-")
                .contains("SameSite=Lax", "Path=/login/oidc", "Max-Age=600")
                .containsIgnoringCase("; HttpOnly");
        String secret = set.substring(set.indexOf('=') + 1, set.indexOf('.'));
        assertThat(location(begun))
                .startsWith(issuer.address() + "/authorize?response_type=code&")
                .contains("code_challenge_method=S256")
                .doesNotContain(secret, "code_verifier");
    }

    @ParameterizedTest
    @CsvSource({"secret in the form", "no secret"})
    void theProviderTakesTheClientInItsWay(String way) throws Exception {
        Issuer other = Issuer.start();
        boolean publicly = way.equals("no secret");
        if (publicly) {
            other.takeNoSecret();
        } else {
            other.takeSecretInForm();
        }
        Served alone = served(other, publicly ? "" : Issuer.SECRET, PATIENT);
        try {
            assertThat(location(get(callback(alone, "")))).isEqualTo("/");
        } finally {
            alone.close();
            other.close();
        }
    }

    @Test
    void aViewerSeesTheCamerasOfTheTokenOnly() throws Exception {
        String camera = Sample.id("cam");
        String other = Sample.id("cam");
        served.camera(camera);
        served.camera(other);
        issuer.claim(claims -> claims.claim("roles", "viewer").claim("cameras", List.of(camera)));

        logIn("");

        assertThat(get(at(served, "/api/v1/cameras")).body()).contains(camera).doesNotContain(other);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example/",
                "/%5Cevil.example",
                "/%09/evil.example",
                "javascript:alert(1)",
                "/login/oidc",
                "/%0d%0aSet-Cookie:%20x=y",
                "evil"
            })
    void nobodyIsSentToAnotherServer(String to) throws Exception {
        assertThat(logIn("?to=" + to)).isEqualTo("/");
    }

    @Test
    void aStateThatThisBrowserDidNotGetIsRefused() throws Exception {
        String strangers = callback(served, "");
        cookies.getCookieStore().removeAll();
        get(at(served, "/login/oidc"));

        assertFailed(location(get(strangers)), "expired");
    }

    @Test
    void anotherBrowserCantEndTheLogin() throws Exception {
        String callback = callback(served, "");
        cookies.getCookieStore().removeAll();

        assertFailed(location(get(callback)), "expired");
    }

    @Test
    void aCodeThatTheProviderForgotIsRefused() throws Exception {
        String callback = callback(served, "?to=/%23past");
        issuer.forgetCodes();

        assertThat(location(get(callback))).isEqualTo("/?login=expired#past");
    }

    @Test
    void aCodeOfAnotherLoginOfTheSameBrowserIsRefused() throws Exception {
        String first = callback(served, "");
        String second = callback(served, "");
        String mixed = second.replaceFirst("code=[^&]+", "code=" + first.replaceAll(".*code=([^&]+).*", "$1"));

        assertFailed(location(get(mixed)), "expired");
    }

    static Stream<Arguments> forged() {
        return Stream.of(
                changed("nonce", claims -> claims.claim("nonce", "another")),
                changed("no nonce", claims -> claims.claim("nonce", null)),
                changed("issuer", claims -> claims.issuer("https://evil.example")),
                changed("audience", claims -> claims.audience("watchword")),
                changed("audiences", claims -> claims.audience(List.of(Issuer.CLIENT, "other"))),
                changed("party", claims -> claims.claim("azp", "other")),
                changed(
                        "expired",
                        claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120)))));
    }

    private static Arguments changed(String what, UnaryOperator<JWTClaimsSet.Builder> change) {
        return arguments(what, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    void anIdTokenThatIsNotForThisLoginIsRefused(String what, UnaryOperator<JWTClaimsSet.Builder> change)
            throws Exception {
        issuer.claim(change);

        assertFailed(logIn(""), "refused");
    }

    @Test
    void aCodeThatAnotherProviderSendsIsRefused() throws Exception {
        String callback = callback(served, "").replaceFirst("iss=[^&]+", "iss=https%3A%2F%2Fevil.example");

        assertFailed(location(get(callback)), "refused");
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied,denied",
        "login_required,ended",
        "interaction_required,ended",
        "unauthorized_client,misconfigured",
        "server_error,misconfigured"
    })
    void whatTheProviderSaysIsToldInOneWord(String error, String trouble) throws Exception {
        issuer.refuse(error);

        assertFailed(logIn(""), trouble);
    }

    @Test
    void nobodyIsAskedAnythingInSilence() throws Exception {
        assertFailed(logIn("?silent=true"), "ended");
    }

    @TestFactory
    Stream<DynamicTest> harmfulParametersStayText() {
        return Stream.of("to", "state", "code", "iss", "error", "error_description")
                .flatMap(name -> InjectionIT.HARMFUL.entrySet().stream()
                        .filter(harm -> !harm.getKey().equals("huge"))
                        .map(harm -> dynamicTest(name + ": " + harm.getKey(), () -> sendHarm(name, harm.getValue()))));
    }

    private void sendHarm(String name, String text) throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger("io.watchword");
        log.start();
        logger.addAppender(log);
        String harm = name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8);

        HttpResponse<String> end = name.equals("to")
                ? get(callback(served, "?" + harm))
                : get(callback(served, "").replaceAll("&?\\b" + name + "=[^&]*", "")
                        + (name.equals("error_description") ? "&error=server_error&" : "&")
                        + harm);

        logger.detachAppender(log);
        assertThat(location(end)).matches("/|/\\?login=[a-z-]+");
        end.headers().map().values().forEach(values -> assertThat(values)
                .allSatisfy(value -> assertThat(value).matches("[ -~]*").doesNotContain("stolen")));
        assertThat(List.copyOf(log.list)).allSatisfy(InjectionIT::assertHarmless);
    }

    @Test
    void whoHasNoRoleIsToldSo() throws Exception {
        issuer.claim(claims -> claims.claim("roles", List.of("guest")));

        assertFailed(logIn(""), "no-role");
    }

    @Test
    void aWrongSecretIsSaidToBeTheServers() throws Exception {
        Served alone = served(issuer, "wrong", PATIENT);
        try {
            assertThat(location(get(callback(alone, "")))).isEqualTo("/?login=misconfigured");
        } finally {
            alone.close();
        }
    }

    @Test
    void aProviderThatCantBeReachedIsSaidToBe() throws Exception {
        Issuer gone = Issuer.start();
        Served knowing = served(gone, Issuer.SECRET, PATIENT);
        Served asking = served(gone, Issuer.SECRET, PATIENT);
        try {
            String callback = callback(knowing, "");
            gone.close();

            assertThat(location(get(at(asking, "/login/oidc")))).isEqualTo("/?login=unreachable");
            assertThat(location(get(callback))).isEqualTo("/?login=unreachable");
        } finally {
            knowing.close();
            asking.close();
        }
    }

    @Test
    void whoTriesTooOftenHasToWait() throws Exception {
        Served strict = served(issuer, Issuer.SECRET, new ClientLimits(500, 2_000, 256, 1_024, 3));
        try {
            for (int i = 0; i < 3; i++) {
                String callback = callback(strict, "");
                issuer.forgetCodes();
                assertThat(location(get(callback))).isEqualTo("/?login=expired");
            }
            assertThat(location(get(callback(strict, "")))).isEqualTo("/?login=too-many");
        } finally {
            strict.close();
        }
    }

    @Test
    void aLinkThatSomebodyElseMadeIsHeldAgainstNobody() throws Exception {
        Served strict = served(issuer, Issuer.SECRET, new ClientLimits(500, 2_000, 256, 1_024, 3));
        try {
            for (int i = 0; i < 5; i++) {
                assertThat(location(get(at(strict, CALLBACK + "?code=x&state=" + TokenSecret.random()))))
                        .isEqualTo("/?login=expired");
            }
            assertThat(location(get(callback(strict, "")))).isEqualTo("/");
        } finally {
            strict.close();
        }
    }

    @Test
    void tabsDoNotEndEachOthersLogins() throws Exception {
        String first = callback(served, "?to=/%23first");
        String second = callback(served, "?to=/%23second");

        assertThat(location(get(first))).isEqualTo("/#first");
        assertThat(location(get(second))).isEqualTo("/#second");
        assertThat(cookie("watchword-login")).isEmpty();
    }

    @Test
    void ofManyLoginsUnderWayTheNewestAreKept() throws Exception {
        String oldest = callback(served, "");
        String newest = oldest;
        for (int i = 0; i < 9; i++) {
            newest = callback(served, "");
        }

        assertThat(cookies.getCookieStore().getCookies()).hasSize(5);
        assertThat(location(get(oldest))).isEqualTo("/?login=expired");
        assertThat(location(get(newest))).isEqualTo("/");
    }

    @Test
    void sessionsEndWhenAnotherProviderIsConfigured() throws Exception {
        Issuer next = Issuer.start();
        logIn("");
        Served unchanged = served(issuer, Issuer.SECRET, PATIENT);
        Served changed = served(next, Issuer.SECRET, PATIENT);
        try {
            assertThat(get(at(unchanged, "/api/v1/me")).statusCode()).isEqualTo(200);
            assertThat(get(at(changed, "/api/v1/me")).statusCode()).isEqualTo(401);
        } finally {
            unchanged.close();
            changed.close();
            next.close();
        }
    }

    @Test
    void whoLogsOutIsToldWhereToLogOutAtTheProvider() throws Exception {
        logIn("");
        HttpResponse<String> out = browser.send(
                HttpRequest.newBuilder(URI.create(at(served, "/api/v1/session")))
                        .DELETE()
                        .build(),
                BodyHandlers.ofString());

        assertThat(json(out).path("endSession").asText())
                .startsWith(issuer.address() + "/logout?really=yes&client_id=watchword+dashboard&")
                .contains("post_logout_redirect_uri=http%3A%2F%2F127.0.0.1%3A" + served.verticle.port() + "%2F");
        assertThat(get(at(served, "/api/v1/me")).statusCode()).isEqualTo(401);
    }

    @Test
    void thePageLearnsThatPeopleCanLogInThere() throws Exception {
        HttpResponse<String> refused = get(at(served, "/api/v1/me"));

        assertThat(json(refused).path("login").toString()).isEqualTo("[\"token\",\"oidc\",\"provider\"]");
        assertThat(json(refused).path("provider").asText()).isEqualTo("127.0.0.1");
    }

    @Test
    void withoutAClientNobodyIsSentAnywhere() throws Exception {
        Served plain = Served.withLogin(settings -> settings);
        try {
            assertThat(get(at(plain, "/login/oidc")).statusCode()).isEqualTo(422);
            assertThat(get(at(plain, CALLBACK)).statusCode()).isEqualTo(422);
        } finally {
            plain.close();
        }
    }
}
