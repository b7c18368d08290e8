package io.watchword.bench.language;

import io.watchword.questionengine.language.Parse;
import java.util.List;
import java.util.function.Function;

/**
 * A text and what became of it.
 *
 * @param ms how long that took
 */
record Reading(String text, Parse parse, double ms) {
    private static final int WARM_UP = 2000;

    /** Reads all texts, once the compiler has seen some. */
    static List<Reading> all(List<String> texts, Function<String, Parse> parser) {
        texts.stream().limit(WARM_UP).forEach(text -> of(text, parser));
        return texts.stream().map(text -> of(text, parser)).toList();
    }

    private static Reading of(String text, Function<String, Parse> parser) {
        long start = System.nanoTime();
        Parse parse = parser.apply(text);
        return new Reading(text, parse, (System.nanoTime() - start) / 1e6);
    }

    Outcome outcome() {
        return Outcome.of(parse);
    }

    /**
     * What it was taken to mean, in English, and after a bar what it says that it approximated; why not, where it was
     * refused.
     */
    String understood() {
        if (parse instanceof Parse.Understood understood) {
            return said(understood.understood(), understood.approximations());
        }
        return parse instanceof Parse.Outside outside
                ? said(outside.understood(), outside.approximations())
                : ((Parse.Refused) parse).reason();
    }

    private static String said(String understood, List<String> approximations) {
        return approximations.isEmpty() ? understood : understood + " | " + String.join("; ", approximations);
    }

    /** The program on one line, as it is written down in Java; empty where there is none. */
    String program() {
        if (parse instanceof Parse.Understood understood) {
            return understood.program().toString();
        }
        return parse instanceof Parse.Outside outside ? outside.program().toString() : "";
    }
}
