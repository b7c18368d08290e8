package io.watchword.bench.detector;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import io.watchword.bench.Samples;
import io.watchword.inference.detector.Calibration;
import io.watchword.inference.detector.DetectorModel;
import io.watchword.inference.detector.DetectorOptions;
import io.watchword.inference.detector.Letterbox;
import io.watchword.inference.detector.TorchScriptDetector;
import io.watchword.models.EmbeddedModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Times the detector under the settings that this process was started with: LibTorch takes most of its settings from
 * the environment and only once. Prints a line of numbers: median milliseconds of a forward pass at 512x512, 512x288
 * and 640x480, frames a second at 640x480, and mAP50 at 512x512.
 */
public final class ForwardProbe {
    private static final int[][] SIZES = {{512, 512}, {512, 288}, {640, 480}};
    private static final double WARM_S = 1.5;

    private ForwardProbe() {}

    /**
     * Runs it.
     *
     * @param args model, threads of a pass, passes side by side, seconds for each size, folders of photographs and
     *     labels
     */
    public static void main(String... args) throws Exception {
        int threads = Integer.parseInt(args[1]);
        int passes = Integer.parseInt(args[2]);
        double seconds = Double.parseDouble(args[3]);
        StringBuilder line = new StringBuilder();
        double rate = 0;
        for (int[] size : SIZES) {
            List<TorchScriptDetector> detectors = new ArrayList<>();
            for (int i = 0; i < passes; i++) {
                detectors.add(detector(args[0], DetectorOptions.live(size[0], threads)));
            }
            run(detectors, size, WARM_S);
            Samples times = run(detectors, size, seconds);
            rate = times.size() / seconds;
            line.append(String.format(Locale.ROOT, "%.1f ", times.quantile(0.5)));
            detectors.forEach(TorchScriptDetector::close);
        }
        System.out.printf(Locale.ROOT, "%s%.2f %.3f%n", line, rate, accuracy(args, threads));
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static TorchScriptDetector detector(String model, DetectorOptions options) {
        return new TorchScriptDetector(
                new DetectorModel(
                        "centernet", Path.of(model), EmbeddedModels.labels(), Calibration.none(), OptionalInt.empty()),
                options);
    }

    private static Samples run(List<TorchScriptDetector> detectors, int[] size, double seconds)
            throws InterruptedException, ExecutionException {
        ConcurrentLinkedQueue<Double> times = new ConcurrentLinkedQueue<>();
        ExecutorService pool = Executors.newFixedThreadPool(detectors.size());
        long end = System.nanoTime() + (long) (seconds * 1e9);
        List<Future<Object>> lanes = pool.invokeAll(detectors.stream()
                .map(each -> Executors.callable(() -> run(each, size, end, times)))
                .toList());
        for (Future<Object> lane : lanes) {
            lane.get();
        }
        pool.shutdown();
        return new Samples(List.copyOf(times));
    }

    private static void run(TorchScriptDetector detector, int[] size, long end, ConcurrentLinkedQueue<Double> times) {
        byte[] pixels = new byte[size[0] * size[1] * 3];
        new Random(1).nextBytes(pixels);
        try (Mat noise = new Mat(size[1], size[0], CV_8UC3)) {
            noise.data().put(pixels);
            for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
                detector.detect(noise);
                times.add((System.nanoTime() - start) / 1e6);
            }
        }
    }

    private static double accuracy(String[] args, int threads) throws IOException {
        DetectorOptions options = new DetectorOptions(512, Letterbox.Shape.SQUARE, threads, 0.02);
        try (TorchScriptDetector detector = detector(args[0], options)) {
            List<Path> folders = Arrays.asList(Path.of(args[4]), Path.of(args[5]));
            return new Photographs(folders.get(0), folders.get(1))
                    .measure(detector)
                    .mean();
        }
    }
}
