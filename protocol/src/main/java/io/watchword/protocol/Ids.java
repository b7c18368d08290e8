package io.watchword.protocol;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;

/** Ids of cameras and questions: 1 to 64 characters of {@code a-z 0-9 -}. */
public final class Ids {
    private static final Pattern VALID = Pattern.compile("[a-z0-9-]{1,64}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /**
     * Returns {@code id} if it is valid.
     *
     * @throws InvalidFieldException naming {@code field} otherwise
     */
    public static String require(String field, String id) {
        if (!VALID.matcher(id).matches()) {
            throw new InvalidFieldException(
                    field, "must be 1 to 64 of the characters a-z, 0-9 and '-', but is '" + Texts.clip(id, 80) + "'");
        }
        return id;
    }

    /** Whether {@code id} has the form of an id. */
    public static boolean isValid(String id) {
        return VALID.matcher(id).matches();
    }

    /** A new id: the prefix, a dash and 8 random hexadecimal digits. */
    public static String random(String prefix) {
        return String.format(Locale.ROOT, "%s-%08x", prefix, RANDOM.nextInt());
    }
}
