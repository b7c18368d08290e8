package io.watchword.answerstream.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.answerstream.http.Problem;
import io.watchword.answerstream.http.ProblemException;
import io.watchword.answerstream.http.Workers;
import io.watchword.protocol.Json;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies an identity provider's JSON Web Tokens: signature by the keys it publishes, issuer, audience and expiry (a
 * minute's tolerance); and logs people in there. The provider is found and its keys are fetched when first needed; keys
 * are kept for five minutes, fetched again for one that is unknown, and kept for some hours while the provider can't be
 * reached.
 */
public final class Oidc {
    private static final Logger LOG = LoggerFactory.getLogger(Oidc.class);
    private static final int PATIENCE_MS = 3_000;
    private static final long BETWEEN_FETCHES_MS = 1_000;
    private static final int LARGEST = 256 << 10;
    private static final long OUTAGE_MS = 4L * 60 * 60 * 1_000;
    private static final String SCOPE = "openid profile email";
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final OidcSettings settings;
    private final OidcClaims claims;
    private final Workers workers;
    private final DefaultResourceRetriever retriever = new DefaultResourceRetriever(PATIENCE_MS, PATIENCE_MS, LARGEST);
    private final @Nullable CodeExchange exchange;
    private volatile @Nullable Known known;

    /** What is known of the provider once it was asked. */
    private record Known(
            OidcProvider provider,
            DefaultJWTProcessor<SecurityContext> accessTokens,
            DefaultJWTProcessor<SecurityContext> idTokens) {}

    /** Verifies on these threads. */
    public Oidc(OidcSettings settings, Vertx vertx, Workers workers) {
        this.settings = settings;
        this.claims = new OidcClaims(settings);
        this.workers = workers;
        OidcClient client = settings.client();
        this.exchange = client == null ? null : new CodeExchange(vertx, client);
    }

    /** As whom this server sends people to the provider; empty where it does not. */
    Optional<OidcClient> client() {
        return Optional.ofNullable(settings.client());
    }

    /** Whether a text could be a JSON Web Token. */
    static boolean hasForm(String text) {
        return text.startsWith("ey") && text.chars().filter(c -> c == '.').count() == 2;
    }

    /**
     * What somebody holds who sends this token.
     *
     * @return fails with {@link InvalidTokenException} where it is not to be taken, with 403 where it gives no role,
     *     and with 503 where the provider can't be reached
     */
    Future<Opener> opener(String jwt) {
        return workers.run(() -> claims.opener(verified(jwt, Known::accessTokens)));
    }

    /**
     * Where a browser is sent to log in.
     *
     * @param redirect the address that the provider sends it back to
     * @param silent whether nobody is to be asked anything: only who is logged in there comes back logged in
     */
    Future<String> authorization(LoginAttempt attempt, String redirect, boolean silent) {
        return workers.run(() -> {
            String address = known().provider()
                    .authorization()
                    .orElseThrow(() -> new LoginFailedException(
                            LoginTrouble.MISCONFIGURED, "the provider says no authorization_endpoint"));
            Map<String, String> query = new LinkedHashMap<>();
            query.put("response_type", "code");
            query.put("client_id", client().orElseThrow().id());
            query.put("redirect_uri", redirect);
            query.put("scope", SCOPE);
            query.put("state", attempt.state());
            query.put("nonce", attempt.nonce());
            query.put("code_challenge", attempt.challenge());
            query.put("code_challenge_method", "S256");
            if (silent) {
                query.put("prompt", "none");
            }
            return withQuery(address, query);
        });
    }

    /**
     * Whom a code was given to.
     *
     * @param redirect the address that the code was sent to
     * @param issuer who is said to have sent it; empty where that is not said (RFC 9207)
     * @return fails as {@link #opener} does, and with {@link LoginFailedException}
     */
    Future<Opener> logIn(LoginAttempt attempt, String code, String redirect, String issuer) {
        if (!issuer.isEmpty() && !issuer.equals(settings.issuer())) {
            return Future.failedFuture(
                    new LoginFailedException(LoginTrouble.REFUSED, "another provider sent the code"));
        }
        CodeExchange exchanging = Objects.requireNonNull(exchange, "no client");
        return workers.run(this::known)
                .compose(all -> exchanging.idToken(all.provider(), code, attempt.verifier(), redirect))
                .compose(token -> workers.run(() -> claims.opener(verifiedId(token, attempt.nonce()))));
    }

