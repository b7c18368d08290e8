package io.watchword.inference.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.watchword.process.config.PackageSettings;
import io.watchword.protocol.Box;
import io.watchword.protocol.TrackKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real package, which takes what is white for an ambulance and what is red for a fire engine. */
class LiveKindsIT {
    private static final Path PAINT = Path.of("../model-packages/src/test/resources/kinds/paint");
    private static final Box HERE = new Box(10, 10, 100, 60);
    private static final Set<String> LABELS = Set.of("car", "truck");

    @TempDir
    Path temp;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicLong nanos = new AtomicLong();
    private final List<List<TrackKind>> told = new CopyOnWriteArrayList<>();

    private LiveKinds start(PackageSettings settings) {
        return new LiveKinds(settings, temp.resolve("cache"), 1, repertoire -> LABELS, meters, nanos::get).start();
    }

    private static PackageSettings paint(Path place) {
        return PackageSettings.classifying("paint", place.toString())
                .on("cpu", "fp32", 1)
                .checkedEvery(0.1);
    }

    private boolean look(LiveKinds kinds, int blue, int green, int red) {
        try (Mat picture = new Mat(200, 300, opencv_core.CV_8UC3, new Scalar(blue, green, red, 0))) {
            return kinds.look(picture, HERE, told::add);
        }
    }

    private static void awaitReady(LiveKinds kinds) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> kinds.status(0, "w-1").ready());
    }

    @Test
    void tellsWhatItIsShownOnceItIsLoaded() {
        try (LiveKinds kinds = start(paint(PAINT))) {
            awaitReady(kinds);
            assertThat(kinds.labels()).isEqualTo(LABELS);
            assertThat(kinds.status(3, "w-1").kinds())
                    .contains("n02701002", "n03345487")
                    .hasSize(5);

            assertThat(look(kinds, 250, 250, 250)).isTrue();
            assertThat(look(kinds, 20, 20, 250)).isTrue();

            await().until(() -> told.size() == 2);
            assertThat(told.get(0).get(0).name()).isEqualTo("ambulance");
            assertThat(told.get(0).get(0).probability()).isGreaterThan(0.99);
            assertThat(told.get(1).get(0).name()).isEqualTo("fire engine");
            assertThat(meters.get("watchword.kinds").timer().count()).isEqualTo(2);
        }
    }

    @Test
    void looksNoMoreOftenThanItMay() {
        PackageSettings bounded = paint(PAINT).withCalls(30, 6, 12, 8, 300);
        try (LiveKinds kinds = start(bounded)) {
            awaitReady(kinds);
            for (int i = 0; i < 3; i++) {
                assertThat(look(kinds, 0, 0, 0)).isTrue();
            }

            assertThat(look(kinds, 0, 0, 0))
                    .as("a quarter of 12 a minute in a row")
                    .isFalse();
            nanos.addAndGet(Duration.ofSeconds(5).toNanos());

            assertThat(look(kinds, 0, 0, 0)).isTrue();
            assertThat(skipped("budget")).isEqualTo(1);
        }
    }

    private double skipped(String reason) {
        return meters.get("watchword.kinds.skipped")
                .tag("reason", reason)
                .counter()
                .count();
    }

    @Test
    void anExchangedPackageTakesOverAndABadOneDoesNot() throws IOException {
        Path place = copied(temp.resolve("place"));
        try (LiveKinds kinds = start(paint(place))) {
            awaitReady(kinds);
            long first = kinds.version();

            write(place, "name: paint", "name: other");
            await().until(() -> kinds.version() > first);
            assertThat(look(kinds, 250, 250, 250)).isTrue();
            await().until(() -> told.size() == 1);
            assertThat(told.get(0)).isNotEmpty();

            long second = kinds.version();
            Files.writeString(place.resolve("labels.txt"), "changed");
            await().until(() -> look(kinds, 250, 250, 250));
            assertThat(kinds.version()).isEqualTo(second);
            assertThat(kinds.status(0, "w-1").ready()).isTrue();
        }
    }

    @Test
    void whatCanNotBeUsedIsSaidWithoutItsPlaceAndUsedOnceItCan() throws IOException {
        Path place = temp.resolve("secret-place");
        try (LiveKinds kinds = start(paint(place))) {
            await().until(() -> !String.valueOf(kinds.status(0, "w-1").reason()).contains("being loaded"));
            assertThat(kinds.status(0, "w-1").reason())
                    .contains("no model package")
                    .doesNotContain("secret-place");
            assertThat(kinds.labels()).isEmpty();

            copied(place);

            awaitReady(kinds);
        }
    }

    @Test
    void whatDoesNotFitIsRefusedWithTheRemedy() throws IOException {
        Path place = copied(temp.resolve("large"));
        write(place, "name: paint", "name: paint\nmemory-mib: 1000000000");

        try (LiveKinds kinds = start(paint(place))) {
            await().atMost(Duration.ofSeconds(30)).until(() -> kinds.refusal().isPresent());

            assertThat(kinds.refusal().orElseThrow())
                    .contains("it does not fit: paint #0 needs 1000000000 MiB", "left: cpu", "another device");
            assertThat(kinds.labels()).isEmpty();
        }
    }

    private static Path copied(Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(PAINT)) {
            for (Path each : files.toList()) {
                if (!each.getFileName().toString().equals("model.yaml")) {
                    Files.copy(each, to.resolve(each.getFileName()));
                }
            }
        }
        Files.copy(PAINT.resolve("model.yaml"), to.resolve("model.yaml"));
        return to;
    }

    private static void write(Path place, String before, String after) throws IOException {
        Path yaml = place.resolve("model.yaml");
        Files.writeString(yaml, Files.readString(yaml).replace(before, after));
    }
}
