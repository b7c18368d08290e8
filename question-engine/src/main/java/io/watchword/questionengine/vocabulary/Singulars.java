package io.watchword.questionengine.vocabulary;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an English noun could be the plural of. */
final class Singulars {
    private static final List<String> SIBILANT = List.of("ses", "xes", "zes", "ches", "shes", "oes");

    private final Map<String, String> irregular;

    Singulars(Map<String, String> irregular) {
        this.irregular = Map.copyOf(irregular);
    }

    /** Whether its singular is listed. */
    boolean isIrregular(String noun) {
        return irregular.containsKey(noun);
    }

    /** The noun itself and every singular it may have, likeliest first; of a compound its last word is reduced. */
    Set<String> of(String noun) {
        int space = noun.lastIndexOf(' ') + 1;
        String head = noun.substring(0, space);
        String last = noun.substring(space);
        Set<String> found = new LinkedHashSet<>();
        String known = irregular.get(last);
        if (known != null) {
            found.add(head + known);
            return found;
        }
        found.add(noun);
        if (last.length() > 2 && last.endsWith("s") && !last.endsWith("ss")) {
            reduce(head, last, found);
        }
        return found;
    }

    private static void reduce(String head, String last, Set<String> found) {
        int end = last.length();
        found.add(head + last.substring(0, end - 1));
        if (last.endsWith("ies")) {
            found.add(head + last.substring(0, end - 3) + "y");
        } else if (last.endsWith("ves")) {
            found.add(head + last.substring(0, end - 3) + "f");
            found.add(head + last.substring(0, end - 3) + "fe");
        } else if (SIBILANT.stream().anyMatch(last::endsWith)) {
            found.add(head + last.substring(0, end - 2));
        }
    }
}
