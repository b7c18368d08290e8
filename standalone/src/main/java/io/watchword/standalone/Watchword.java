package io.watchword.standalone;

import io.watchword.embeddedkafka.DataDirectoryException;
import io.watchword.modelpackages.device.Passes;
import io.watchword.process.Shutdown;
import io.watchword.standalone.cli.AnswersCommand;
import io.watchword.standalone.cli.AskCommand;
import io.watchword.standalone.cli.CamerasCommand;
import io.watchword.standalone.cli.DemoCommand;
import io.watchword.standalone.cli.LookCommand;
import io.watchword.standalone.cli.ModelsCommand;
import io.watchword.standalone.cli.ParseCommand;
import io.watchword.standalone.cli.QuestionsCommand;
import io.watchword.standalone.cli.ReasonCommand;
import io.watchword.standalone.cli.RunCommand;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code watchword} command. */
@Command(
        name = "watchword",
        mixinStandardHelpOptions = true,
        version = "watchword 0.1.0",
        description = "Standing questions about live video.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Also: watchword bench NAME (benchmarks), watchword evaluate WHAT (accuracy over your own files),",
            "watchword test (every test).",
            "Start with: watchword demo"
        },
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            LookCommand.class,
            ParseCommand.class,
            ReasonCommand.class,
            ModelsCommand.class,
            CamerasCommand.class,
            QuestionsCommand.class,
            AskCommand.class,
            AnswersCommand.class
        })
public final class Watchword implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchword.class);

    @Spec
    private @Nullable CommandSpec spec;

    /** Runs a command and exits with its status. */
    public static void main(String... args) {
        Shutdown.lastly(Passes.ofProcess()::end);
        Shutdown.exit(commandLine().execute(args));
    }

    /** The command line, with errors told in words. */
    public static CommandLine commandLine() {
        return new CommandLine(new Watchword())
                .setExecutionExceptionHandler(failures())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** Tells people what they can put right in one line, and everything else with its cause in the log. */
    public static IExecutionExceptionHandler failures() {
        return (e, commandLine, parsed) -> {
            if (e instanceof UserException
                    || e instanceof DataDirectoryException
                    || e instanceof IllegalArgumentException) {
                commandLine.getErr().println("watchword: " + e.getMessage());
                LOG.debug("Failed", e);
            } else {
                commandLine.getErr().println("watchword: failed unexpectedly: " + e);
                LOG.error("Failed", e);
            }
            return ExitCode.SOFTWARE;
        };
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Which command? Try: watchword demo");
    }
}
