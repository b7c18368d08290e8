package io.watchword.modelpackages.serve;

import io.watchword.modelpackages.ModelPackage;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.device.Device;
import io.watchword.modelpackages.manifest.NetworkFile;
import io.watchword.modelpackages.manifest.Precision;
import java.util.List;

/**
 * What a model needs.
 *
 * @param name what it is called where it is used, such as the package's
 * @param bytes of one replica at work
 * @param replicas how many are wanted, at least 1
 * @param on where they may go; empty for anywhere
 */
public record MemoryNeed(String name, long bytes, int replicas, List<Device> on) {
    private static final long WORKING = 128L << 20;
    private static final int MOST_REPLICAS = 64;

    public MemoryNeed {
        on = List.copyOf(on);
        if (replicas < 1 || replicas > MOST_REPLICAS) {
            throw new IllegalArgumentException(
                    "replicas: must be from 1 to " + MOST_REPLICAS + ", but is " + replicas + " for " + name);
        }
    }

    /** One that may go anywhere. */
    public MemoryNeed(String name, long bytes, int replicas) {
        this(name, bytes, replicas, List.of());
    }

    /**
     * As model.yaml says ({@code memory-mib}); where it says nothing, the networks' files twice, as they are read into
     * memory and unpacked there, and 128 MiB to work in.
     *
     * @throws PackageException if the package does not come in this precision
     */
    public static MemoryNeed of(String name, ModelPackage wanted, Precision precision, int replicas, List<Device> on) {
        long told = (long) wanted.manifest().memoryMib() << 20;
        return new MemoryNeed(name, told > 0 ? told : estimate(wanted, precision), replicas, on);
    }

    boolean mayGoTo(Device device) {
        return on.isEmpty() || on.contains(device);
    }

    private static long estimate(ModelPackage wanted, Precision precision) {
        return WORKING
                + 2
                        * wanted.manifest().networks().values().stream()
                                .mapToLong(network -> size(wanted, network, precision))
                                .sum();
    }

    private static long size(ModelPackage wanted, NetworkFile network, Precision precision) {
        String file = network.in(precision)
                .orElseThrow(() -> new PackageException("The model package " + wanted.name() + " has no network in "
                        + precision + ": export it with --precision, or use FP32"));
        return wanted.file(file).toFile().length();
    }
}
