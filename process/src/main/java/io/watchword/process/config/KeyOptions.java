package io.watchword.process.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Keys as options of a command, and a file of them. */
public final class KeyOptions {
    private static final String CONFIG = "--config";
    private static final String PRINT = "--print-config";
    private static final String CHECK = "--check-config";

    private final CommandSpec spec;
    private final List<Key<?>> keys;

    private KeyOptions(CommandSpec spec, List<Key<?>> keys) {
        this.spec = spec;
        this.keys = keys;
    }

    /** Adds an option for each key to a command. */
    public static KeyOptions on(CommandSpec spec, List<Key<?>> keys) {
        keys.forEach(key -> spec.addOption(option(key)));
        return new KeyOptions(spec, keys);
    }

    /** Adds {@code --config}, {@code --print-config} and {@code --check-config} as well. */
    public KeyOptions withFile() {
        spec.addOption(OptionSpec.builder(CONFIG)
                .paramLabel("FILE")
                .type(Path.class)
                .description("Settings in YAML; the environment and the command line win")
                .build());
        spec.addOption(OptionSpec.builder(PRINT)
                .type(boolean.class)
                .description("Print the settings in force, secrets masked, and exit")
                .build());
        spec.addOption(OptionSpec.builder(CHECK)
                .type(boolean.class)
                .description("Check the settings, also the files they name, and exit")
                .build());
        return this;
    }

    private static OptionSpec option(Key<?> key) {
        OptionSpec.Builder option = OptionSpec.builder(key.option())
                .type(key.isFlag() ? Boolean.class : String.class)
                .description(description(key));
        return key.isFlag() ? option.build() : option.paramLabel(key.label()).build();
    }

    private static String description(Key<?> key) {
        String otherwise = key.otherwise() == null || key.isFlag() ? "" : "; default " + key.otherwise();
        // both signs mean something in picocli's descriptions
        return (key.says() + " (" + key.variable() + otherwise + ")")
                .replace("%", "%%")
                .replace("${", "$${");
    }

    /** The file that was named, read; an empty one if none was. Blocks. */
    public ConfigFile file() {
        Path file =
                spec.findOption(CONFIG) == null ? null : spec.findOption(CONFIG).getValue();
        return file == null ? ConfigFile.none() : ConfigFile.read(file);
    }

    /** What is configured in all, once the command line has been read. */
    public Settings settings(Map<String, String> environment, ConfigFile file) {
        Map<String, String> given = new HashMap<>();
        for (Key<?> key : keys) {
            Object value = spec.findOption(key.option()).getValue();
            if (value != null) {
                given.put(key.name(), value.toString());
            }
        }
        return Settings.of(given, environment, file);
    }

    /** Whether the settings are to be printed. */
    public boolean prints() {
        return isSet(PRINT);
    }

    /** Whether the settings are only to be checked. */
    public boolean checks() {
        return isSet(CHECK);
    }

    private boolean isSet(String name) {
        OptionSpec option = spec.findOption(name);
        return option != null && Boolean.TRUE.equals(option.getValue());
    }
}
