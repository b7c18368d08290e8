package io.watchword.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GrowthTest {
    private final Inputs inputs = new Inputs();

    @Test
    void aStillCameraCostsItsStillFrames() {
        inputs.moving = 0;
        inputs.changes = 0;

        Growth growth = new Growth(inputs, 100);

        assertThat(growth.frames()).isEqualTo(100);
        assertThat(growth.written()).isCloseTo(100 * (68_750 + 8_083 + 3 * 0.1 * 1_008) / 1e6, within(1e-9));
    }

    @Test
    void tenTimesTheCamerasAreTenTimesTheTrafficAndTheCores() {
        Growth few = new Growth(inputs, 100);
        Growth many = new Growth(inputs, 1_000);

        assertThat(many.written()).isCloseTo(10 * few.written(), within(1e-6));
        assertThat(many.looking()).isCloseTo(10 * few.looking(), within(1e-6));
    }

    @Test
    void onTheEdgeFramesDoNotCrossKafka() {
        Growth cluster = new Growth(inputs, 1_000);
        double crossing = 1_000 * inputs.frames() * inputs.frameBytes / 1e6;
        Inputs beside = new Inputs();
        beside.edge = true;

        assertThat(new Growth(beside, 1_000).written()).isCloseTo(cluster.written() - crossing, within(1e-6));
    }

    @Test
    void moreThanTheInterfaceTakesIsSaidFirst() {
        assertThat(new Growth(inputs, 10_000).limits().get(0).used()).isGreaterThan(1);
        assertThat(new Growth(inputs, 10).limits()).allMatch(limit -> limit.used() < 1);
    }

    @Test
    void disksHoldNoMoreThanTheLogsMayGrowTo() {
        Growth growth = new Growth(inputs, 10_000);
        double most = growth.partitions() * (64 + 512 + 1_024 + 1_024) * (double) (1 << 20) * inputs.replication / 1e9;

        assertThat(growth.disks()).isLessThanOrEqualTo(most);
    }
}
