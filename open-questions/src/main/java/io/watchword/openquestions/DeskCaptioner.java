package io.watchword.openquestions;

import io.vertx.core.Future;
import io.watchword.openquestions.model.Captioner;
import io.watchword.openquestions.model.Inquiry;
import io.watchword.openquestions.model.NoReplyException;
import io.watchword.openquestions.model.NoReplyException.Cause;
import io.watchword.openquestions.model.OpenModel;
import java.time.Duration;
import java.util.Optional;

/** A model that others ask for captions, as often as it may be asked by anybody. For one thread. */
final class DeskCaptioner implements Captioner {
    private final Desk desk;

    DeskCaptioner(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Future<String> caption(Inquiry inquiry) {
        Optional<Desk.Closed> closed = desk.closed();
        if (closed.isPresent()) {
            return Future.failedFuture(new NoReplyException(
                    Cause.RATE_LIMITED,
                    "the captioner '" + desk.model().name() + "' can't be asked now: "
                            + closed.get().words()));
        }
        desk.take();
        return desk.model()
                .ask(inquiry)
                .onComplete(done -> desk.done())
                .map(verdict -> verdict.isUnknown() ? "" : verdict.value().text());
    }

    @Override
    public Optional<String> trouble() {
        OpenModel model = desk.model();
        return model.trouble().map(why -> "its captioner '" + model.name() + "' can't be asked: " + why);
    }

    @Override
    public boolean isBusy() {
        return desk.closed().isPresent();
    }

    @Override
    public Duration timeout() {
        return desk.model().timeout();
    }
}
