package io.watchword.ingest;

import io.watchword.process.Launcher;

/** Cameras to frames, as a process of its own. */
public final class IngestMain {
    private IngestMain() {}

    /** Runs until it is told to stop. */
    public static void main(String... arguments) {
        Launcher.launch(new IngestRole(), arguments);
    }
}
