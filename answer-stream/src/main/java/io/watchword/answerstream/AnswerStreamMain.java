package io.watchword.answerstream;

import io.watchword.process.Launcher;

/** The HTTP interface as a process of its own. */
public final class AnswerStreamMain {
    private AnswerStreamMain() {}

    /** Runs until it is told to stop. */
    public static void main(String... arguments) {
        Launcher.launch(new AnswerStreamRole(), arguments);
    }
}
