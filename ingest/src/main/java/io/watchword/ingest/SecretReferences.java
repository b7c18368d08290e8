package io.watchword.ingest;

import io.watchword.protocol.MissingSecretException;
import io.watchword.protocol.SecretReference;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code ${env:NAME}} and {@code ${file:PATH}} in a camera's URL by what they refer to, percent-encoded, so
 * that any password fits. Done only when the camera is opened; the result is neither kept nor shown.
 */
final class SecretReferences {
    private final Function<String, @Nullable String> environment;

    SecretReferences(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /** A URL with its secrets in place, and the secrets, to be kept out of every message. */
    record Resolved(String url, List<String> secrets) {
        @Override
        public String toString() {
            return "Resolved[***]";
        }
    }

    Resolved resolve(String url) throws MediaException {
        List<String> secrets = new ArrayList<>();
        StringBuilder resolved = new StringBuilder();
        Matcher reference = SecretReference.FORM.matcher(url);
        while (reference.find()) {
            String secret = look(new SecretReference(reference.group()));
            String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20");
            secrets.add(secret);
            secrets.add(encoded);
            reference.appendReplacement(resolved, Matcher.quoteReplacement(encoded));
        }
        reference.appendTail(resolved);
        return new Resolved(resolved.toString(), List.copyOf(secrets));
    }

    private String look(SecretReference reference) throws MediaException {
        try {
            return reference.resolve(environment);
        } catch (MissingSecretException e) {
            throw new MediaException(MediaError.NO_SECRET, String.valueOf(e.getMessage()));
        }
    }
}
