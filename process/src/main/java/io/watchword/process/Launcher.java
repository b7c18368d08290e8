package io.watchword.process;

import io.watchword.process.config.ConfigException;
import io.watchword.process.config.ConfigFile;
import io.watchword.process.config.Key;
import io.watchword.process.config.KeyOptions;
import io.watchword.process.config.Keys;
import io.watchword.process.config.Settings;
import io.watchword.protocol.kafka.KafkaSettings;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The {@code main} of a process with one role: reads its configuration, runs it until it is told to stop. Exit status 0
 * when it was told to stop or only printed or checked its configuration, 1 where it failed, 2 where it is configured
 * wrongly.
 *
 * @param <S> what the role is told
 */
public final class Launcher<S> {
    private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);

    private final Role<S> role;
    private final List<Key<?>> keys;
    private final CommandSpec spec;
    private final KeyOptions options;

    private Launcher(Role<S> role) {
        this.role = role;
        this.keys = keysOf(role);
        this.spec = CommandSpec.create()
                .name("watchword " + role.name())
                .mixinStandardHelpOptions(true)
                .version("watchword 0.1.0");
        spec.usageMessage().description(role.says());
        this.options = KeyOptions.on(spec, keys).withFile();
    }

    /** Runs a role; does not return before the process is told to stop. */
    public static <S> void launch(Role<S> role, String... arguments) {
        Shutdown.exit(new Launcher<>(role).execute(arguments));
    }

    /** Everything that a process with this role can be told. */
    public static List<Key<?>> keysOf(Role<?> role) {
        return Keys.together(List.of(Keys.CLUSTER, Keys.PROCESS, role.keys()));
    }

    private int execute(String... arguments) {
        return new CommandLine(spec)
                .setExecutionStrategy(parsed -> {
                    Integer told = CommandLine.executeHelpRequest(parsed);
                    return told == null ? run() : told;
                })
                .execute(arguments);
    }

    private int run() {
        try {
            ConfigFile file = options.file();
            file.requireNoSeeds();
            Settings settings = options.settings(System.getenv(), file);
            if (options.prints()) {
                System.out.print(settings.print(keys) + settings.printModels());
                return ExitCode.OK;
            }
            KafkaSettings kafka = settings.check(() -> KafkaConnection.of(settings));
            S told = settings.check(() -> role.settings(settings));
            if (options.checks()) {
                System.err.println("watchword: the configuration of " + role.name() + " is fine");
                return ExitCode.OK;
            }
            return run(settings, kafka, told);
        } catch (ConfigException e) {
            System.err.println("watchword: " + e.getMessage());
            return ExitCode.USAGE;
        }
    }

    private int run(Settings settings, KafkaSettings kafka, S told) {
        Scratch.use(settings);
        RunningRole<S> running = new RunningRole<>(role, settings, kafka);
        Shutdown.whenTold(running, Duration.ofSeconds(settings.get(Keys.STOP_WITHIN)));
        try {
            running.run(told);
            return ExitCode.OK;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.SOFTWARE;
        } catch (RuntimeException e) {
            System.err.println("watchword: " + role.name() + " can't work: " + e.getMessage());
            LOG.debug("Failed", e);
            return ExitCode.SOFTWARE;
        }
    }
}