    private JWTClaimsSet verifiedId(String token, String nonce) throws InvalidTokenException {
        JWTClaimsSet found = verified(token, Known::idTokens);
        if (!nonce.equals(found.getClaim("nonce"))) {
            throw new InvalidTokenException("The ID token was given for another login");
        }
        String party = found.getClaim("azp") instanceof String azp ? azp : null;
        boolean forUs = client().filter(
                        client -> party == null ? found.getAudience().size() == 1 : party.equals(client.id()))
                .isPresent();
        if (!forUs) {
            throw new InvalidTokenException("The ID token was given to another client");
        }
        return found;
    }

    /** Where a browser is sent to log out at the provider too; empty where no such place is known. */
    Future<Optional<String>> endSession(String redirect) {
        return workers.run(() -> client().flatMap(client -> endSession(client, redirect)))
                .otherwise(Optional.empty());
    }

    private Optional<String> endSession(OidcClient client, String redirect) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", client.id());
        query.put("post_logout_redirect_uri", redirect);
        return known().provider().endSession().map(address -> withQuery(address, query));
    }

    private static String withQuery(String address, Map<String, String> query) {
        return address + (address.contains("?") ? "&" : "?") + CodeExchange.encode(query);
    }

    /** Closes the connections to the provider. */
    public Future<Void> close() {
        return exchange == null ? Future.succeededFuture() : exchange.close();
    }

    private JWTClaimsSet verified(String jwt, Function<Known, DefaultJWTProcessor<SecurityContext>> kind)
            throws InvalidTokenException {
        try {
            return kind.apply(known()).process(jwt, null);
        } catch (KeySourceException e) {
            throw unreachable(e);
        } catch (BadJOSEException | ParseException | JOSEException e) {
            throw new InvalidTokenException("The token is not valid: " + e.getMessage());
        }
    }

    private ProblemException unreachable(Exception e) {
        LOG.warn("The identity provider {} can't be used: {}", settings.issuer(), e.toString());
        return Problem.busy("The identity provider can't be reached; try again soon")
                .exception();
    }

    private Known known() {
        Known all = known;
        if (all == null) {
            try {
                all = ask();
            } catch (IOException | IllegalArgumentException e) {
                throw unreachable(e);
            }
            known = all;
        }
        return all;
    }

    private Known ask() throws IOException {
        URL address = url(settings.issuer().replaceAll("/+$", "") + "/.well-known/openid-configuration");
        String text = retriever.retrieveResource(address).getContent();
        OidcProvider provider =
                OidcProvider.of(Json.readTree(text.getBytes(StandardCharsets.UTF_8)), settings.issuer());
        JWSKeySelector<SecurityContext> keys = keys(url(provider.keys()));
        String client = client().map(OidcClient::id).orElse(settings.audience());
        return new Known(provider, processor(keys, settings.audience()), processor(keys, client));
    }

    private static URL url(String text) throws MalformedURLException {
        return URI.create(text).toURL();
    }

    private JWSKeySelector<SecurityContext> keys(URL address) {
        return new JWSVerificationKeySelector<>(
                ALGORITHMS,
                JWKSourceBuilder.<SecurityContext>create(address, retriever)
                        .refreshAheadCache(false)
                        .rateLimited(BETWEEN_FETCHES_MS)
                        .retrying(true)
                        .outageTolerant(OUTAGE_MS)
                        .build());
    }

    private DefaultJWTProcessor<SecurityContext> processor(JWSKeySelector<SecurityContext> keys, String audience) {
        DefaultJWTProcessor<SecurityContext> built = new DefaultJWTProcessor<>();
        built.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        built.setJWSKeySelector(keys);
        built.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                audience, new JWTClaimsSet.Builder().issuer(settings.issuer()).build(), Set.of("exp", "sub")));
        return built;
    }

    static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
