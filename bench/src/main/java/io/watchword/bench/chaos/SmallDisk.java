package io.watchword.bench.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A disk that can be filled: where this user may mount, one of its own in memory, else any folder, and a limit on the
 * size of the files that the process on it writes.
 */
final class SmallDisk {
    private static final String SIZE = "768m";

    private final Path path;
    private final boolean mounted;

    private SmallDisk(Path path, boolean mounted) {
        this.path = path;
        this.mounted = mounted;
    }

    static SmallDisk at(Path path) throws IOException, InterruptedException {
        Files.createDirectories(path);
        boolean mounted = runs("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "watchword-chaos", path.toString());
        return new SmallDisk(path, mounted);
    }

    Path path() {
        return path;
    }

    /** From now on nothing more can be written. */
    void fill(Member on) throws IOException, InterruptedException {
        if (mounted) {
            writeUntilFull(path.resolve("filler"));
        } else if (!runs("prlimit", "--pid", Long.toString(on.pid()), "--fsize=4096:unlimited")) {
            throw new IOException("prlimit could not limit " + on.name());
        }
    }

    private static void writeUntilFull(Path file) {
        byte[] block = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int length = block.length; length >= 1; length /= 16) {
                writeAll(out, block, length);
            }
        } catch (IOException e) {
            // full
        }
    }

    private static void writeAll(OutputStream out, byte[] block, int length) {
        try {
            while (true) {
                out.write(block, 0, length);
            }
        } catch (IOException e) {
            // full for this many bytes
        }
    }

    /** There is room again; a process that was limited has to be started again. */
    void clear() throws IOException {
        Files.deleteIfExists(path.resolve("filler"));
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Gives it back; nobody may use it any more. */
    void release() throws IOException, InterruptedException {
        clear();
        if (mounted && !runs("umount", path.toString())) {
            runs("umount", "-l", path.toString());
        }
    }
}
