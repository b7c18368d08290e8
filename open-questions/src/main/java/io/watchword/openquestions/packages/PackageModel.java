package io.watchword.openquestions.packages;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.picture.UnusablePictureException;
import io.watchword.modelpackages.task.VisualTask;
import io.watchword.openquestions.model.Inquiry;
import io.watchword.openquestions.model.Limits;
import io.watchword.openquestions.model.NoReplyException;
import io.watchword.openquestions.model.NoReplyException.Cause;
import io.watchword.openquestions.model.OpenModel;
import io.watchword.process.config.PackageSettings;
import io.watchword.protocol.Verdict;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A model in a package. It is asked on threads of its own, as many as it has replicas. */
final class PackageModel<T extends VisualTask> implements OpenModel {
    private final Vertx vertx;
    private final PackageSettings settings;
    private final Skill<T> skill;
    private final Hosted<T> hosted;
    private final WorkerExecutor threads;
    private int inHand;

    PackageModel(Vertx vertx, PackageSettings settings, Skill<T> skill, Hosted<T> hosted) {
        this.vertx = vertx;
        this.settings = settings;
        this.skill = skill;
        this.hosted = hosted;
        this.threads = vertx.createSharedWorkerExecutor(
                "watchword-open-model-" + settings.name(),
                settings.replicas(),
                2 * timeout().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public String kind() {
        return settings.kind();
    }

    @Override
    public String task() {
        return skill.task();
    }

    @Override
    public Limits limits() {
        return Limits.of(settings);
    }

    @Override
    public Duration timeout() {
        return Duration.ofMillis(Math.round(settings.timeout() * 1_000));
    }

    @Override
    public Optional<String> trouble() {
        return hosted.trouble();
    }

    @Override
    public Optional<String> refusal() {
        return hosted.refusal();
    }

    @Override
    public boolean isResting() {
        return hosted.trouble().isPresent();
    }

    @Override
    public Future<Verdict> ask(Inquiry inquiry) {
        Optional<String> trouble = hosted.trouble();
        if (trouble.isPresent()) {
            return Future.failedFuture(new NoReplyException(Cause.RESTING, trouble.get()));
        }
        // those that took too long are still at work
        if (inHand >= 2 * settings.atOnce()) {
            return Future.failedFuture(new NoReplyException(
                    Cause.LATE, "the model still works on pictures that took it too long; give it more replicas"));
        }
        inHand++;
        Promise<Verdict> answer = Promise.promise();
        long timer = vertx.setTimer(timeout().toMillis(), passed -> answer.tryFail(late()));
        threads.executeBlocking(() -> verdict(inquiry, answer.future()), false).onComplete(done -> {
            inHand--;
            vertx.cancelTimer(timer);
            if (done.succeeded()) {
                done.result().ifPresentOrElse(answer::tryComplete, () -> answer.tryFail(late()));
            } else {
                answer.tryFail(reason(done.cause()));
            }
        });
        return answer.future();
    }

    /** Empty where nobody waits for it any more. */
    private Optional<Verdict> verdict(Inquiry inquiry, Future<Verdict> awaited) {
        return awaited.isComplete()
                ? Optional.empty()
                : Optional.of(hosted.call(model -> ask(model, inquiry), timeout()));
    }

    private Verdict ask(T model, Inquiry inquiry) {
        try {
            return skill.asked().ask(model, inquiry);
        } catch (UnusablePictureException e) {
            throw new NoReplyException(Cause.NOTHING_TO_SHOW, String.valueOf(e.getMessage()));
        }
    }

    private NoReplyException late() {
        return new NoReplyException(
                Cause.LATE, "the model did not answer within " + timeout().toMillis() / 1e3 + " s");
    }

    private Throwable reason(Throwable problem) {
        return problem instanceof PackageException
                ? new NoReplyException(Cause.SERVER_ERROR, hosted.shown(String.valueOf(problem.getMessage())))
                : problem;
    }

    @Override
    public Future<Void> close() {
        return threads.close();
    }
}
