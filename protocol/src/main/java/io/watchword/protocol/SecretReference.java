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
    /** What a reference looks like within a longer text. */
    public static final Pattern FORM = Pattern.compile("\\$\\{(env|file):([^}]*)}");

    private static final int LONGEST = 4096;

    /**
     * The secret, without blanks around it. Blocks where it is a file.
     *
     * @throws MissingSecretException saying what is missing
     */
    public String resolve(Function<String, @Nullable String> environment) {
        Matcher reference = FORM.matcher(text);
        if (!reference.matches()) {
            return text;
        }
        String name = reference.group(2);
        return reference.group(1).equals("env") ? variable(name, environment) : file(name);
    }

    private static String variable(String name, Function<String, @Nullable String> environment) {
        String secret = environment.apply(name);
        if (secret == null || secret.isBlank()) {
            throw new MissingSecretException("The environment variable " + name + " is not set in Watchword's process");
        }
        return secret;
    }

    private static String file(String name) {
        String secret = read(name);
        if (secret.isEmpty()) {
            throw new MissingSecretException("The secret file " + name + " is empty");
        }
        return secret;
    }

    private static String read(String name) {
        try {
            Path file = Path.of(name);
            if (Files.isRegularFile(file) && Files.size(file) <= LONGEST) {
                return Files.readString(file).strip();
            }
        } catch (IOException | InvalidPathException e) {
            throw new MissingSecretException("The secret file " + name + " can't be read");
        }
        throw new MissingSecretException("The secret file " + name + " is missing, or not a small text file");
    }

    @Override
    public String toString() {
        return "SecretReference[***]";
    }
}
