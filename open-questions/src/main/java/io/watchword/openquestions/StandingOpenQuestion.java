package io.watchword.openquestions;

import io.watchword.openquestions.Consultation.Found;
import io.watchword.openquestions.model.Limits;
import io.watchword.process.Budget;
import io.watchword.protocol.Answer;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.AnsweredBy;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Question;
import io.watchword.protocol.Region;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An open question on one camera: when it is worth putting to its model again, and what its answer is. For one thread.
 */
final class StandingOpenQuestion {
    private static final Duration REFRESH = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Pattern FIGURES = Pattern.compile("\\d+");
    private static final String UNAVAILABLE = "/unavailable-";

    private final Question question;
    private final String camera;
    private final String model;
    private final Grounding grounding;
    private final SceneGate gate;
    private final Budget budget;
    private final Limits limits;
    private final LongSupplier clock;
    private @Nullable Answer last;
    private boolean asking;
    private int failures;
    private int outages;
    private long notBefore;
    private long askedAt;
    private long sentAt;

    StandingOpenQuestion(
            Question question, String camera, String model, Grounding grounding, Limits limits, LongSupplier clock) {
        this.question = question;
        this.camera = camera;
        this.model = model;
        this.grounding = grounding;
        this.limits = limits;
        this.gate = new SceneGate(limits.maxAge());
        this.budget = new Budget(limits.callsPerMinute(), 1, clock);
        this.clock = clock;
        this.notBefore = clock.getAsLong();
        this.askedAt = notBefore;
    }

    Question question() {
        return question;
    }

    Grounding grounding() {
        return grounding;
    }

    /** When it was put last: whoever waits longest is first. */
    long askedAt() {
        return askedAt;
    }

    /** What was told last, if anything was. */
    Optional<Answer> last() {
        return Optional.ofNullable(last);
    }

    /** Goes on from the last answer that was given elsewhere: the same answer is no change. */
    void resume(Answer earlier) {
        last = earlier;
        sentAt = clock.getAsLong();
    }

    /** Why it is not put on this scene, as it stands in metrics; empty where it should be. */
    Optional<String> skipped(Scene scene) {
        if (asking) {
            return Optional.of("asking");
        }
        if (!opens(scene)) {
            return Optional.of("still");
        }
        if (notBefore - clock.getAsLong() > 0) {
            return Optional.of("backing-off");
        }
        return budget.allows() ? Optional.empty() : Optional.of("budget");
    }

    private boolean opens(Scene scene) {
        return gate.opens(scene, grounding.matters(scene), grounding.stillMatters(scene));
    }

    /**
     * The answer where what it is about is not there, which costs no call; empty where it is there, nothing has
     * changed, or the same was told a moment ago.
     */
    Optional<Answer> missing(Scene scene) {
        if (asking || !opens(scene)) {
            return Optional.empty();
        }
        return grounding.missing(scene).flatMap(expression -> {
            gate.pass(scene, grounding.matters(scene));
            Found nothing = Consultation.nothing(expression, model);
            return stands(nothing.verdict()) && !isRefreshDue()
                    ? Optional.empty()
                    : Optional.of(
                            next(scene.frame(), nothing.verdict(), nothing.regions(), scene.latencyMs(), nothing.by()));
        });
    }

    private boolean stands(Verdict verdict) {
        return last != null && isSame(last.answer().value(), verdict.value());
    }

    /** It is put on this scene; returns what tells whether what comes of it still counts. */
    int asked(Scene scene) {
        gate.pass(scene, grounding.matters(scene));
        asking = true;
        askedAt = clock.getAsLong();
        budget.spend();
        return outages;
    }

    /** What came of it, where the camera has given frames ever since; empty where something else was told meanwhile. */
    Optional<Answer> answered(int asked, Scene scene, Found found, double tookMs) {
        if (asked != outages) {
            asking = false;
            return Optional.empty();
        }
        return Optional.of(answered(scene, found, tookMs));
    }

    /** What came of it. */
    Answer answered(Scene scene, Found found, double tookMs) {
        asking = false;
        if (found.failure() == null) {
            failures = 0;
        } else {
            tryAgainLater();
        }
        LatencyMs before = scene.latencyMs();
        LatencyMs latency =
                new LatencyMs(before.capture(), before.queue(), before.perceive(), tookMs, before.total() + tookMs);
        return next(scene.frame(), believed(found.verdict()), found.regions(), latency, found.by());
    }

