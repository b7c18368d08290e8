package io.watchword.inference.colour;

import io.watchword.protocol.Box;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What colour one thing is, smoothed over the time it is seen. */
public final class Appearance {
    private static final double MEMORY = 1.5;
    private static final Duration REST = Duration.ofMillis(500);
    private static final int FIRST_LOOKS = 4;
    private static final double SMALLEST = 8;

    private final Colours whole = new Colours();
    private final Colours upper = new Colours();
    private final Colours lower = new Colours();
    private Instant lastLook = Instant.MIN;
    private int looks;

    /** Whether it is time to look again: often at first, then now and then. */
    boolean isDue(Instant at) {
        return looks < FIRST_LOOKS || Duration.between(lastLook, at).compareTo(REST) >= 0;
    }

    void look(Pixels pixels, Box box, boolean person, Instant at) {
        if (box.width() < SMALLEST || box.height() < SMALLEST) {
            return;
        }
        double freshness = looks == 0 ? 1 : freshness(at);
        Look look = new Look(pixels, box);
        whole.take(look.terms(Region.WHOLE), freshness);
        if (person) {
            upper.take(look.terms(Region.upper(box)), freshness);
            lower.take(look.terms(Region.LOWER), freshness);
        }
        lastLook = at;
        looks++;
    }

    private double freshness(Instant at) {
        double seconds = Math.max(0, Duration.between(lastLook, at).toNanos() / 1e9);
        return Math.max(1.0 / (looks + 1), 1 - Math.exp(-seconds / MEMORY));
    }

    /** Colour terms and their shares of the whole thing, summing to at most 1; empty while unknown. */
    public Map<String, Double> colours() {
        return whole.shares();
    }

    /** The same of a person's upper body; empty for other things. */
    public Map<String, Double> upper() {
        return upper.shares();
    }

    /** The same of a person's lower body; empty for other things. */
    public Map<String, Double> lower() {
        return lower.shares();
    }
}
