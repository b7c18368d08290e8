package io.watchword.inference;

import io.watchword.protocol.Answer;
import io.watchword.protocol.Emit;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Question;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Verdict;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.Sight;
import io.watchword.questionengine.StandingAnswer;
import io.watchword.questionengine.language.Parse;
import io.watchword.questionengine.reasoning.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A standing question on one camera, and when its answers are sent: when they change, on every frame if so asked, and
 * otherwise every ten seconds, so that who comes late learns the answer and that it is fresh. Not thread-safe.
 */
final class StandingQuestion {
    private static final Logger LOG = LoggerFactory.getLogger(StandingQuestion.class);
    private static final Duration REFRESH = Duration.ofSeconds(10);

    private final Question question;
    private final Asked asked;
    private Instant sent = Instant.MIN;
    private @Nullable Answer last;

    /** What answers: the engine, or the reason why it can't. */
    private interface Asked {
        void resume(Answer last);

        Answer next(Sight sight);

        Answer unavailable(String camera, FrameInfo frame, Instant since, String reason);
    }

    StandingQuestion(QuestionEngine engine, Question question, Parse parse) {
        this.question = question;
        this.asked = parse instanceof Parse.Understood understood
                ? new Understood(question, new StandingAnswer(engine, question, understood.program()))
                : new Refused(question, Parse.refusal(parse));
    }

    /** Goes on from the last answer that was sent elsewhere; to be called before the first scene. */
    void resume(Answer before) {
        last = before;
        sent = before.frame().capturedAt();
        asked.resume(before);
    }

    /** What was sent last, if anything was. */
    Optional<Answer> last() {
        return Optional.ofNullable(last);
    }

    /** The answer on the camera's next scene, if it is to be sent. */
    Optional<Answer> next(Sight sight) {
        Answer answer = asked.next(sight);
        Instant at = sight.scene().frame().capturedAt();
        boolean due = answer.changed()
                || question.emit() == Emit.EVERY
                || sent.equals(Instant.MIN)
                || Duration.between(sent, at).compareTo(REFRESH) >= 0;
        if (!due) {
            return Optional.empty();
        }
        sent = at;
        last = answer;
        return Optional.of(answer);
    }

    /** The answer while the camera gives no frames, which it does since then, if it is news. */
    Optional<Answer> unavailable(String camera, FrameInfo frame, Instant since, String reason) {
        Answer answer = asked.unavailable(camera, frame, since, reason);
        if (!answer.changed()) {
            return Optional.empty();
        }
        last = answer;
        return Optional.of(answer);
    }

    private static final class Understood implements Asked {
        private final Question question;
        private final StandingAnswer standing;
        private boolean failed;

        Understood(Question question, StandingAnswer standing) {
            this.question = question;
            this.standing = standing;
        }

        @Override
        public void resume(Answer last) {
            standing.resume(last);
        }

        /** A fault in working out one question must not keep the others of the camera from their answers. */
        @Override
        public Answer next(Sight sight) {
            try {
                Answer answer = standing.next(sight, Trace.NONE);
                failed = false;
                return answer;
            } catch (RuntimeException e) {
                Scene scene = sight.scene();
                if (!failed) {
                    LOG.error("question=\"{}\" camera=\"{}\" can't be worked out", question.id(), scene.camera(), e);
                }
                failed = true;
                return standing.unavailable(
                        scene.camera(),
                        scene.frame(),
                        scene.frame().capturedAt(),
                        "it can't be worked out because of a fault; the log says which");
            }
        }

        @Override
        public Answer unavailable(String camera, FrameInfo frame, Instant since, String reason) {
            return standing.unavailable(camera, frame, since, reason);
        }
    }

    /** A question that was understood when it was asked, but no longer is: another detector has other words. */
    private static final class Refused implements Asked {
        private final Question question;
        private final Verdict verdict;
        private Instant since = Instant.MIN;

        Refused(Question question, Parse.Refused refused) {
            this.question = question;
            this.verdict = Verdict.unknown(refused.reason());
        }

        @Override
        public void resume(Answer last) {
            since = last.answer().isUnknown() ? last.since() : Instant.MIN;
        }

        @Override
        public Answer next(Sight sight) {
            Scene scene = sight.scene();
            return answer(scene.camera(), scene.frame(), scene.latencyMs());
        }

        @Override
        public Answer unavailable(String camera, FrameInfo frame, Instant began, String reason) {
            return answer(camera, frame, LatencyMs.NONE);
        }

        private Answer answer(String camera, FrameInfo frame, LatencyMs latency) {
            boolean first = since.equals(Instant.MIN);
            if (first) {
                since = frame.capturedAt();
            }
            return Answer.of(question, camera, frame, verdict, List.of(), first, since, latency);
        }
    }
}
