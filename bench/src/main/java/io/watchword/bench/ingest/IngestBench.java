package io.watchword.bench.ingest;

import io.watchword.bench.TempFolder;
import io.watchword.models.EmbeddedModels;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Reading beside the ffmpeg command line, processor time for each camera, and what the motion gate saves and misses.
 */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = "Decoding beside the ffmpeg command line, what a camera costs, what the motion gate saves.")
public final class IngestBench implements Callable<Integer> {
    enum Part {
        THROUGHPUT,
        CAMERAS,
        STILL,
        TRACKS
    }

    @Option(
            names = "--part",
            split = ",",
            description = "Only these of ${COMPLETION-CANDIDATES} (default: all)",
            paramLabel = "PART")
    private List<Part> parts = List.of(Part.values());

    @Option(names = "--rounds", description = "Turns of each reader (default ${DEFAULT-VALUE})")
    private int rounds = 5;

    @Option(names = "--seconds", description = "How long each camera is watched (default ${DEFAULT-VALUE})")
    private int seconds = 20;

    @Override
    public Integer call() throws Exception {
        try (TempFolder temp = TempFolder.create()) {
            Path clip = EmbeddedModels.extractDemoClip(temp.path());
            for (Part part : parts) {
                run(part, clip, temp.path());
            }
        }
        return 0;
    }

    private void run(Part part, Path clip, Path temp) throws Exception {
        switch (part) {
            case THROUGHPUT -> new Throughput(clip, rounds).print(System.out);
            case CAMERAS -> CameraCost.print(System.out, clip, temp.resolve("cameras"), seconds);
            case STILL -> StillScene.print(System.out, clip, temp.resolve("still"), seconds);
            case TRACKS -> LoneTracks.print(System.out, clip, temp);
        }
    }
}
