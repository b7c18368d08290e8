package io.watchword.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A secret, or where it is kept: {@code ${env:NAME}} or {@code ${file:PATH}}. It is looked up whenever it is needed and
 * never kept or shown.
 *
 * @param text the secret itself or the reference
 */
public record SecretReference(String text) {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^}]*)}");
    private static final int LONGEST = 4096;

    /**
     * The secret. Blocks where it is a file.
     *
     * @throws InvalidFieldException naming {@code secret} and what is missing
     */
    public String resolve(Function<String, @Nullable String> environment) {
        Matcher reference = REFERENCE.matcher(text);
        if (!reference.matches()) {
            return text;
        }
        String name = reference.group(2);
        String secret = reference.group(1).equals("env") ? environment.apply(name) : read(name);
        if (secret == null || secret.isBlank()) {
            throw new InvalidFieldException("secret", "there is none in " + text);
        }
        return secret;
    }

    private @Nullable String read(String name) {
        try {
            Path file = Path.of(name);
            return Files.isRegularFile(file) && Files.size(file) <= LONGEST
                    ? Files.readString(file).strip()
                    : null;
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "SecretReference[***]";
    }
}
