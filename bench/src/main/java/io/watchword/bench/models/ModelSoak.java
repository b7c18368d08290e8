package io.watchword.bench.models;

import java.io.IOException;
import java.nio.file.Path;

/** Many calls in a process of its own: {@code FOLDER CALLS THREADS}. Prints its memory at the start and the end. */
public final class ModelSoak {
    /** So many until Java has compiled what it will, which takes native memory of its own. */
    static final int WARM = 10_000;

    private ModelSoak() {}

    /** Measures and prints. */
    public static void main(String... args) throws IOException {
        try (ModelCalls calls = new ModelCalls(Path.of(args[0]), Integer.parseInt(args[2]))) {
            for (int number = 0; number < WARM; number++) {
                calls.make(number);
            }
            long before = ModelProbe.status("VmRSS:");
            for (int number = 0; number < Integer.parseInt(args[1]); number++) {
                calls.make(number);
            }
            System.out.println("resident-kb " + before + " " + ModelProbe.status("VmRSS:"));
        }
    }
}
