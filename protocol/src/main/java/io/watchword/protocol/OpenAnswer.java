package io.watchword.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What came of an {@link OpenAsk}.
 *
 * @param ask its id
 * @param answer unknown, with the reason, where the model gave none
 */
public record OpenAnswer(String ask, Answer answer) {
    public OpenAnswer(@Nullable String ask, @Nullable Answer answer) {
        this.ask = Ids.require("ask", Checks.present("ask", ask));
        this.answer = Checks.present("answer", answer);
    }
}
