package io.watchword.deliveries;

import io.watchword.process.Launcher;

/** Answers out, as a process of its own. */
public final class DeliveriesMain {
    private DeliveriesMain() {}

    /** Runs until it is told to stop. */
    public static void main(String... arguments) {
        Launcher.launch(new DeliveriesRole(), arguments);
    }
}
