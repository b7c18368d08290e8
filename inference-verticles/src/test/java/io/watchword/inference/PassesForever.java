package io.watchword.inference;

import io.watchword.inference.detector.DetectorModel;
import io.watchword.inference.detector.DetectorOptions;
import io.watchword.inference.detector.TorchScriptDetector;
import io.watchword.modelpackages.device.Device;
import io.watchword.modelpackages.device.Passes;
import io.watchword.models.EmbeddedDetector;
import io.watchword.process.Shutdown;
import java.nio.file.Path;
import java.time.Duration;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A process that runs models until it is told to stop, and has nobody who stops them. Says {@code loading} and
 * {@code running}.
 */
final class PassesForever {
    private static final int LANES = 2;
    // a pass takes longer than the JVM waits, when it exits, for threads in native code: 0.3 s
    private static final int SIDE = 1280;

    private PassesForever() {}

    /** Takes a folder for the model; {@code carelessly} to exit without waiting for anybody. */
    public static void main(String... arguments) throws Exception {
        if (arguments.length < 2) {
            Shutdown.lastly(Passes.ofProcess()::end);
        }
        Shutdown.whenTold(() -> {}, Duration.ofSeconds(20));
        DetectorModel model = DetectorModel.embedded(EmbeddedDetector.CENTERNET, Path.of(arguments[0]));
        System.out.println("loading");
        for (int i = 0; i < LANES; i++) {
            TorchScriptDetector detector =
                    new TorchScriptDetector(model, DetectorOptions.lane(new Device.Cpu("cpu", LANES), SIDE));
            Thread thread = new Thread(() -> look(detector));
            thread.setDaemon(true);
            thread.start();
        }
        System.out.println("running");
        Shutdown.await();
    }

    private static void look(TorchScriptDetector detector) {
        try (Mat black = Mat.zeros(SIDE, SIDE, opencv_core.CV_8UC3).asMat()) {
            while (true) {
                detector.detect(black);
            }
        } catch (IllegalStateException e) {
            // the process is about to exit
        }
    }
}
