package io.watchword.modelpackages.store;

import java.util.Map;
import java.util.Optional;

/**
 * A key of S3 or what is compatible with it. Its text form has no secret in it.
 *
 * @param sessionToken of a key that was lent for a while, or empty
 */
public record S3Credentials(String accessKey, String secretKey, String sessionToken) {
    /** A key for good. */
    public S3Credentials(String accessKey, String secretKey) {
        this(accessKey, secretKey, "");
    }

    /**
     * From {@code AWS_ACCESS_KEY_ID} and {@code AWS_SECRET_ACCESS_KEY}, where both are given, and
     * {@code AWS_SESSION_TOKEN}.
     */
    public static Optional<S3Credentials> from(Map<String, String> environment) {
        String access = environment.get("AWS_ACCESS_KEY_ID");
        String secret = environment.get("AWS_SECRET_ACCESS_KEY");
        return access == null || secret == null
                ? Optional.empty()
                : Optional.of(new S3Credentials(access, secret, environment.getOrDefault("AWS_SESSION_TOKEN", "")));
    }

    @Override
    public String toString() {
        return "S3Credentials[" + accessKey + "]";
    }
}
