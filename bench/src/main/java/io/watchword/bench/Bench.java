package io.watchword.bench;

import io.watchword.bench.answers.AnswersBench;
import io.watchword.bench.chaos.ChaosBench;
import io.watchword.bench.colour.ColourBench;
import io.watchword.bench.detector.DetectorBench;
import io.watchword.bench.engine.EngineBench;
import io.watchword.bench.fuzz.FuzzBench;
import io.watchword.bench.growth.GrowthBench;
import io.watchword.bench.ingest.IngestBench;
import io.watchword.bench.language.LanguageBench;
import io.watchword.bench.language.RoutingBench;
import io.watchword.bench.models.ModelsBench;
import io.watchword.bench.pipeline.KindsBench;
import io.watchword.bench.pipeline.OpenBench;
import io.watchword.bench.pipeline.PipelineBench;
import io.watchword.bench.pipeline.QuestionsBench;
import io.watchword.bench.soak.SoakBench;
import io.watchword.bench.sse.SseBench;
import io.watchword.bench.tracking.TrackingBench;
import io.watchword.modelpackages.device.Passes;
import io.watchword.process.Shutdown;
import io.watchword.standalone.Watchword;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code watchword bench} command. */
@Command(
        name = "watchword bench",
        mixinStandardHelpOptions = true,
        description = "Benchmarks and accuracy runs; each prints a table.",
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            DetectorBench.class,
            ColourBench.class,
            PipelineBench.class,
            QuestionsBench.class,
            IngestBench.class,
            TrackingBench.class,
            LanguageBench.class,
            RoutingBench.class,
            OpenBench.class,
            KindsBench.class,
            AnswersBench.class,
            SoakBench.class,
            ChaosBench.class,
            EngineBench.class,
            FuzzBench.class,
            GrowthBench.class,
            ModelsBench.class,
            SseBench.class
        })
public final class Bench implements Runnable {
    @Spec
    private @org.jspecify.annotations.Nullable CommandSpec spec;

    /** Runs a benchmark and exits with its status. */
    public static void main(String... args) {
        Shutdown.lastly(Passes.ofProcess()::end);
        Shutdown.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bench())
                .setExecutionExceptionHandler(Watchword.failures())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(given -> {
                    Amounts.require(given);
                    return new CommandLine.RunLast().execute(given);
                });
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                java.util.Objects.requireNonNull(spec).commandLine(), "Which benchmark?");
    }
}
