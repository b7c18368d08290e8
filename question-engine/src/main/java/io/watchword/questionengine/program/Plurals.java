package io.watchword.questionengine.program;

import java.util.Map;
import java.util.Set;

/** Nouns in the plural. */
public final class Plurals {
    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("person", "people"),
            Map.entry("man", "men"),
            Map.entry("woman", "women"),
            Map.entry("child", "children"),
            Map.entry("knife", "knives"),
            Map.entry("wife", "wives"),
            Map.entry("leaf", "leaves"),
            Map.entry("half", "halves"),
            Map.entry("hoof", "hooves"),
            Map.entry("loaf", "loaves"),
            Map.entry("shelf", "shelves"),
            Map.entry("wolf", "wolves"),
            Map.entry("calf", "calves"),
            Map.entry("foot", "feet"),
            Map.entry("tooth", "teeth"),
            Map.entry("goose", "geese"),
            Map.entry("mouse", "mice"),
            Map.entry("ox", "oxen"));
    private static final Set<String> SAME =
            Set.of("sheep", "skis", "scissors", "cattle", "deer", "fish", "broccoli", "glasses");
    private static final String VOWELS = "aeiou";

    private Plurals() {}

    public static String of(String noun) {
        int space = noun.lastIndexOf(' ') + 1;
        return noun.substring(0, space) + word(noun.substring(space));
    }

    private static String word(String word) {
        String irregular = IRREGULAR.get(word);
        if (irregular != null) {
            return irregular;
        }
        int end = word.length();
        if (SAME.contains(word) || end < 2) {
            return word;
        } else if (word.endsWith("man") && !word.equals("human")) {
            return word.substring(0, end - 3) + "men";
        } else if (word.endsWith("y") && VOWELS.indexOf(word.charAt(end - 2)) < 0) {
            return word.substring(0, end - 1) + "ies";
        }
        boolean sibilant = word.endsWith("s")
                || word.endsWith("x")
                || word.endsWith("z")
                || word.endsWith("ch")
                || word.endsWith("sh");
        return sibilant || word.endsWith("ato") ? word + "es" : word + "s";
    }
}
