package io.watchword.deliveries;

import io.watchword.protocol.Answer;
import io.watchword.protocol.Condition;
import java.util.Optional;

/** Whether an answer is told: when the condition becomes true, not as long as it is. */
final class Edges {
    /**
     * What follows from an answer.
     *
     * @param tell whether it is told
     * @param holds what is remembered for the next; empty to leave it
     */
    record Step(boolean tell, Optional<Boolean> holds) {}

    private static final Step NOTHING = new Step(false, Optional.empty());

    private Edges() {}

    /**
     * The step from what is remembered. What a verdict leaves open, such as a count that is unknown, changes nothing,
     * so that a camera that comes back is no news. Where nothing is remembered, only an answer that just changed is
     * told.
     *
     * @param held whether the condition held when it could last be told; empty if never
     */
    static Step step(Condition condition, Optional<Boolean> held, Answer answer) {
        if (condition instanceof Condition.Change) {
            return answer.changed() ? new Step(true, Optional.empty()) : NOTHING;
        }
        Optional<Boolean> now = condition.holds(answer.answer());
        if (now.isEmpty() || now.equals(held)) {
            return NOTHING;
        }
        boolean tell = now.get() && (held.isPresent() || answer.changed());
        return new Step(tell, now);
    }
}
