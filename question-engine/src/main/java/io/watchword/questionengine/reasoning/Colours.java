package io.watchword.questionengine.reasoning;

import io.watchword.protocol.Track;
import io.watchword.questionengine.program.Part;
import java.util.Map;

/** How well a track's colour shares fit a colour term. */
public final class Colours {
    private static final double FAINT = 0.1;
    private static final double PLAIN = 0.5;

    private Colours() {}

    /** The colour shares of a part of the track; empty where nothing is known. */
    static Map<String, Double> shares(Track track, Part part) {
        return switch (part) {
            case WHOLE -> track.colours();
            case UPPER -> track.upper();
            case LOWER -> track.lower();
            case CLOTHES -> track.upper().isEmpty() ? track.lower() : track.upper();
        };
    }

    /** Whether nothing is known about the part's colour. */
    static boolean unseen(Track track, Part part) {
        return shares(track, part).isEmpty();
    }

    /** The degree, in [0, 1], to which people would call the part by this colour. */
    static double fit(Track track, Part part, String colour) {
        if (part == Part.CLOTHES) {
            return Math.max(fit(track.upper(), colour), fit(track.lower(), colour));
        }
        return fit(shares(track, part), colour);
    }

    /** From nothing at a faint share to full at half of the surface, and less where another colour prevails. */
    public static double fit(Map<String, Double> shares, String colour) {
        double share = share(shares, colour);
        if (share <= FAINT) {
            return 0;
        }
        double most = 0;
        for (double other : shares.values()) {
            most = Math.max(most, other);
        }
        double x = Math.min(1, (share - FAINT) / (PLAIN - FAINT));
        return x * x * (3 - 2 * x) * Math.min(1, share / most);
    }

    private static double share(Map<String, Double> shares, String colour) {
        Double share = shares.get(colour);
        if (share == null && colour.equals("grey")) {
            share = shares.get("gray");
        }
        return share == null ? 0 : share;
    }
}
