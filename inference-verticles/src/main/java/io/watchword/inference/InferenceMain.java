package io.watchword.inference;

import io.watchword.process.Launcher;

/** Frames to scenes and scenes to answers, as a process of its own. */
public final class InferenceMain {
    private InferenceMain() {}

    /** Runs until it is told to stop. */
    public static void main(String... arguments) {
        Launcher.launch(new InferenceRole(), arguments);
    }
}
