package io.watchword.openquestions.model;

import io.vertx.core.Future;
import io.watchword.protocol.ModelStatus;
import io.watchword.protocol.Verdict;
import java.time.Duration;
import java.util.Optional;

/**
 * Something that questions can be put to: an endpoint, or a package that runs here. Called on one event loop, which it
 * never blocks; bounded in how long it takes.
 */
public interface OpenModel {
    /** By which questions ask for it. */
    String name();

    /** Such as {@code vlm}. */
    String kind();

    /** {@link ModelStatus#ANSWER}, or {@link ModelStatus#CAPTION} where it says what it sees, whatever is asked. */
    default String task() {
        return ModelStatus.ANSWER;
    }

    /** How much it may be asked. */
    Limits limits();

    /** How long an answer of it may take. */
    default Duration timeout() {
        return Duration.ofSeconds(30);
    }

    /**
     * Puts a question to it.
     *
     * @return its typed answer, which is unknown where it says that it can't tell; fails with {@link NoReplyException}
     *     where there is no answer that can be used
     */
    Future<Verdict> ask(Inquiry inquiry);

    /** Why it would not answer now, in words a person can act on and without secrets; empty where it would. */
    Optional<String> trouble();

    /**
     * Why it can't be asked before something about it is changed, so that no earlier answer of it stands; empty where
     * it can, or is about to be.
     */
    default Optional<String> refusal() {
        return Optional.empty();
    }

    /** Whether a call now would be given up at once, so that none should be spent. */
    default boolean isResting() {
        return false;
    }

    /** Gives back what it holds. */
    default Future<Void> close() {
        return Future.succeededFuture();
    }
}
