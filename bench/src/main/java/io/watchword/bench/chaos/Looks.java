package io.watchword.bench.chaos;

import io.watchword.protocol.Answer;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Frame;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.FrameKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Every frame that was, so that what a model is said to have seen on one can be checked. Any thread. */
final class Looks {
    private final Map<FrameKey, Long> digests = new ConcurrentHashMap<>();

    /**
     * What the answers of a model are worth.
     *
     * @param right words that follow from the question and the frame that they are said to be about
     * @param unknown answers that say why there is none
     * @param wrong all others
     */
    record Verdict(int right, int unknown, int wrong) {}

    /** A frame. */
    void note(Frame frame) {
        digests.put(FrameKey.of(frame.camera(), frame.info()), Eye.digest(frame.jpeg()));
    }

    /** Judges what {@link Eye} is said to have answered. */
    Verdict judge(List<Delivered<Answer>> log) {
        int right = 0;
        int unknown = 0;
        int wrong = 0;
        for (Delivered<Answer> record : log) {
            Answer answer = record.value();
            if (answer == null || answer.by() == null) {
                continue;
            }
            if (answer.answer().isUnknown()) {
                unknown++;
            } else if (isRight(answer)) {
                right++;
            } else {
                wrong++;
            }
        }
        return new Verdict(right, unknown, wrong);
    }

    private boolean isRight(Answer answer) {
        Long digest = digests.get(FrameKey.of(answer));
        return digest != null
                && answer.answer().value().equals(new AnswerValue.Words(Eye.words(answer.text(), digest)));
    }
}
