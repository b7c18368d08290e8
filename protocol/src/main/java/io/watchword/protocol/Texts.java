package io.watchword.protocol;

import java.util.regex.Pattern;

/** Small helpers for text that people sent. */
public final class Texts {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private Texts() {}

    /** At most {@code max} characters of {@code text}, control characters replaced: fit for a message or a log line. */
    public static String clip(String text, int max) {
        String clean = CONTROL.matcher(text).replaceAll(" ");
        return clean.length() <= max ? clean : clean.substring(0, max) + "…";
    }
}
