package io.watchword.ingest;

/**
 * Picks frames evenly, at most so many a second: of the frames around the moment that is due, the nearest. So a camera
 * that sends at exactly the ceiling keeps all its frames however they jitter, and as each moment is due one spacing
 * after the last, the ceiling holds over time. One thread.
 */
final class Pacer {
    private static final double SMOOTHING = 0.1;

    private final long spacing;
    private long due = Long.MIN_VALUE;
    private long last = Long.MIN_VALUE;
    private double interval;

    /** @param fps the ceiling, above 0 */
    Pacer(double fps) {
        spacing = Math.round(1e6 / fps);
    }

    /**
     * A frame came; whether it is to be picked. Telling the same frame twice changes nothing.
     *
     * @param micros from any epoch; if time jumps back, as when a stream begins again, counting starts anew
     */
    boolean isDue(long micros) {
        observe(micros);
        double early = Math.min(interval, (double) spacing) / 2;
        return due == Long.MIN_VALUE || micros >= due - early || micros < due - 2 * spacing;
    }

    /** The same, and if so it is picked. */
    boolean pick(long micros) {
        if (!isDue(micros)) {
            return false;
        }
        boolean onTime = due != Long.MIN_VALUE && Math.abs(micros - due) <= spacing / 2;
        due = (onTime ? due : micros) + spacing;
        return true;
    }

    // how far apart the source's frames are
    private void observe(long micros) {
        if (last != Long.MIN_VALUE && micros > last) {
            double step = Math.min((double) (micros - last), 2.0 * spacing);
            interval = interval == 0 ? step : interval + SMOOTHING * (step - interval);
        }
        last = micros;
    }
}
