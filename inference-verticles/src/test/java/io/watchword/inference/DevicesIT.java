package io.watchword.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.watchword.modelpackages.device.Device;
import io.watchword.modelpackages.device.Devices;
import io.watchword.protocol.Scene;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two shares of the processor stand for two GPUs: the code between Kafka and the model is the same. */
class DevicesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> CAMERAS =
            IntStream.range(0, 8).mapToObj(i -> "camera-" + i).toList();

    @TempDir
    private Path directory;

    /** A device, with counters of its own, to tell whose frames are whose. */
    private record Running(String deployment, SimpleMeterRegistry meters) {
        double received(String camera) {
            return count(camera, "received");
        }

        Set<String> cameras() {
            return CAMERAS.stream().filter(camera -> received(camera) > 0).collect(Collectors.toSet());
        }

        double count(String camera, String outcome) {
            return meters.counter("watchword.frames", "camera", camera, "outcome", outcome)
                    .count();
        }
    }

    @Test
    void eachDeviceHasItsOwnCamerasAndTakesOverThoseOfOneThatStops() throws Exception {
        byte[] picture = picture();
        try (InferenceHarness harness = new InferenceHarness(directory)) {
            List<Running> devices = new ArrayList<>();
            for (Device device : Devices.parse("cpu:2", 2)) {
                devices.add(run(harness, device));
            }
            Running first = devices.get(0);
            Running second = devices.get(1);
            Feeder feeder = new Feeder(harness, picture);
            feeder.until(() -> !second.cameras().isEmpty());
            Map<String, Double> before = received(first);
            feeder.until(
                    () -> CAMERAS.stream().allMatch(camera -> answered(devices, camera) >= before.get(camera) + 3));

            Set<String> stayed = CAMERAS.stream()
                    .filter(camera -> first.received(camera) > before.get(camera) + 1)
                    .collect(Collectors.toSet());
            assertThat(stayed).isNotEmpty().doesNotContainAnyElementsOf(second.cameras());
            assertThat(stayed.size() + second.cameras().size()).isEqualTo(CAMERAS.size());
            assertThat(threads()).anyMatch(name -> name.startsWith("detect-cpu0-"));
            assertThat(threads()).anyMatch(name -> name.startsWith("detect-cpu1-"));

            InferenceHarness.get(harness.vertx.undeploy(first.deployment()));
            await().atMost(PATIENCE).until(() -> threads().stream().noneMatch(name -> name.startsWith("detect-cpu0-")));
            CAMERAS.forEach(camera -> assertThat(first.received(camera))
                    .isEqualTo(first.count(camera, "answered")
                            + first.count(camera, "dropped")
                            + first.count(camera, "failed")));
            feeder.until(() -> second.cameras().containsAll(CAMERAS));

            CAMERAS.forEach(camera -> assertThat(seqs(harness.scenes, camera)).isSorted());
        }
    }

    private Running run(InferenceHarness harness, Device device) throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        PerceptionVerticle verticle =
                new PerceptionVerticle(harness.bus(), meters, PerceptionSettings.embedded(directory), device);
        return new Running(harness.deploy(verticle), meters);
    }

    private static Map<String, Double> received(Running device) {
        return CAMERAS.stream().collect(Collectors.toMap(camera -> camera, device::received));
    }

    private static double answered(List<Running> devices, String camera) {
        return devices.stream()
                .mapToDouble(each -> each.count(camera, "answered"))
                .sum();
    }

    private static List<Long> seqs(List<Scene> scenes, String camera) {
        return scenes.stream()
                .filter(scene -> scene.camera().equals(camera))
                .map(scene -> scene.frame().seq())
                .toList();
    }

    private static Set<String> threads() {
        Set<String> names = new HashSet<>();
        Thread.getAllStackTraces().keySet().forEach(thread -> names.add(thread.getName()));
        return names;
    }

    private static final class Feeder {
        private final InferenceHarness harness;
        private final byte[] picture;
        private long seq;

        Feeder(InferenceHarness harness, byte[] picture) {
            this.harness = harness;
            this.picture = picture;
        }

        /** Sends frames of all cameras until it is so. */
        void until(BooleanSupplier so) {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
                seq++;
                CAMERAS.forEach(camera -> harness.frame(camera, seq, picture, 768, 576));
                return so.getAsBoolean();
            });
        }
    }

    private byte[] picture() throws Exception {
        try (DemoClip clip = new DemoClip(directory);
                Mat bgr = clip.next()) {
            return Jpegs.of(bgr);
        }
    }
}
