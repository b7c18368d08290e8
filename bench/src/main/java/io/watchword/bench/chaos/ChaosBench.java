package io.watchword.bench.chaos;

import io.watchword.bench.TempFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Failures on purpose: what dies must take no answer with it. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description =
                "Three brokers, two of each process, an RTSP server; one after the other is killed, frozen or given"
                        + " a full disk, while clients count what they are told.")
public final class ChaosBench implements Callable<Integer> {
    @Option(names = "--minutes", description = "How long things go wrong (default ${DEFAULT-VALUE})")
    private double minutes = 20;

    @Option(names = "--seed", description = "Of what goes wrong when; else another each time, which is printed")
    private @Nullable Long seed;

    @Option(names = "--cameras", description = "From one RTSP server (default ${DEFAULT-VALUE})")
    private int cameras = 4;

    @Option(names = "--fps", description = "Frames a second of each (default ${DEFAULT-VALUE})")
    private double fps = 2;

    @Option(names = "--keep", description = "Keep the logs of the processes here")
    private @Nullable Path keep;

    @Override
    public Integer call() throws Exception {
        long chosen = seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed;
        ChaosRun.Plan plan = new ChaosRun.Plan(minutes, chosen, cameras, fps, 3);
        ChaosReport report;
        if (keep == null) {
            try (TempFolder temp = TempFolder.create()) {
                report = ChaosRun.run(plan, temp.path(), System.out);
            }
        } else {
            report = ChaosRun.run(plan, Files.createDirectories(keep), System.out);
        }
        report.print(System.out);
        return report.isLossless() && report.hasRecovered() && report.hasTakenOver() && report.isBounded() ? 0 : 1;
    }
}
