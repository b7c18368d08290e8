package io.watchword.process.config;

import io.watchword.protocol.Nearest;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is configured: the command line before the environment before the file before the default. Every value that
 * anybody gave is checked, also of keys that this process does not use, so that one file and one environment can serve
 * all processes.
 */
public final class Settings {
    /** Variables that are no keys: of the launcher and the log. */
    private static final Set<String> OTHER_VARIABLES =
            Set.of("WATCHWORD_JAVA_OPTS", "WATCHWORD_LOG", "WATCHWORD_KAFKA_LOG");

    private static final Pattern OF_KUBERNETES =
            Pattern.compile("WATCHWORD_.*(_SERVICE_HOST|_SERVICE_PORT.*|_PORT_\\d+_(TCP|UDP|SCTP).*)");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{env:(" + Key.PREFIX + "[^}]*)}");
    private static final Pattern NAMED = Pattern.compile("([a-z][a-z0-9-]*): (.*)", Pattern.DOTALL);
    static final String MASKED = "***";

    private final Map<String, Given> given;
    private final List<ModelSettings> models;

    private Settings(Map<String, Given> given, List<ModelSettings> models) {
        this.given = Map.copyOf(given);
        this.models = List.copyOf(models);
        given.forEach((name, value) -> known(name).parse(value));
        given.forEach(Settings::requireNotMasked);
    }

    /** Every default. */
    public static Settings defaults() {
        return new Settings(Map.of(), List.of());
    }

    /**
     * From the three places.
     *
     * @param options by key, what the command line says
     * @param environment all of it
     * @throws ConfigException naming the key or variable, the value, and where it came from
     */
    public static Settings of(Map<String, String> options, Map<String, String> environment, ConfigFile file) {
        Map<String, Given> given = new HashMap<>(file.values());
        Keys.all().values().forEach(key -> {
            String variable = environment.get(key.variable());
            if (variable != null && !variable.isBlank()) {
                given.put(key.name(), new Given(variable, new Origin.Variable(key.variable())));
            }
            String option = options.get(key.name());
            if (option != null) {
                given.put(key.name(), new Given(option, new Origin.Option(key.option())));
            }
        });
        requireKnown(environment, given.values(), file.models());
        return new Settings(given, file.models());
    }

    /** Models that questions can be put to, the first being asked where a question names none. */
    public List<ModelSettings> models() {
        return models;
    }

    /** The value of a key that has a default. */
    public <T> T get(Key<T> key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException(key.name() + " has no default"));
    }

    /** The value of a key, or nothing where there is none. */
    public <T> Optional<T> find(Key<T> key) {
        Given written = given.get(key.name());
        if (written != null) {
            return Optional.of(key.parse(written));
        }
        return Optional.ofNullable(key.otherwise()).map(key.kind()::parse);
    }

    /** The value of a key, or null where there is none. */
    public <T> @Nullable T orNull(Key<T> key) {
        return find(key).orElse(null);
    }

    /** Whether somebody gave it a value. */
    public boolean isGiven(Key<?> key) {
        return given.containsKey(key.name());
    }

    /** Where its value came from; empty for a default. */
    Optional<Origin> origin(Key<?> key) {
        return Optional.ofNullable(given.get(key.name())).map(Given::origin);
    }

    /**
     * What a builder makes, with its complaints in words of this configuration: where one begins with the name of a
     * key, it says where that key's value came from.
     *
     * @throws ConfigException for any {@link IllegalArgumentException}
     */
    public <T> T check(Supplier<T> builder) {
        try {
            return builder.get();
        } catch (ConfigException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new ConfigException(explain(String.valueOf(e.getMessage())), e);
        }
    }

    private String explain(String problem) {
        Matcher named = NAMED.matcher(problem);
        if (!named.matches() || !Keys.all().containsKey(named.group(1))) {
            return problem;
        }
        String from = Optional.ofNullable(given.get(named.group(1)))
                .map(written -> " (from " + written.origin().inWords() + ")")
                .orElse("");
        return "--" + named.group(1) + " " + named.group(2) + from;
    }

    /** These keys and their values as a file that says the same, secrets masked. */
    public String print(List<Key<?>> keys) {
        return new Printing(this).print(keys);
    }

    /** The models as a file that says the same, secrets masked; empty where there are none. */
    public String printModels() {
        return new Printing(this).models();
    }

    private static Key<?> known(String name) {
        Key<?> key = Keys.all().get(name);
        if (key == null) {
            throw new IllegalArgumentException("no such key: " + name);
        }
        return key;
    }

    private static void requireNotMasked(String name, Given value) {
        if (known(name).secret() && value.text().equals(MASKED)) {
            throw new ConfigException(
                    "--" + name + " is *** (from " + value.origin().inWords()
                            + "), which is how a printed configuration hides it; write the secret, or ${env:NAME} or"
                            + " ${file:PATH}");
        }
    }

    private static void requireKnown(
            Map<String, String> environment, Collection<Given> given, List<ModelSettings> models) {
        List<String> names =
                Keys.all().values().stream().map(Key::variable).sorted().toList();
        environment.keySet().stream()
                .filter(name -> name.startsWith(Key.PREFIX))
                .filter(name -> !names.contains(name) && !OTHER_VARIABLES.contains(name))
                .filter(name -> !OF_KUBERNETES.matcher(name).matches() && !isReferredTo(name, given, models))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new ConfigException("There is no setting for the variable " + name + "; the nearest is "
                            + Nearest.to(name, names));
                });
    }

    private static boolean isReferredTo(String variable, Collection<Given> given, List<ModelSettings> models) {
        return Stream.concat(
                        given.stream().map(Given::text),
                        models.stream().map(ModelSettings::key).filter(Objects::nonNull))
                .anyMatch(text -> {
                    Matcher reference = REFERENCE.matcher(text);
                    return reference.matches() && reference.group(1).equals(variable);
                });
    }
}
