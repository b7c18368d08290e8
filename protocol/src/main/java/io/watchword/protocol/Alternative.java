package io.watchword.protocol;

/**
 * Another value the answer could have.
 *
 * @param value of any type
 * @param confidence its probability, in [0, 1]
 */
public record Alternative(AnswerValue value, double confidence) {
    public Alternative {
        Checks.inRange("confidence", confidence, 0, 1);
    }
}
