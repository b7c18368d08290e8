package io.watchword.answerstream.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.watchword.answerstream.access.Who;
import io.watchword.answerstream.history.LogPosition;
import io.watchword.answerstream.history.Past;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Json;
import io.watchword.protocol.Question;
import io.watchword.protocol.Scene;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.Repeats;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fans out what happens to every client. Answers are encoded once, whoever gets them, around the bytes as they are
 * stored. For one event loop.
 */
public final class AnswerHub {
    private static final int STRETCH = 500;

    private final StreamLimits limits;
    private final StreamMetrics metrics;
    private final Past<Answer> past;
    private final Predicate<Answer> isEvent;
    private final CurrentAnswers current = new CurrentAnswers();
    private final Repeats repeats = new Repeats();
    private final Set<StreamClient> clients = new LinkedHashSet<>();
    private final List<StreamClient> told = new ArrayList<>();
    private LogPosition end = LogPosition.of(Map.of());
    private boolean closing;

    /**
     * @param isEvent whether an answer is more than a refresh of the last
     * @param past where clients that come back are brought up to date from
     */
    public AnswerHub(StreamLimits limits, MeterRegistry meters, Predicate<Answer> isEvent, Past<Answer> past) {
        this.limits = limits;
        this.metrics = new StreamMetrics(meters, clients::size);
        this.isEvent = isEvent;
        this.past = past;
    }

    /** The log is followed from here. */
    public void startAt(Map<Integer, Long> next) {
        end = end.max(next);
    }

    /** Whether it takes another client; counts the refusal if not. */
    public boolean hasRoom() {
        boolean room = !closing && clients.size() < limits.clients();
        if (!room) {
            metrics.refused();
        }
        return room;
    }

    /**
     * Takes a client: first what is current, then what it missed, then what comes.
     *
     * @param ended completes when it has gone
     */
    public void connect(StreamRequest request, HttpServerResponse response, Future<Void> ended) {
        StreamClient client = new StreamClient(request, response, limits, metrics);
        clients.add(client);
        Context context = Vertx.currentContext();
        // later, as clients may be being told something just now
        ended.onComplete(gone -> context.runOnContext(later -> clients.remove(client)));
        client.remark(SseFrames.OPENING);
        LogPosition place = request.resume().orElse(end);
        if (place.liesWithin(end)) {
            begin(client, place, request.current());
        } else if (place.next().keySet().equals(end.next().keySet())) {
            beginAhead(client, place);
        } else {
            beginAnew(client);
        }
    }

    /** Another server may have told it more than is known here yet; only the log can say. */
    private void beginAhead(StreamClient client, LogPosition place) {
        past.look(look -> LogPosition.of(look.ends()))
                .onSuccess(ends -> {
                    if (place.liesWithin(ends)) {
                        begin(client, place, client.request().current());
                    } else {
                        beginAnew(client);
                    }
                })
                .onFailure(client::logUnreadable);
    }

    private void beginAnew(StreamClient client) {
        client.remark(SseFrames.comment("the last id is not of this log; starting anew"));
        client.remark(SseFrames.gap("the last id is not of this log; starting anew"));
        begin(client, end, true);
    }

    private void begin(StreamClient client, LogPosition place, boolean showCurrent) {
        List<byte[]> first = showCurrent ? current.matching(client.request().filter()) : List.of();
        Stream<Buffer> frames = first.stream().map(bytes -> SseFrames.event("answer", null, bytes));
        client.begin(new CatchUp(client, frames.iterator(), place, () -> end, isEvent, this::read));
    }

    /** The newest answer of each question on a camera, by question. */
    public List<Answer> current(String camera) {
        return current.of(camera);
    }

    private Future<CatchUp.Piece> read(LogPosition from, LogPosition to) {
        return past.look(look ->
                        new CatchUp.Piece(look.read(from.next(), to.next(), STRETCH), !from.reached(look.beginnings())))
                .map(piece -> piece.without(record -> repeats.contains(record.position())));
    }

    /** The next answers of the log. */
    public Future<Void> answers(List<Delivered<Answer>> batch) {
        batch.forEach(this::answer);
        told.forEach(StreamClient::flush);
        told.clear();
        clients.stream().filter(client -> !client.isLive()).forEach(StreamClient::resume);
        return Future.succeededFuture();
    }

    private void answer(Delivered<Answer> record) {
        if (end.isPast(record.position())) {
            return;
        }
        end = end.after(record.position());
        Answer answer = record.value();
        byte[] bytes = record.bytes();
        if (answer == null || bytes == null) {
            return;
        }
        if (repeats.next(answer, record)) {
            return;
        }
        current.keep(answer, record);
        boolean event = isEvent.test(answer);
        Buffer frame = null;
        for (StreamClient client : clients) {
            if (client.isLive() && client.request().wants(answer, event)) {
                frame = frame == null ? SseFrames.event("answer", end.toString(), bytes) : frame;
                client.event(frame);
                told.add(client);
            }
        }
    }

    /** A scene. */
    public void scene(Scene scene, byte[] bytes) {
        Buffer frame = null;
        for (StreamClient client : clients) {
            if (client.request().scenes() && client.request().filter().wantsCamera(scene.camera())) {
                frame = frame == null ? SseFrames.event("scene", null, bytes) : frame;
                client.scene(scene.camera(), frame);
                client.flush();
            }
        }
    }

    /** A camera or its state changed. */
    public void camera(String id, byte[] json, boolean deleted) {
        if (deleted) {
            current.forgetCamera(id);
            repeats.forgetCamera(id);
        }
        tell(client -> client.request().filter().wantsCamera(id), SseFrames.event("camera", null, json));
    }

    /** A question was asked, changed or withdrawn. */
    public void question(String id, @Nullable Question before, @Nullable Question after) {
        if (after == null) {
            current.forgetQuestion(id);
            repeats.forgetQuestion(id);
        }
        Buffer whole = question(id, after);
        for (StreamClient client : List.copyOf(clients)) {
            Who who = client.request().pass().who();
            Question now = shown(who, after);
            boolean told = now != null || shown(who, before) != null;
            if (told && client.request().filter().wantsQuestion(id)) {
                client.event(who.isLimited() ? question(id, now) : whole);
                client.flush();
            }
        }
    }

    private static @Nullable Question shown(Who who, @Nullable Question question) {
        return question == null || !who.sees(question) ? null : who.shown(question);
    }

    private static Buffer question(String id, @Nullable Question after) {
        Object data = after == null ? Map.of("id", id, "deleted", true) : after;
        return SseFrames.event("question", null, Json.write(data));
    }

    private void tell(Predicate<StreamClient> whom, Buffer frame) {
        clients.stream().filter(whom).forEach(client -> {
            client.event(frame);
            client.flush();
        });
    }

    /** Call every {@link StreamLimits#heartbeat}. */
    public void heartbeat() {
        clients.forEach(client -> {
            if (client.request().pass().holds()) {
                client.heartbeat(end.toString());
            } else {
                client.close("the login has ended; log in again");
            }
        });
        sweep();
    }

    private void sweep() {
        clients.removeIf(client -> !client.isOpen());
    }

    /** Ends every stream and takes no more. */
    public void close() {
        closing = true;
        List.copyOf(clients).forEach(client -> client.close("the server is stopping"));
        clients.clear();
    }
}
