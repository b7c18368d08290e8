package io.watchword.openquestions;

import io.watchword.modelpackages.device.Passes;
import io.watchword.process.Launcher;
import io.watchword.process.Shutdown;

/** Open questions, as a process of their own. */
public final class OpenQuestionsMain {
    private OpenQuestionsMain() {}

    /** Runs until it is told to stop. */
    public static void main(String... arguments) {
        Shutdown.lastly(Passes.ofProcess()::end);
        Launcher.launch(new OpenQuestionsRole(), arguments);
    }
}
