package io.watchword.modelpackages.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevicesTest {
    @Test
    void withoutAGpuAutoIsTheProcessor() {
        assertThat(Devices.parse("auto", 4, () -> 0)).containsExactly(new Device.Cpu("cpu", 4));
        assertThat(Devices.parse("cpu", 4, () -> 2)).containsExactly(new Device.Cpu("cpu", 4));
    }

    @Test
    void withGpusAutoIsAllOfThem() {
        assertThat(Devices.parse("auto", 4, () -> 2)).containsExactly(new Device.Gpu(0), new Device.Gpu(1));
        assertThat(Devices.parse("gpu1", 4, () -> 2)).containsExactly(new Device.Gpu(1));
        assertThat(Devices.parse(" gpu1, gpu0 ", 4, () -> 2)).containsExactly(new Device.Gpu(1), new Device.Gpu(0));
    }

    @Test
    void sharesOfTheProcessorDivideItsThreads() {
        assertThat(Devices.parse("cpu:2", 5, () -> 0))
                .containsExactly(new Device.Cpu("cpu0", 3), new Device.Cpu("cpu1", 2));
        assertThat(Devices.parse("cpu:3", 2, () -> 0))
                .extracting(Device::passes)
                .containsExactly(1, 1, 1);
    }

    @Test
    void aGpuThatIsNotThereIsNamedWithTheRemedy() {
        assertThatThrownBy(() -> Devices.parse("gpu0,gpu2", 2, () -> 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no gpu2")
                .hasMessageContaining("gpu0 to gpu1");
        assertThatThrownBy(() -> Devices.parse("gpu0", 2))
                .hasMessageContaining("no gpu0")
                .hasMessageContaining("no GPU")
                .hasMessageContaining("-Pcuda");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tpu", "cpu:0", "cpu:", "gpu", "gpu0,", "gpu0,cpu", "cpu:100"})
    void whatIsNoDeviceIsRefused(String text) {
        assertThatThrownBy(() -> Devices.parse(text, 2, () -> 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("devices: there is no device");
    }

    @Test
    void aDeviceIsGivenOnce() {
        assertThatThrownBy(() -> Devices.parse("gpu0,gpu0", 2, () -> 4)).hasMessageContaining("twice");
        assertThat(List.of(new Device.Gpu(0).name(), new Device.Cpu("cpu1", 1).name()))
                .containsExactly("gpu0", "cpu1");
    }
}
