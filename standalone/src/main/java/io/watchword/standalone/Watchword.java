package io.watchword.standalone;

import io.watchword.embeddedkafka.DataDirectoryException;
import io.watchword.standalone.cli.DemoCommand;
import io.watchword.standalone.cli.LookCommand;
import io.watchword.standalone.cli.ParseCommand;
import io.watchword.standalone.cli.RunCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;

/** The {@code watchword} command. */
@Command(
        name = "watchword",
        mixinStandardHelpOptions = true,
        version = "watchword 0.1.0",
        description = "Standing questions about live video.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Also: watchword bench NAME (benchmarks), watchword test (every test).",
            "Start with: watchword demo"
        },
        subcommands = {DemoCommand.class, RunCommand.class, LookCommand.class, ParseCommand.class})
public final class Watchword implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchword.class);

    @picocli.CommandLine.Spec
    private picocli.CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    /** Runs a command and exits with its status. */
    public static void main(String... args) {
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
            if (e instanceof UserException || e instanceof DataDirectoryException || e instanceof IllegalArgumentException) {
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
                java.util.Objects.requireNonNull(spec).commandLine(), "Which command? Try: watchword demo");
    }
}
