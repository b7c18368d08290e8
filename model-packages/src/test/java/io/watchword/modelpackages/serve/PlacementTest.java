package io.watchword.modelpackages.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.watchword.modelpackages.Fixtures;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.device.Device;
import io.watchword.modelpackages.manifest.Precision;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static final long GIB = 1L << 30;
    private static final Device GPU0 = new Device.Gpu(0);
    private static final Device GPU1 = new Device.Gpu(1);

    @Test
    void theLargestComesFirstAndReplicasSpread() {
        Placement plan = Placement.of(
                List.of(new MemoryNeed("small", GIB, 2), new MemoryNeed("large", 6 * GIB, 2)),
                List.of(new Placement.Room(GPU0, 8 * GIB), new Placement.Room(GPU1, 8 * GIB)));

        assertThat(plan.places())
                .extracting(place ->
                        place.name() + place.replica() + " " + place.device().name())
                .containsExactly("large0 gpu0", "large1 gpu1", "small0 gpu0", "small1 gpu1");
    }

    @Test
    void whatFitsNowhereIsToldAtOnceWithWhatItNeedsAndWhatIsLeft() {
        assertThatThrownBy(() -> Placement.of(
                        List.of(
                                new MemoryNeed("vilt", GIB, 1),
                                new MemoryNeed("owl", 6 * GIB, 2),
                                new MemoryNeed("vlm", 80 * GIB, 1)),
                        List.of(new Placement.Room(GPU0, 8 * GIB))))
                .isInstanceOf(PackageException.class)
                .hasMessageContaining("vlm #0 needs 81920 MiB")
                .hasMessageContaining("owl #1 needs 6144 MiB")
                .hasMessageNotContaining("vilt #0")
                .hasMessageContaining("left: gpu0 1024 MiB")
                .hasMessageContaining("fewer replicas");
    }

    @Test
    void whatFitsIsPlacedThoughSomethingElseDoesNot() {
        Placement plan = Placement.tried(
                List.of(new MemoryNeed("vilt", GIB, 1), new MemoryNeed("vlm", 80 * GIB, 1)),
                List.of(new Placement.Room(GPU0, 8 * GIB)));

        assertThat(plan.places()).extracting(Placement.Place::name).containsExactly("vilt");
        assertThat(plan.refusal("vilt")).isEmpty();
        assertThat(plan.refusal("vlm").orElseThrow())
                .contains("vlm #0 needs 81920 MiB", "left: gpu0 7168 MiB", "give another precision or another device");
        assertThat(plan.describe()).contains("vlm #0                           NOWHERE");
    }

    @Test
    void fewerReplicasAreARemedyOnlyWhereThereAreSeveral() {
        Placement plan = Placement.tried(
                List.of(new MemoryNeed("owl", 6 * GIB, 2), new MemoryNeed("kinds", 4 * GIB, 1)),
                List.of(new Placement.Room(GPU0, 8 * GIB)));

        assertThat(plan.refusal("owl").orElseThrow()).contains("give fewer replicas, another precision");
        assertThat(plan.refusal("kinds").orElseThrow())
                .contains("give another precision or another device")
                .doesNotContain("replicas");
    }

    @Test
    void aModelGoesOnlyWhereItMay() {
        Placement plan = Placement.of(
                List.of(new MemoryNeed("vilt", GIB, 2, List.of(GPU1))),
                List.of(new Placement.Room(GPU0, 80 * GIB), new Placement.Room(GPU1, 8 * GIB)));

        assertThat(plan.places()).extracting(Placement.Place::device).containsExactly(GPU1, GPU1);
    }

    @Test
    void twoModelsOfOneNameAreRefused() {
        assertThatThrownBy(() -> Placement.of(
                        List.of(new MemoryNeed("vilt", GIB, 1), new MemoryNeed("vilt", 2 * GIB, 1)),
                        List.of(new Placement.Room(GPU0, 8 * GIB))))
                .hasMessageContaining("vilt");
    }

    @Test
    void thePlanIsPrintedForAPerson() {
        Placement plan =
                Placement.of(List.of(new MemoryNeed("vilt", GIB, 1)), List.of(new Placement.Room(GPU0, 8 * GIB)));

        assertThat(plan.describe().lines())
                .containsExactly("vilt #0                          gpu0       1024 MiB", "free before: gpu0 8192 MiB");
    }

    @Test
    void aPlanOfNothingSaysNothing() {
        assertThat(Placement.of(List.of(), List.of()).describe()).isEmpty();
    }

    @Test
    void aNeedThatNobodyMeasuredIsEstimatedFromTheFiles() {
        MemoryNeed need = MemoryNeed.of("vilt", Fixtures.open("vilt"), Precision.FP32, 1, List.of());

        assertThat(need.bytes()).isGreaterThan(128L << 20).isLessThan(130L << 20);
    }

    @Test
    void thereIsMemoryHere() {
        assertThat(Placement.Room.free(new Device.Cpu("cpu", 1)).bytes()).isPositive();
    }
}
