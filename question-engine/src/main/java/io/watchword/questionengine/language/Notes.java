package io.watchword.questionengine.language;

import java.util.ArrayList;
import java.util.List;

/** Gathers the approximations of one reading, each once. Not thread-safe. */
final class Notes {
    private List<String> all = List.of();

    void add(String note) {
        if (!all.contains(note)) {
            List<String> more = new ArrayList<>(all);
            more.add(note);
            all = more;
        }
    }

    void addAll(List<String> notes) {
        if (all.isEmpty()) {
            all = notes;
        } else {
            notes.forEach(this::add);
        }
    }

    /** Leaves out what a noun is understood as, where it only says what another is like: "baby goat". */
    void forget(String noun) {
        all = all.stream().filter(note -> !note.startsWith("“" + noun + "” ")).toList();
    }

    List<String> all() {
        return all;
    }
}
