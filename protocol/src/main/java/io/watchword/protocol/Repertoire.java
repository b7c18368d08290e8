package io.watchword.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.TreeSet;

/** All the kinds that a classifier tells apart, under a name that every process gives to the same kinds. */
public final class Repertoire {
    private static final int BYTES = 8;

    private Repertoire() {}

    /**
     * Their name: 16 hexadecimal digits, whatever the order.
     *
     * @param synsets as in {@link TrackKind}
     */
    public static String name(Collection<String> synsets) {
        byte[] all = String.join("\n", new TreeSet<>(synsets)).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
