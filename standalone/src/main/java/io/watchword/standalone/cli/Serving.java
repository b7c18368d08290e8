package io.watchword.standalone.cli;

import io.watchword.process.Shutdown;
import io.watchword.process.config.ConfigFile;
import io.watchword.process.config.Key;
import io.watchword.process.config.KeyOptions;
import io.watchword.process.config.Keys;
import io.watchword.process.config.Settings;
import io.watchword.protocol.Secrets;
import io.watchword.standalone.Seeds;
import io.watchword.standalone.WatchwordProcess;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What the serving commands have in common: their options; start, say where, run until told to stop. */
@Command
final class Serving {
    private static final Duration STOP_WITHIN = Duration.ofMillis(4_500);
    private static final List<Key<?>> KEYS = Keys.together(List.of(
            List.of(Keys.DATA_DIR), Keys.CLUSTER, Keys.INGEST, Keys.INFERENCE, Keys.ANSWER_STREAM, Keys.DELIVERIES));

    private @Nullable KeyOptions options;

    /** Called by picocli where this is mixed into a command. */
    @Spec(Target.MIXEE)
    void on(CommandSpec command) {
        options = KeyOptions.on(command, KEYS).withFile();
    }

    int serve(Function<ConfigFile, Seeds> planting) {
        KeyOptions given = Objects.requireNonNull(options);
        ConfigFile file = given.file();
        Settings settings = given.settings(System.getenv(), file);
        Seeds seeds = planting.apply(file);
        if (given.prints()) {
            System.out.print(settings.print(KEYS) + settings.printModels());
            seeds.cameras()
                    .forEach(camera ->
                            System.out.println("# camera " + camera.id() + ": " + Secrets.maskUrl(camera.url())));
            seeds.questions().forEach(question -> System.out.println("# question: " + question));
            return 0;
        }
        if (given.checks()) {
            WatchwordProcess.check(settings, seeds);
            System.err.println("watchword: the configuration is fine");
            return 0;
        }
        return serve(settings, seeds);
    }

    private static int serve(Settings settings, Seeds seeds) {
        WatchwordProcess process;
        try {
            process = WatchwordProcess.start(settings, seeds, begun -> {
                Shutdown.whenTold(begun, STOP_WITHIN);
                System.err.println("Starting Watchword; its data is in " + settings.get(Keys.DATA_DIR));
            });
        } catch (WatchwordProcess.ClosedWhileStartingException e) {
            return 0;
        }
        System.out.println("Dashboard: " + process.address());
        System.out.flush();
        System.err.println("Press Ctrl-C to stop.");
        Shutdown.await();
        return 0;
    }
}
