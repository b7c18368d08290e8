package io.watchword.bench.evaluate;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What went wrong with some of many, counted, and the first of them in words. */
final class Problems {
    private static final int NAMED = 100;
    private static final int SHOWN = 10;

    private final String what;
    private final List<String> named = new ArrayList<>();
    private int count;

    /** @param what went wrong, in the plural, for a heading */
    Problems(String what) {
        this.what = what;
    }

    void add(String problem) {
        count++;
        if (named.size() < NAMED) {
            named.add(problem);
        }
    }

    int count() {
        return count;
    }

    /** The first hundred. */
    List<String> named() {
        return List.copyOf(named);
    }

    /** Prints how many there are and the first ten; nothing where there are none. */
    void print(PrintStream out) {
        if (count > 0) {
            out.println(what + ": " + count);
            named.stream().limit(SHOWN).forEach(each -> out.println("  " + each));
            if (count > SHOWN) {
                out.println("  … and " + (count - SHOWN) + " more");
            }
        }
    }
}
