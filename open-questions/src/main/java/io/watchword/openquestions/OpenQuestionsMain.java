package io.watchword.openquestions;

import io.watchword.process.Launcher;

/** Open questions, as a process of their own. */
public final class OpenQuestionsMain {
    private OpenQuestionsMain() {}

    /** Runs until it is told to stop. */
    public static void main(String... arguments) {
        Launcher.launch(new OpenQuestionsRole(), arguments);
    }
}
