package io.watchword.bench.evaluate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Tells people how far a run is: a bar on a terminal, else a line now and then. */
final class Progress {
    private static final int WIDTH = 30;
    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(30);

    private final PrintStream out;
    private final boolean terminal;
    private final int total;
    private final long start = System.nanoTime();
    private long told = start;
    private int done;
    private int worked;
    private int failed;

    /** @param terminal whether a line can be drawn over */
    Progress(PrintStream out, boolean terminal, int total) {
        this.out = out;
        this.terminal = terminal;
        this.total = total;
    }

    /** On standard error. */
    static Progress of(int total) {
        return new Progress(System.err, isTerminal(), total);
    }

    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** So many are done already. */
    void resumed(int pictures) {
        done += pictures;
        if (pictures > 0) {
            out.println(pictures + " of " + total + " pictures are in the journal already");
        }
    }

    /** One more. */
    void step(boolean succeeded) {
        done++;
        worked++;
        failed += succeeded ? 0 : 1;
        long now = System.nanoTime();
        if (now - told > (terminal ? ON_TERMINAL : ELSEWHERE).toNanos()) {
            told = now;
            tell(now);
        }
    }

    private void tell(long now) {
        double seconds = (now - start) / 1e9;
        double rate = worked / seconds;
        String text = String.format(
                Locale.ROOT,
                "%d of %d pictures, %s%.1f a second, %s left",
                done,
                total,
                failed == 0 ? "" : failed + " failed, ",
                rate,
                words((total - done) / rate));
        if (terminal) {
            int full = (int) ((long) WIDTH * done / Math.max(1, total));
            out.print("\r[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] " + text + "\u001b[K");
            out.flush();
        } else {
            out.println(text);
        }
    }

    private static String words(double seconds) {
        return seconds < 120
                ? Math.round(seconds) + " s"
                : seconds < 7200 ? Math.round(seconds / 60) + " min" : Math.round(seconds / 3600) + " h";
    }

    /** Takes the bar away. */
    void end() {
        if (terminal) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }
}
