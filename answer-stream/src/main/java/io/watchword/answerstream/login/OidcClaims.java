package io.watchword.answerstream.login;

import com.nimbusds.jwt.JWTClaimsSet;
import io.watchword.answerstream.http.Problem;
import io.watchword.protocol.Ids;
import io.watchword.protocol.Role;
import io.watchword.protocol.Texts;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the claims of a verified token mean here. */
final class OidcClaims {
    private static final int LONGEST_NAME = 99;

    private final OidcSettings settings;

    OidcClaims(OidcSettings settings) {
        this.settings = settings;
    }

    /** Whom they describe; fails with 403 if they give no role. */
    Opener opener(JWTClaimsSet claims) {
        Role role = role(claims).orElseThrow(() -> Problem.forbidden("This login has no role here: its claim "
                        + settings.rolesClaim() + " must have viewer, operator or admin")
                .exception());
        return Opener.oidc(
                settings.issuer(),
                claims.getSubject(),
                name(claims),
                role,
                cameras(claims, role),
                Oidc.instant(claims.getExpirationTime()));
    }

    private Optional<Role> role(JWTClaimsSet claims) {
        List<String> words = texts(claim(claims, settings.rolesClaim())).toList();
        return Arrays.stream(Role.values())
                .filter(role -> words.contains(role.word()))
                .max(Comparator.naturalOrder());
    }

    private static String name(JWTClaimsSet claims) {
        return Stream.of("preferred_username", "email", "name", "sub")
                .map(claims::getClaim)
                .filter(String.class::isInstance)
                .map(name -> Texts.clip((String) name, LONGEST_NAME).strip())
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("somebody");
    }

    // a claim that is there but malformed shows nothing rather than everything
    private @Nullable List<String> cameras(JWTClaimsSet claims, Role role) {
        Object claim = claim(claims, settings.camerasClaim());
        if (role != Role.VIEWER || (claim == null && settings.allByDefault())) {
            return null;
        }
        return texts(claim).filter(Ids::isValid).limit(1_000).toList();
    }

    private static @Nullable Object claim(JWTClaimsSet claims, String name) {
        Object whole = claims.getClaim(name);
        if (whole != null) {
            return whole;
        }
        Object at = claims.getClaims();
        for (String step : name.split("\\.", -1)) {
            at = at instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return at;
    }

    private static Stream<String> texts(@Nullable Object claim) {
        if (claim instanceof String text) {
            return Arrays.stream(text.split("[ ,]+", -1));
        }
        if (claim instanceof Collection<?> all) {
            return all.stream().filter(Objects::nonNull).map(Object::toString);
        }
        return Stream.empty();
    }
}
