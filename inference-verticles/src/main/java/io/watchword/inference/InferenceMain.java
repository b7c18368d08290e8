package io.watchword.inference;

import io.watchword.modelpackages.device.Passes;
import io.watchword.process.Launcher;
import io.watchword.process.Shutdown;

/** Frames to scenes and scenes to answers, as a process of its own. */
public final class InferenceMain {
    private InferenceMain() {}

    /** Runs until it is told to stop. */
    public static void main(String... arguments) {
        Shutdown.lastly(Passes.ofProcess()::end);
        Launcher.launch(new InferenceRole(), arguments);
    }
}
