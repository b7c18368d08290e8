package io.watchword.bench.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Questions that begin alike.
 *
 * @param words the first two words, in lower case: any of these
 * @param floor the least share of them, in percent, that must be understood; NaN where none is set
 */
record Opening(List<String> words, double floor) {
    private static final List<Opening> WITH_FLOORS = List.of(
            new Opening(List.of("how many"), 85),
            new Opening(List.of("is there", "are there"), 85),
            new Opening(List.of("what color", "what colour"), 85));

    /** Those with floors, then the most frequent others. */
    static List<Opening> of(List<Reading> readings, int most) {
        List<Opening> openings = new ArrayList<>(WITH_FLOORS);
        Map<String, Long> frequency = readings.stream()
                .map(each -> start(each.text()))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        frequency.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(each -> new Opening(List.of(each.getKey()), Double.NaN))
                .filter(each ->
                        WITH_FLOORS.stream().noneMatch(other -> other.words().containsAll(each.words())))
                .forEach(openings::add);
        return openings;
    }

    private static String start(String text) {
        String[] words = text.strip().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}']+", 3);
        return words.length < 2 ? words[0] : words[0] + " " + words[1];
    }

    List<Reading> in(List<Reading> readings) {
        return readings.stream()
                .filter(each -> words.contains(start(each.text())))
                .toList();
    }

    String name() {
        return String.join(" / ", words);
    }
}
