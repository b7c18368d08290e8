package io.watchword.standalone.cli;

import io.watchword.standalone.ProcessSettings;
import io.watchword.standalone.Shutdown;
import io.watchword.standalone.WatchwordProcess;

/** What the serving commands have in common: start, say where, run until told to stop. */
final class Serving {
    private Serving() {}

    static int serve(ProcessSettings settings) {
        System.err.println("Starting Watchword; its data is in " + settings.dataDir());
        WatchwordProcess process = WatchwordProcess.start(settings);
        System.out.println("Dashboard: " + process.address());
        System.out.flush();
        System.err.println("Press Ctrl-C to stop.");
        Shutdown.await(process);
        return 0;
    }
}
