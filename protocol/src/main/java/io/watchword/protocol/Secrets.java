package io.watchword.protocol;

import java.util.regex.Pattern;

/** Keeps secrets out of what people and logs see. */
public final class Secrets {
    private static final Pattern USER_INFO = Pattern.compile("(://[^/?#\\s:@]*):[^/?#\\s]*@");
    private static final Pattern QUERY =
            Pattern.compile("(?i)([?&][^=&#\\s]*(?:pass|pwd|token|secret|key|auth|sig)[^=&#\\s]*=)[^&#\\s]*");

    private Secrets() {}

    /**
     * Any text with the passwords in URLs replaced by {@code ***}: {@code rtsp://user:***@host/}, {@code ?token=***}.
     * References such as {@code ${env:NAME}} are replaced as well.
     */
    public static String maskUrl(String text) {
        return QUERY.matcher(USER_INFO.matcher(text).replaceAll("$1:***@")).replaceAll("$1***");
    }
}