    private void tryAgainLater() {
        gate.reset();
        long pause = FIRST_PAUSE.toNanos() << Math.min(failures, 10);
        notBefore = clock.getAsLong() + Math.min(pause, limits.maxAge().toNanos());
        failures++;
    }

    private Verdict believed(Verdict verdict) {
        if (verdict.isUnknown() || verdict.confidence() >= question.minConfidence()) {
            return verdict;
        }
        return Verdict.unknown(String.format(
                Locale.ROOT,
                "the confidence %.2f of \"%s\" is below %.2f",
                verdict.confidence(),
                verdict.value().text(),
                question.minConfidence()));
    }

    /**
     * The answer as long as there is none, or only why nobody was asked, which is another reason now, or that the
     * camera gave no frames, which it does now: told once.
     */
    Optional<Answer> waiting(Scene scene, String reason) {
        return last == null || last.id().contains(UNAVAILABLE) || (isRefreshDue() && isWaitingFor(last, reason))
                ? Optional.of(next(scene.frame(), Verdict.unknown(reason), List.of(), scene.latencyMs(), nobody()))
                : Optional.empty();
    }

    private static boolean isWaitingFor(Answer before, String reason) {
        AnswerValue value = before.answer().value();
        return value instanceof AnswerValue.Unknown
                && before.by() != null
                && before.by().steps().isEmpty()
                && !isSame(value, Verdict.unknown(reason).value());
    }

    /** The answer where its model can't be asked at all, which no earlier answer outlives: told once. */
    Optional<Answer> unreached(Scene scene, String reason) {
        Verdict verdict = Verdict.unknown(reason);
        return stands(verdict)
                ? Optional.empty()
                : Optional.of(next(scene.frame(), verdict, List.of(), scene.latencyMs(), nobody()));
    }

    private boolean isRefreshDue() {
        return clock.getAsLong() - sentAt >= REFRESH.toNanos();
    }

    /** The answer that stands, where it is time to tell it again: its frame says how old it is. */
    Optional<Answer> refreshed() {
        Answer standing = last;
        if (standing == null || !isRefreshDue()) {
            return Optional.empty();
        }
        sentAt = clock.getAsLong();
        return Optional.of(standing.refreshed());
    }

    /** The answer while the camera gives no frames, which it does since then, where that is news. */
    Optional<Answer> unavailable(FrameInfo placeholder, Instant since, String reason) {
        gate.reset();
        outages++;
        FrameInfo frame = last == null ? placeholder : last.frame();
        String id = Answer.id(camera, question.id(), frame.seq()) + UNAVAILABLE + since.toEpochMilli();
        Verdict verdict = Verdict.unknown(reason);
        if (last != null && last.answer().equals(verdict)) {
            return Optional.empty();
        }
        Answer answer = new Answer(
                        id,
                        1,
                        camera,
                        question.id(),
                        question.text(),
                        frame,
                        verdict,
                        List.of(),
                        true,
                        Instant.now(),
                        LatencyMs.NONE)
                .by(nobody());
        last = answer;
        sentAt = clock.getAsLong();
        return Optional.of(answer);
    }

    private AnsweredBy nobody() {
        return new AnsweredBy(model, List.of());
    }

    private Answer next(FrameInfo frame, Verdict verdict, List<Region> regions, LatencyMs latency, AnsweredBy by) {
        Answer before = last;
        boolean changed = before == null || !isSame(before.answer().value(), verdict.value());
        Instant since = before == null || changed ? frame.capturedAt() : before.since();
        Answer answer = Answer.of(question, camera, frame, verdict, regions, changed, since, latency)
                .by(by);
        last = answer;
        sentAt = clock.getAsLong();
        return answer;
    }

    // models word what they say differently each time; figures in reasons change as well
    private static boolean isSame(AnswerValue one, AnswerValue other) {
        boolean unknown = one instanceof AnswerValue.Unknown before
                && other instanceof AnswerValue.Unknown after
                && FIGURES.matcher(before.reason())
                        .replaceAll("")
                        .equals(FIGURES.matcher(after.reason()).replaceAll(""));
        boolean words = one instanceof AnswerValue.Words
                && other instanceof AnswerValue.Words
                && one.text().equalsIgnoreCase(other.text());
        return unknown || words || one.equals(other);
    }
}
