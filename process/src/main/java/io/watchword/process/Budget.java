package io.watchword.process;

import java.util.function.LongSupplier;

/** So many calls a minute, and some in a row where there were none for a while. For one thread. */
public final class Budget {
    private static final double MINUTE = 60e9;
    private static final double ROUNDING = 1e-9;

    private final double perNano;
    private final double most;
    private final LongSupplier clock;
    private double left;
    private long at;

    /**
     * @param perMinute calls
     * @param most calls in a row, at least 1
     * @param clock nanoseconds
     */
    public Budget(double perMinute, double most, LongSupplier clock) {
        this.perNano = perMinute / MINUTE;
        this.most = Math.max(1, most);
        this.clock = clock;
        this.left = this.most;
        this.at = clock.getAsLong();
    }

    /** Whether a call can be made now. */
    public boolean allows() {
        long now = clock.getAsLong();
        left = Math.min(most, left + (now - at) * perNano);
        at = now;
        return left >= 1 - ROUNDING;
    }

    /** A call is made. */
    public void spend() {
        left -= 1;
    }
}
