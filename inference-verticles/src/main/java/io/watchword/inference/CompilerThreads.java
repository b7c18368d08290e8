package io.watchword.inference;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JVM's compiler makes way for the model. It works in bursts of tenths of a second, for which a frame on a machine
 * with few cores would wait; a JVM that has warmed up loses nothing by compiling a little later. Linux only.
 */
final class CompilerThreads {
    private static final Logger LOG = LoggerFactory.getLogger(CompilerThreads.class);
    private static final int PRIO_PROCESS = 0;
    private static final int NICE = 15;

    /** As Linux shows their names, cut off. */
    private static final List<String> NAMES = List.of("C1 CompilerThre", "C2 CompilerThre");

    private CompilerThreads() {}

    private interface LibC extends Library {
        int setpriority(int which, int who, int priority) throws LastErrorException;
    }

    /**
     * Lowers the priority of those that there are, and so of those that they start. May be called again; blocks for
     * milliseconds. Where it can't be done everything stays as it is.
     *
     * @return how many were found
     */
    static int makeWay() {
        Path tasks = Path.of("/proc/self/task");
        if (!Files.isDirectory(tasks)) {
            return 0;
        }
        try (Stream<Path> threads = Files.list(tasks)) {
            LibC libC = Native.load("c", LibC.class);
            List<Integer> found = threads.filter(CompilerThreads::compiles)
                    .map(thread -> Integer.parseInt(thread.getFileName().toString()))
                    .toList();
            found.forEach(thread -> libC.setpriority(PRIO_PROCESS, thread, NICE));
            return found.size();
        } catch (IOException | LastErrorException | LinkageError e) {
            LOG.debug("The compiler's threads keep their priority", e);
            return 0;
        }
    }

    private static boolean compiles(Path thread) {
        try {
            return NAMES.contains(Files.readString(thread.resolve("comm")).strip());
        } catch (IOException e) {
            // it has just ended
            return false;
        }
    }
}
