package io.watchword.modelpackages.device;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Who is inside LibTorch, in the whole process. A process that exits tears down LibTorch's memory, and whoever is still
 * inside then crashes it. So everything that loads or runs a model does it in here, and before the process exits
 * {@link #end} keeps everybody out and waits for those who are in. Any thread.
 */
public final class Passes {
    private static final Passes ALL = new Passes();

    private int inside;
    private boolean ended;

    Passes() {}

    /** Those of this process. */
    public static Passes ofProcess() {
        return ALL;
    }

    /**
     * Makes a call; calls may be made within calls, and all are refused from the end on.
     *
     * @throws IllegalStateException if the process is about to exit
     */
    public <T> T in(Supplier<T> call) {
        enter();
        try {
            return call.get();
        } finally {
            leave();
        }
    }

    /** Gives something back; from the end on does nothing, as the process's exit does that. */
    public void free(Runnable memory) {
        if (!isEntered()) {
            return;
        }
        try {
            memory.run();
        } finally {
            leave();
        }
    }

    private void enter() {
        if (!isEntered()) {
            throw new IllegalStateException("No model is run any more, as the process is about to exit");
        }
    }

    private synchronized boolean isEntered() {
        if (!ended) {
            inside++;
        }
        return !ended;
    }

    private synchronized void leave() {
        inside--;
        notifyAll();
    }

    /** Whether nobody is let in any more, so that what fails fails for that. */
    public synchronized boolean hasEnded() {
        return ended;
    }

    /**
     * Lets nobody in any more, and waits until everybody is out.
     *
     * @return whether everybody is
     */
    public synchronized boolean end(Duration patience) throws InterruptedException {
        ended = true;
        long until = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos(); inside > 0 && left > 0; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return inside == 0;
    }
}
