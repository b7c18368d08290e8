package io.watchword.openquestions;

import io.watchword.openquestions.model.OpenModel;
import io.watchword.process.Budget;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Where questions are put to a model: as many at a time, and as many a minute, as it may be asked. For one thread. */
final class Desk {
    /** Why it is not asked now. */
    enum Closed {
        /** It is in trouble, or what it needs is asked enough. */
        RESTING("the model's endpoint is in trouble, or the captioner that it needs is asked enough"),
        /** It is asked other things. */
        BUSY("the model is busy with other questions"),
        /** All questions together have used up what it may be asked. */
        BUDGET_IN_ALL("all questions together have used up the calls that the model may be sent a minute");

        private final String words;

        Closed(String words) {
            this.words = words;
        }

        /** In words. */
        String words() {
            return words;
        }

        /** As it stands in metrics. */
        String tag() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    // what a burst of movement may take at once of a minute's calls
    private static final double BURST = 0.25;

    private final OpenModel model;
    private final Budget budget;
    private int inHand;

    Desk(OpenModel model, LongSupplier clock) {
        this.model = model;
        double perMinute = model.limits().callsPerMinuteInAll();
        this.budget = new Budget(perMinute, perMinute * BURST, clock);
    }

    OpenModel model() {
        return model;
    }

    /** Why it can't be asked now; empty where it can. */
    Optional<Closed> closed() {
        if (model.isResting()) {
            return Optional.of(Closed.RESTING);
        }
        if (inHand >= model.limits().atOnce()) {
            return Optional.of(Closed.BUSY);
        }
        return budget.allows() ? Optional.empty() : Optional.of(Closed.BUDGET_IN_ALL);
    }

    /** It is asked. */
    void take() {
        budget.spend();
        inHand++;
    }

    /** It has answered, or won't. */
    void done() {
        inHand--;
    }
}
