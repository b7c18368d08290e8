package io.watchword.questionengine.history;

/** Lengths of time in words. */
final class Said {
    private Said() {}

    /** "40 s", "5 min", "2 h", roughly. */
    static String length(long micros) {
        long seconds = Math.round(micros / 1e6);
        if (seconds < 120) {
            return seconds + " s";
        }
        long minutes = Math.round(seconds / 60.0);
        return minutes < 120 ? minutes + " min" : Math.round(minutes / 60.0) + " h";
    }

    /** Why something about this stretch is not known: how little of it was seen. */
    static String missing(Stretch stretch) {
        String whole = length(stretch.to() - stretch.from());
        long seen = stretch.coverage().within(stretch.from(), stretch.to());
        if (seen <= 0) {
            return "nothing has been seen of the " + whole + " that are asked about";
        }
        boolean lately = stretch.coverage().unbroken(stretch.to()) + seen <= stretch.to() + Times.SECOND;
        return "only " + (lately ? "the last " : "") + length(seen) + " of the " + whole
                + " that are asked about have been seen";
    }
}
