package io.watchword.standalone;

import io.watchword.protocol.Texts;
import io.watchword.questionengine.language.Parse;

/** Words for people about a question that was not understood. */
public final class Refusals {
    private Refusals() {}

    /** The reason, the words that could not be used, and what could be asked instead. */
    public static String words(Parse.Refused refused) {
        StringBuilder words = new StringBuilder("Can't answer \"" + Texts.clip(refused.text(), 120) + "\": ");
        words.append(refused.reason());
        if (!refused.suggestions().isEmpty()) {
            words.append("\n  You could ask: ");
            words.append(String.join("\n                 ", refused.suggestions()));
        }
        return words.toString();
    }
}
