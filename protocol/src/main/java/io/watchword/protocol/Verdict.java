package io.watchword.protocol;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;

/**
 * What the evidence says: the most probable value, how probable it is, and what else it could be.
 *
 * @param value the most probable value
 * @param confidence its probability, in [0, 1]; for {@link AnswerValue.Unknown} that nothing better can be said
 * @param alternatives other values, most probable first; with {@code confidence} they sum to at most 1
 */
@JsonSerialize(converter = VerdictForm.Write.class)
@JsonDeserialize(converter = VerdictForm.Read.class)
public record Verdict(AnswerValue value, double confidence, List<Alternative> alternatives) {
    public Verdict {
        Checks.inRange("confidence", confidence, 0, 1);
        alternatives = List.copyOf(alternatives);
    }

    /** It can't be said, for this reason. */
    public static Verdict unknown(String reason) {
        return new Verdict(new AnswerValue.Unknown(reason), 1, List.of());
    }

    /** Whether it can't be said. */
    public boolean isUnknown() {
        return value instanceof AnswerValue.Unknown;
    }
}
