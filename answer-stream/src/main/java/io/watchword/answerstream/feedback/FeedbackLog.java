package io.watchword.answerstream.feedback;

import io.vertx.core.Future;
import io.watchword.answerstream.history.AnswerId;
import io.watchword.answerstream.history.LogPage;
import io.watchword.answerstream.history.LogPages;
import io.watchword.answerstream.history.LogPosition;
import io.watchword.answerstream.history.PageQuery;
import io.watchword.answerstream.history.Past;
import io.watchword.protocol.Feedback;
import io.watchword.protocol.Frame;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.TopicPast;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Feedback and its pictures, as Kafka keeps them. */
public final class FeedbackLog {
    private final LogPages<Feedback> pages;
    private final Past<Frame> pictures;

    /** Looks into these topics. */
    public FeedbackLog(Past<Feedback> feedback, Past<Frame> pictures) {
        this.pages = new LogPages<>(feedback);
        this.pictures = pictures;
    }

    /** A page, newest first. */
    Future<LogPage<Feedback>> page(Predicate<Feedback> wanted, int limit, Optional<LogPosition> cursor) {
        return pages.page(new PageQuery<>(wanted, Optional.empty(), Optional.empty(), limit, true, cursor));
    }

    /** The newest of what was said of an answer, among the newest some 20,000. */
    public Future<Optional<Feedback>> find(AnswerId id) {
        return page(each -> each.answer().equals(id.text()), 1, Optional.empty())
                .map(page -> page.records().stream()
                        .map(Delivered::value)
                        .filter(Objects::nonNull)
                        .findFirst());
    }

    /** Its frame, if that is kept. */
    public Future<Optional<Frame>> frame(Feedback feedback) {
        Feedback.Picture place = feedback.picture();
        return place == null
                ? Future.succeededFuture(Optional.empty())
                : pictures.look(look -> frame(look, feedback.answer(), place));
    }

    /** Its frame, if that is kept. Blocks. */
    static Optional<Frame> frame(TopicPast<Frame> look, String answer, Feedback.Picture place) {
        return look
                .read(Map.of(place.partition(), place.offset()), Map.of(place.partition(), place.offset() + 1), 1)
                .records()
                .stream()
                .map(Delivered::value)
                .filter(Objects::nonNull)
                .filter(frame -> answer.startsWith(frame.camera() + "/"))
                .findFirst();
    }

    Past<Frame> pictures() {
        return pictures;
    }
}
