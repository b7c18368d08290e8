package io.watchword.answerstream.stream;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.watchword.answerstream.history.LogPosition;
import io.watchword.protocol.Answer;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.TopicPast;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Leads a client from its place in the log to the end, a stretch at a time and only as fast as it reads. When nothing
 * lies between its place and the hub's, the client is live, in the same turn of the event loop, so that nothing is
 * missed or sent twice.
 */
final class CatchUp {
    /**
     * What was read of the log.
     *
     * @param stretch the answers
     * @param gap whether some between the place it was read from and the first of them are no longer kept
     */
    record Piece(TopicPast.Stretch<Answer> stretch, boolean gap) {
        /** The same without some records. */
        Piece without(Predicate<Delivered<Answer>> left) {
            List<Delivered<Answer>> kept =
                    stretch.records().stream().filter(left.negate()).toList();
            return new Piece(new TopicPast.Stretch<>(kept, stretch.next()), gap);
        }
    }

    /** Reads a stretch of the log between two places. */
    @FunctionalInterface
    interface Reader {
        Future<Piece> read(LogPosition from, LogPosition to);
    }

    private final StreamClient client;
    private final Supplier<LogPosition> end;
    private final Predicate<Answer> isEvent;
    private final Reader reader;
    private LogPosition position;
    private Iterator<Buffer> backlog;
    private boolean reading;

    /**
     * @param client to be led
     * @param first what it gets first
     * @param position where it is
     * @param end of the log, as far as the live clients have had it
     * @param isEvent whether an answer is more than a refresh
     * @param reader of the log
     */
    CatchUp(
            StreamClient client,
            Iterator<Buffer> first,
            LogPosition position,
            Supplier<LogPosition> end,
            Predicate<Answer> isEvent,
            Reader reader) {
        this.client = client;
        this.backlog = first;
        this.position = position;
        this.end = end;
        this.isEvent = isEvent;
        this.reader = reader;
    }

    /** Goes on, if the client can take more. */
    void resume() {
        if (reading || !client.isOpen() || !client.write(backlog)) {
            return;
        }
        if (position.reached(end.get()) && !end.get().reached(position)) {
            return; // ahead of the hub, by what another server told it: until the hub is there
        }
        if (position.reached(end.get())) {
            client.remark(SseFrames.id(position.toString()));
            client.goLive();
            return;
        }
        reading = true;
        reader.read(position, end.get()).onSuccess(this::take).onFailure(this::giveUp);
    }

    private void take(Piece piece) {
        reading = false;
        if (piece.gap()) {
            client.remark(SseFrames.gap("some answers after the last id are no longer kept"));
        }
        TopicPast.Stretch<Answer> stretch = piece.stretch();
        List<Buffer> frames = new ArrayList<>();
        for (Delivered<Answer> answer : stretch.records()) {
            position = position.after(answer.position());
            if (answer.value() != null
                    && answer.bytes() != null
                    && client.request().wants(answer.value(), isEvent.test(answer.value()))) {
                frames.add(SseFrames.event("answer", position.toString(), answer.bytes()));
            }
        }
        position = position.max(stretch.next());
        backlog = frames.iterator();
        resume();
    }

    private void giveUp(Throwable problem) {
        backlog = Collections.emptyIterator();
        client.logUnreadable(problem);
    }
}
