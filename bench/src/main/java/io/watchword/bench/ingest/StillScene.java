package io.watchword.bench.ingest;

import io.watchword.ingest.IngestSettings;
import io.watchword.protocol.CameraUrls;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the motion gate leaves of a scene in which nothing moves, but the sensor is noisy and the light drifts. */
final class StillScene {
    private static final String SCENE = "select=eq(n\\,100),loop=-1:1:0,setpts=N/25/TB,"
            + "eq=brightness='0.1*sin(t/10)':eval=frame,noise=alls=10:allf=t";
    private static final int SETTLE_S = 4;
    private static final double FLOOR = 5;

    private StillScene() {}

    static void print(PrintStream out, Path clip, Path folder, int seconds) throws Exception {
        Path media = Files.createDirectories(folder.resolve("media"));
        Path recording = media.resolve("still.mp4");
        FfmpegTool.run(List.of(
                "-i",
                clip.toString(),
                "-vf",
                SCENE,
                "-t",
                Integer.toString(seconds + 2 * SETTLE_S),
                "-r",
                "25",
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-b:v",
                "2M",
                recording.toString()));
        IngestSettings settings =
                IngestSettings.defaults(clip, new CameraUrls(true, false)).withMediaFolder(media);
        out.printf("a frame of the demo clip with noise and drifting light, 25 frames/s, %d s%n", seconds);
        out.printf("%-10s %12s %12s %8s%n", "ceiling", "picked/s", "published/s", "saving");
        try (IngestProcess process = new IngestProcess(folder.resolve("kafka"), settings)) {
            for (int fps : List.of(5, 10, 25)) {
                process.connect(id(fps), "file:still.mp4", fps);
            }
            TimeUnit.SECONDS.sleep(SETTLE_S);
            List<Counted> before = List.of(counted(process, 5), counted(process, 10), counted(process, 25));
            TimeUnit.SECONDS.sleep(seconds);
            for (Counted start : before) {
                row(out, start, counted(process, start.fps()), seconds);
            }
        }
    }

    private record Counted(int fps, double published, double still) {}

    private static Counted counted(IngestProcess process, int fps) {
        return new Counted(fps, process.frames(id(fps), "published"), process.frames(id(fps), "skipped-still"));
    }

    private static String id(int fps) {
        return "still-" + fps;
    }

    private static void row(PrintStream out, Counted start, Counted end, int seconds) {
        double published = end.published() - start.published();
        double picked = published + end.still() - start.still();
        double saving = picked / published;
        out.printf(
                "%-10d %12.1f %12.2f %7.1fx   %s%n",
                start.fps(),
                picked / seconds,
                published / seconds,
                saving,
                saving >= FLOOR ? "" : "BELOW THE FLOOR of " + FLOOR);
    }
}
