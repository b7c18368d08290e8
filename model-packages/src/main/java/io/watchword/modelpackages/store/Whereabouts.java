package io.watchword.modelpackages.store;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a package is, which stays with the process that uses it: what others are told is told without it. Immutable.
 */
public final class Whereabouts {
    private final List<Pattern> places;

    /**
     * @param location as it is configured
     * @param cache where packages from elsewhere are kept, which stays with this process as well
     */
    public Whereabouts(String location, Path cache) {
        Set<String> all = new HashSet<>(PackageStore.places(location));
        all.add(location.replaceFirst("[?#].*", ""));
        all.add(cache.toString());
        all.add(cache.toAbsolutePath().toString());
        // what is within another comes after it
        this.places = all.stream()
                .filter(place -> !place.isBlank())
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(place -> Pattern.compile("(?<![\\w./-])" + Pattern.quote(place) + "(?![\\w-])"))
                .toList();
    }

    /** Words without it. */
    public String leftOutOf(String words) {
        String told = words;
        for (Pattern each : places) {
            told = each.matcher(told).replaceAll("its place");
        }
        return told;
    }
}
