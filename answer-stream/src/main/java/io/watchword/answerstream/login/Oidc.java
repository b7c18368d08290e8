package io.watchword.answerstream.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.vertx.core.Future;
import io.watchword.answerstream.http.Problem;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies an identity provider's JSON Web Tokens: signature by the keys it publishes, issuer, audience and expiry (a
 * minute's tolerance). The provider is found and its keys are fetched when first needed; keys are kept for five
 * minutes, fetched again for one that is unknown, and kept for some hours while the provider can't be reached.
 */
public final class Oidc {
    private static final Logger LOG = LoggerFactory.getLogger(Oidc.class);
    private static final int PATIENCE_MS = 3_000;
    private static final long BETWEEN_FETCHES_MS = 1_000;
    private static final int LARGEST = 256 << 10;
    private static final long OUTAGE_MS = 4L * 60 * 60 * 1_000;
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
    private volatile @Nullable DefaultJWTProcessor<SecurityContext> processor;

    /** Verifies on these threads. */
    public Oidc(OidcSettings settings, Workers workers) {
        this.settings = settings;
        this.claims = new OidcClaims(settings);
        this.workers = workers;
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
        return workers.run(() -> claims.opener(verified(jwt)));
    }

    private JWTClaimsSet verified(String jwt) throws InvalidTokenException {
        try {
            return processor().process(jwt, null);
        } catch (KeySourceException | IOException | IllegalArgumentException e) {
            LOG.warn("The identity provider {} can't be used: {}", settings.issuer(), e.toString());
            throw Problem.busy("The identity provider can't be reached; try again soon")
                    .exception();
        } catch (BadJOSEException | ParseException | JOSEException e) {
            throw new InvalidTokenException("The token is not valid: " + e.getMessage());
        }
    }

    private DefaultJWTProcessor<SecurityContext> processor() throws IOException {
        DefaultJWTProcessor<SecurityContext> known = processor;
        if (known == null) {
            known = processor(keysAddress());
            processor = known;
        }
        return known;
    }

    private URL keysAddress() throws IOException {
        URL address = url(settings.issuer().replaceAll("/+$", "") + "/.well-known/openid-configuration");
        String text = retriever.retrieveResource(address).getContent();
        JsonNode provider = Json.readTree(text.getBytes(StandardCharsets.UTF_8));
        if (!provider.path("issuer").asText().equals(settings.issuer())) {
            throw new IOException("it calls itself '" + provider.path("issuer").asText() + "'; give that as issuer");
        }
        return url(OidcSettings.requireSafe(provider.path("jwks_uri").asText()));
    }

    private static URL url(String text) throws MalformedURLException {
        return URI.create(text).toURL();
    }

    private DefaultJWTProcessor<SecurityContext> processor(URL keys) {
        DefaultJWTProcessor<SecurityContext> built = new DefaultJWTProcessor<>();
        built.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        built.setJWSKeySelector(new JWSVerificationKeySelector<>(
                ALGORITHMS,
                JWKSourceBuilder.<SecurityContext>create(keys, retriever)
                        .refreshAheadCache(false)
                        .rateLimited(BETWEEN_FETCHES_MS)
                        .retrying(true)
                        .outageTolerant(OUTAGE_MS)
                        .build()));
        built.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                settings.audience(),
                new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                Set.of("exp", "sub")));
        return built;
    }

    static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
