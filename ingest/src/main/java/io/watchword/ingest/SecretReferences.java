package io.watchword.ingest;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code ${env:NAME}} and {@code ${file:PATH}} in a camera's URL by what they refer to, percent-encoded, so
 * that any password fits. Done only when the camera is opened; the result is neither kept nor shown.
 */
final class SecretReferences {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^}]*)}");
    private static final int LONGEST = 4096;

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
        Matcher reference = REFERENCE.matcher(url);
        while (reference.find()) {
            String secret = look(reference.group(1), reference.group(2));
            String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20");
            secrets.add(secret);
            secrets.add(encoded);
            reference.appendReplacement(resolved, Matcher.quoteReplacement(encoded));
        }
        reference.appendTail(resolved);
        return new Resolved(resolved.toString(), List.copyOf(secrets));
    }

    private String look(String kind, String name) throws MediaException {
        String secret = kind.equals("env") ? environment.apply(name) : read(name);
        if (secret == null || secret.isBlank()) {
            throw problem(
                    kind.equals("env")
                            ? "The environment variable " + name + " is not set where Watchword reads cameras"
                            : "The secret file " + name + " is empty");
        }
        return secret;
    }

    private static String read(String name) throws MediaException {
        try {
            Path file = Path.of(name);
            if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
                throw problem("The secret file " + name + " is missing, or not a small text file");
            }
            return Files.readString(file).strip();
        } catch (MediaException e) {
            throw e;
        } catch (IOException | InvalidPathException e) {
            throw problem("The secret file " + name + " can't be read");
        }
    }

    private static MediaException problem(String words) {
        return new MediaException(MediaError.NO_SECRET, words);
    }
}
