package io.watchword.bench.language;

import io.watchword.questionengine.language.Parse;
import java.util.Locale;

/** What can become of a text. */
enum Outcome {
    ANSWERABLE,
    OUTSIDE,
    REFUSED;

    static Outcome of(Parse parse) {
        if (parse instanceof Parse.Understood) {
            return ANSWERABLE;
        }
        return parse instanceof Parse.Outside ? OUTSIDE : REFUSED;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
