package io.watchword.modelpackages.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders of files as Linux has them, in MiB. */
class HostMemoryTest {
    @TempDir
    Path root;

    private void write(String file, String text) {
        try {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void machineWith(long available) {
        write("proc/meminfo", "MemTotal: 33554432 kB\nMemFree: 1024 kB\nMemAvailable:   " + (available << 10) + " kB");
    }

    private void processIn(String... groups) {
        write("proc/self/cgroup", String.join("\n", groups));
    }

    private void group(String folder, String limit, long usage, long idle) {
        String place = "sys/fs/cgroup" + folder;
        write(place + "/memory.max", limit.equals("max") ? limit : bytes(limit));
        write(place + "/memory.current", bytes("" + usage));
        write(place + "/memory.stat", "anon 4096\ninactive_file " + bytes("" + idle) + "\nactive_file 4096");
    }

    private void oldGroup(String folder, String limit, long usage, long idle) {
        String place = "sys/fs/cgroup/memory" + folder;
        write(place + "/memory.limit_in_bytes", limit);
        write(place + "/memory.usage_in_bytes", bytes("" + usage));
        write(place + "/memory.stat", "inactive_file 0\ntotal_inactive_file " + bytes("" + idle));
    }

    private static String bytes(String mib) {
        return Long.toString(Long.parseLong(mib) << 20);
    }

    private long left() {
        return new HostMemory(root, 0).left() >> 20;
    }

    @Test
    void whereNothingLimitsAProcessItIsWhatTheMachineHasAvailable() {
        machineWith(8_000);
        processIn("0::/user.slice");
        group("/user.slice", "max", 500, 0);

        assertThat(left()).isEqualTo(8_000);
    }

    @Test
    void aContainersLimitCountsLessWhatItCannotGiveBack() {
        machineWith(8_000);
        processIn("0::/");
        group("", "2560", 1_500, 300);

        assertThat(left()).isEqualTo(2_560 - 1_500 + 300);
    }

    @Test
    void aFullMachineCountsWhateverItsContainersMayHave() {
        machineWith(700);
        processIn("0::/");
        group("", "2560", 100, 0);

        assertThat(left()).isEqualTo(700);
    }

    @ParameterizedTest
    @CsvSource({"3000, 2000, 1000", "2000, 3000, 1000", "max, 1500, 500", "1500, max, 500"})
    void theTightestOfTheGroupsAboveItCounts(String own, String above, long left) {
        machineWith(8_000);
        processIn("0::/kubepods/pod1/container1");
        group("/kubepods", "max", 6_000, 0);
        group("/kubepods/pod1", above, 1_000, 0);
        group("/kubepods/pod1/container1", own, 1_000, 0);

        assertThat(left()).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"0::/kubepods/pod1/container1", "0::/../../pod1", "0::/"})
    void whatIsMountedCountsWhereThePathIsTheMachines(String line) {
        machineWith(8_000);
        processIn(line);
        group("", "1000", 400, 0);

        assertThat(left()).isEqualTo(600);
    }

    @Test
    void theOlderVersionHasALimitToo() {
        machineWith(8_000);
        processIn("5:cpu,cpuacct:/docker/1", "4:memory:/docker/1", "1:name=systemd:/docker/1", "0::/docker/1");
        oldGroup("/docker", "9223372036854771712", 5_000, 0);
        oldGroup("/docker/1", bytes("2000"), 900, 100);

        assertThat(left()).isEqualTo(2_000 - 900 + 100);
    }

    @Test
    void whatTheHeapMayStillTakeIsLeftToIt() {
        machineWith(8_000);
        processIn("0::/");
        group("", "2560", 1_000, 0);

        assertThat(new HostMemory(root, 500L << 20).left() >> 20).isEqualTo(1_060);
        assertThat(new HostMemory(root, 2_000L << 20).left()).isZero();
    }

    @Test
    void moreThanIsAllowedLeavesNothing() {
        machineWith(8_000);
        processIn("0::/");
        group("", "1000", 1_200, 0);

        assertThat(left()).isZero();
    }

    @Test
    void whereNothingIsKnownNothingIsRefused() {
        write("proc/self/cgroup", "none of that form");
        write("proc/meminfo", "MemAvailable: lots");

        assertThat(new HostMemory(root, 500).left()).isEqualTo(Long.MAX_VALUE);
    }
}
