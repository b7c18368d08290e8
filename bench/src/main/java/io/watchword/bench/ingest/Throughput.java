package io.watchword.bench.ingest;

import io.watchword.bench.Samples;
import io.watchword.ingest.MediaFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Decoding a recording and converting it to BGR: here, and by the ffmpeg command line, in turns. */
final class Throughput {
    private static final int LOOPS = 5;
    private static final double FLOOR = 0.90;

    private final Path clip;
    private final int rounds;

    Throughput(Path clip, int rounds) {
        this.clip = clip;
        this.rounds = rounds;
    }

    void print(PrintStream out) throws IOException, InterruptedException {
        out.printf(
                "decoding the demo clip (768x576 H.264) and converting it to BGR, %d times over, in %d turns each%n",
                LOOPS, rounds);
        out.printf("%-8s %14s %14s %7s %22s%n", "threads", "here f/s", "ffmpeg f/s", "ratio", "rounds");
        for (int threads : List.of(1, 2)) {
            row(out, threads);
        }
    }

    private void row(PrintStream out, int threads) throws IOException, InterruptedException {
        read(threads);
        List<Double> here = new ArrayList<>();
        List<Double> there = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            long began = System.nanoTime();
            long frames = read(threads);
            here.add(frames / seconds(began));
            began = System.nanoTime();
            ffmpeg(threads);
            there.add(frames / seconds(began));
            ratios.add(here.get(i) / there.get(i));
        }
        double ratio = new Samples(here).quantile(0.5) / new Samples(there).quantile(0.5);
        out.printf(
                "%-8d %14.0f %14.0f %7.3f %10.2f to %.2f   %s%n",
                threads,
                new Samples(here).quantile(0.5),
                new Samples(there).quantile(0.5),
                ratio,
                new Samples(ratios).quantile(0),
                new Samples(ratios).quantile(1),
                ratio >= FLOOR ? "" : "BELOW THE FLOOR of " + FLOOR);
    }

    private long read(int threads) throws IOException {
        long frames = 0;
        for (int i = 0; i < LOOPS; i++) {
            try (MediaFile file = MediaFile.open(clip, threads)) {
                while (file.next() != null) {
                    frames++;
                }
            }
        }
        return frames;
    }

    private void ffmpeg(int threads) throws IOException, InterruptedException {
        String count = Integer.toString(threads);
        FfmpegTool.run(List.of(
                "-threads",
                count,
                "-stream_loop",
                Integer.toString(LOOPS - 1),
                "-i",
                clip.toString(),
                "-filter_threads",
                "1",
                "-vf",
                "scale=flags=bilinear,format=bgr24",
                "-vsync",
                "passthrough",
                "-f",
                "null",
                "-"));
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
