package io.watchword.bench.evaluate;

import io.watchword.modelpackages.device.Passes;
import io.watchword.process.Shutdown;
import io.watchword.standalone.Watchword;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code watchword evaluate} command. */
@Command(
        name = "watchword evaluate",
        mixinStandardHelpOptions = true,
        description = "Accuracy by the field's own measures, over the files that people have.",
        synopsisSubcommandLabel = "WHAT",
        subcommands = {
            VqaCommand.class,
            RefcocoCommand.class,
            ClevrCommand.class,
            DetectionCommand.class,
            FeedbackCommand.class
        })
public final class Evaluate implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    /** Runs an evaluation and exits with its status. */
    public static void main(String... args) {
        Shutdown.lastly(Passes.ofProcess()::end);
        Shutdown.exit(commandLine().execute(args));
    }

    /** The command line, with errors told in words. */
    static CommandLine commandLine() {
        return new CommandLine(new Evaluate())
                .setExecutionExceptionHandler(Watchword.failures())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "What? vqa, refcoco, clevr, detection or feedback");
    }
}
