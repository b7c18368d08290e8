package io.watchword.modelpackages.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memory that this process may still take: what the machine has available, but no more than each of its control
 * groups allows, its own and those above it (cgroup v2, or the memory controller of v1). Cached files that were not
 * used lately count as free, as they go before anything is killed; so do they for Kubernetes.
 *
 * <p>Java's heap grows into the same memory, so what it has not committed yet of its largest size is left to it, though
 * it may never take that: who is refused can be given more memory, who is killed takes everything with him. What it has
 * committed is taken for used.
 *
 * @param root of the file system
 * @param heapToCome bytes that the heap may still take
 */
record HostMemory(Path root, long heapToCome) {
    private static final long UNLIMITED = Long.MAX_VALUE;
    private static final Path GROUPS = Path.of("sys", "fs", "cgroup");
    // v1 writes that there is no limit as a number of more digits, v2 as "max"
    private static final Pattern BYTES = Pattern.compile("\\d{1,18}");

    /** The names of one version's files. */
    private enum Version {
        V1("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"),
        V2("memory.max", "memory.current", "inactive_file");

        private final String limit;
        private final String usage;
        private final String idle;

        Version(String limit, String usage, String idle) {
            this.limit = limit;
            this.usage = usage;
            this.idle = idle;
        }

        private long left(Path group) {
            OptionalLong most = bytes(lines(group.resolve(limit)), "");
            OptionalLong taken = bytes(lines(group.resolve(usage)), "");
            if (most.isEmpty() || taken.isEmpty()) {
                return UNLIMITED;
            }
            long cached = bytes(lines(group.resolve("memory.stat")), idle + " ").orElse(0);
            return Math.max(0, most.getAsLong() - taken.getAsLong() + cached);
        }
    }

    /** Of this process, now. */
    static HostMemory here() {
        Runtime java = Runtime.getRuntime();
        return new HostMemory(Path.of("/"), java.maxMemory() - java.totalMemory());
    }

    /** Bytes; as many as there can be where nothing is known, as on other systems than Linux. */
    long left() {
        long left = Math.min(available(), leftInGroups());
        return left == UNLIMITED ? UNLIMITED : Math.max(0, left - heapToCome);
    }

    private long available() {
        OptionalLong kib = bytes(lines(root.resolve(Path.of("proc", "meminfo"))), "MemAvailable:");
        return kib.isEmpty() ? UNLIMITED : kib.getAsLong() << 10;
    }

    private long leftInGroups() {
        return lines(root.resolve(Path.of("proc", "self", "cgroup"))).stream()
                .mapToLong(this::leftInGroup)
                .min()
                .orElse(UNLIMITED);
    }

    /** @param line {@code ID:CONTROLLERS:PATH}, without controllers for v2 */
    private long leftInGroup(String line) {
        String[] parts = line.split(":", 3);
        if (parts.length < 3) {
            return UNLIMITED;
        }
        Path mounted = root.resolve(GROUPS);
        if (parts[1].isEmpty()) {
            return leftUpwards(mounted, parts[2], Version.V2);
        }
        return List.of(parts[1].split(",", -1)).contains("memory")
                ? leftUpwards(mounted.resolve("memory"), parts[2], Version.V1)
                : UNLIMITED;
    }

    /**
     * In a container the path may be the machine's, of which only the end is mounted: what is not there says nothing.
     */
    private static long leftUpwards(Path mounted, String path, Version version) {
        Path own = mounted.resolve(path.replaceFirst("^/+", "")).normalize();
        long left = version.left(mounted);
        for (Path each = own; each != null && each.startsWith(mounted); each = each.getParent()) {
            left = Math.min(left, version.left(each));
        }
        return left;
    }

    /** The number of the line that begins so. */
    private static OptionalLong bytes(List<String> lines, String beginning) {
        return lines.stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> BYTES.matcher(
                        line.substring(beginning.length()).replace("kB", "").strip()))
                .filter(Matcher::matches)
                .mapToLong(number -> Long.parseLong(number.group()))
                .findFirst();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
