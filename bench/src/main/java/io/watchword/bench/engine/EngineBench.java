package io.watchword.bench.engine;

import io.watchword.bench.data.EvalData;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench engine}: the question engine alone, by JMH, each benchmark in a process of its own. */
@Command(
        name = "engine",
        mixinStandardHelpOptions = true,
        description = "Time and memory of the question engine alone, by JMH")
public final class EngineBench implements Callable<Integer> {
    @Mixin
    private EvalData data = new EvalData();

    @Option(names = "--standing", description = "Questions whose memory is measured (default ${DEFAULT-VALUE})")
    private int standing = 10_000;

    @Option(names = "--verbose", description = "Also what JMH says meanwhile")
    private boolean verbose;

    @Override
    public Integer call() throws RunnerException, InterruptedException {
        Path questions = data.path("vqa/questions.json.gz");
        PrintStream out = System.out;
        out.printf(
                Locale.ROOT,
                "load of the machine beforehand: %.1f on %d cores%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
        out.printf("%-56s %10s %10s %10s%n", "one core", "median", "p99", "floor");
        rows("1,000 mixed standing questions on a scene of 20", 20, run(StandingQuestionsBenchmark.class, questions));
        rows("reading a VQA question", 2, run(ParseBenchmark.class, questions));
        rows("", 5, run(HourBenchmark.class, questions));
        double kilobytes = HeapPerQuestion.bytes(standing) / 1000;
        out.printf(
                Locale.ROOT,
                "%-56s %7.2f kB %10s %7d kB%s%n",
                String.format(Locale.ROOT, "heap for each of %,d standing questions", standing),
                kilobytes,
                "",
                50,
                kilobytes > 50 ? "  ABOVE" : "");
        return 0;
    }

    private Collection<RunResult> run(Class<?> benchmark, Path questions) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(benchmark.getName() + "\\.")
                        .jvmArgsAppend("-D" + ParseBenchmark.QUESTIONS + "=" + questions.toAbsolutePath())
                        .verbosity(verbose ? VerboseMode.NORMAL : VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run();
    }

    private static void rows(String name, double mostMs, Collection<RunResult> results) {
        for (RunResult each : results) {
            Statistics ms = each.getPrimaryResult().getStatistics();
            double median = ms.getPercentile(50);
            System.out.printf(
                    Locale.ROOT,
                    "%-56s %7.2f ms %7.2f ms %7.0f ms%s%n",
                    name.isEmpty() ? each.getParams().getParam("question") : name,
                    median,
                    ms.getPercentile(99),
                    mostMs,
                    median > mostMs ? "  ABOVE" : "");
        }
    }
}
