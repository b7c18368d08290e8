package io.watchword.process.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be configured.
 *
 * @param name in kebab case, as it stands in a file
 * @param kind the values it takes
 * @param otherwise the value as it would be written where nobody gives one; null for none
 * @param label what stands for the value in a help text; empty for a flag
 * @param says what it is for
 * @param secret whether its value is never shown
 * @param <T> what its values are in Java
 */
public record Key<T>(String name, Kind<T> kind, @Nullable String otherwise, String label, String says, boolean secret) {
    /** Before the name of every environment variable. */
    public static final String PREFIX = "WATCHWORD_";

    /** The environment variable that gives it. */
    public String variable() {
        return PREFIX + name.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** The command-line option that gives it. */
    public String option() {
        return "--" + name;
    }

    /** The same with another default. */
    public Key<T> otherwise(String value) {
        return new Key<>(name, kind, value, label, says, secret);
    }

    boolean isFlag() {
        return kind instanceof Kind.Flag;
    }

    T parse(Given given) {
        try {
            return kind.parse(given.text());
        } catch (IllegalArgumentException e) {
            String shown = secret ? "" : ", but is '" + given.text() + "'";
            throw new ConfigException(
                    option() + " " + e.getMessage() + shown + " (from "
                            + given.origin().inWords() + ")" + hint(given),
                    e);
        }
    }

    // Kubernetes sets such variables for a Service that is named like this program
    private static String hint(Given given) {
        return given.origin() instanceof Origin.Variable && given.text().startsWith("tcp://")
                ? "; Kubernetes has set it for a Service: set enableServiceLinks: false in the pod"
                : "";
    }
}
