package io.watchword.questionengine.vocabulary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the nouns of WordNet 3.0, by which ImageNet's classes go, are in the WordNet that is at hand, 3.1. Immutable.
 */
final class OldSynsets {
    private static final String RESOURCE = "/wordnet-shifts.txt";
    private static final Pattern ID = Pattern.compile("n(\\d{8})");
    private static final long GONE = Long.MIN_VALUE;

    private final TreeMap<Long, Long> shifts = new TreeMap<>();

    private OldSynsets(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.startsWith("#")) {
                int space = line.indexOf(' ');
                String shift = line.substring(space + 1);
                shifts.put(Long.parseLong(line.substring(0, space)), shift.equals("-") ? GONE : Long.parseLong(shift));
            }
        }
    }

    static OldSynsets read() {
        try (InputStream in = Objects.requireNonNull(OldSynsets.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new OldSynsets(new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + RESOURCE, e);
        }
    }

    /** The offset of a synset such as {@code n03345487}; empty where there is none any more, or it is no such name. */
    OptionalLong offset(String id) {
        Matcher matcher = ID.matcher(id);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        long old = Long.parseLong(matcher.group(1));
        Map.Entry<Long, Long> shift = shifts.floorEntry(old);
        return shift == null || shift.getValue() == GONE
                ? OptionalLong.empty()
                : OptionalLong.of(old + shift.getValue());
    }
}
