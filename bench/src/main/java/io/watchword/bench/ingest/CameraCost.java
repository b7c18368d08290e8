package io.watchword.bench.ingest;

import io.watchword.ingest.IngestSettings;
import io.watchword.protocol.CameraUrls;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Processor time of one camera that sends 25 frames a second, by how many of them are wanted. */
final class CameraCost {
    private static final String CAMERA = "bench";
    private static final int SETTLE_S = 5;

    private CameraCost() {}

    static void print(PrintStream out, Path clip, Path folder, int seconds) throws Exception {
        IngestSettings settings = IngestSettings.defaults(clip, new CameraUrls(true, false));
        out.printf("a camera of 768x576 H.264 at 25 frames/s, %d s each%n", seconds);
        out.printf(
                "%-10s %14s %20s %24s %16s%n",
                "ceiling", "published/s", "its thread, cores", "with the broker, cores", "ms a frame sent");
        try (IngestProcess process = new IngestProcess(folder, settings)) {
            // once before anything is measured, until the compiler is quiet
            watch(process, 25, seconds);
            TimeUnit.SECONDS.sleep(SETTLE_S);
            double began = IngestProcess.cpuSeconds();
            TimeUnit.SECONDS.sleep(seconds);
            double idle = (IngestProcess.cpuSeconds() - began) / seconds;
            for (int fps : List.of(1, 5, 25)) {
                Watched watched = watch(process, fps, seconds);
                out.printf(
                        "%-10d %14.1f %20.3f %24.3f %16.2f%n",
                        fps,
                        watched.published() / seconds,
                        watched.thread() / seconds,
                        watched.all() / seconds - idle,
                        1000 * watched.thread() / watched.published());
            }
            out.printf("the process without a camera: %.3f cores%n", idle);
        }
    }

    private record Watched(double published, double thread, double all) {}

    private static Watched watch(IngestProcess process, int fps, int seconds) throws Exception {
        process.connect(CAMERA, "demo:?rate=25", fps);
        TimeUnit.SECONDS.sleep(SETTLE_S);
        double published = process.frames(CAMERA, "published");
        double thread = IngestProcess.cpuSeconds(CAMERA);
        double all = IngestProcess.cpuSeconds();
        TimeUnit.SECONDS.sleep(seconds);
        Watched watched = new Watched(
                process.frames(CAMERA, "published") - published,
                IngestProcess.cpuSeconds(CAMERA) - thread,
                IngestProcess.cpuSeconds() - all);
        process.remove(CAMERA);
        TimeUnit.SECONDS.sleep(1);
        return watched;
    }
}
