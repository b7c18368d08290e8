package io.watchword.answerstream.drawing;

import io.watchword.protocol.Answer;

/**
 * A line under a picture.
 *
 * @param text in plain letters
 * @param answer after it, in brighter ones
 */
public record Caption(String text, String answer) {
    /** The question of an answer, and the answer. */
    public static Caption of(Answer answer) {
        long percent = Math.round(answer.answer().confidence() * 100);
        String value = answer.answer().value().text();
        return new Caption(answer.text(), answer.answer().isUnknown() ? value : value + " (" + percent + " %)");
    }
}
