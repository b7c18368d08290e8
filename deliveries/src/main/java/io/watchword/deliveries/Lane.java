package io.watchword.deliveries;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.protocol.DeadLetter;
import io.watchword.protocol.Delivery;
import io.watchword.protocol.DeliveryState;
import io.watchword.protocol.Json;
import io.watchword.protocol.Outgoing;
import io.watchword.protocol.kafka.TopicWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answers of one partition that wait for one delivery, oldest first, one on its way at a time. For one event loop.
 */
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final long AGAIN_MS = 2_000;

    private final Vertx vertx;
    private final Tables tables;
    private final Sender sender;
    private final TopicWriter<DeadLetter> deadLetters;
    private final DeliverySettings settings;
    private final DeliveryMeters meters;
    private final Deque<Outgoing> waiting = new ArrayDeque<>();
    private DeliveryState state;
    private DeliveryState reported;
    private int failures;
    private boolean busy;
    private boolean stopped;
    private long timer = -1;

    Lane(
            Vertx vertx,
            Tables tables,
            Sender sender,
            TopicWriter<DeadLetter> deadLetters,
            DeliverySettings settings,
            DeliveryMeters meters,
            DeliveryState state) {
        this.vertx = vertx;
        this.tables = tables;
        this.sender = sender;
        this.deadLetters = deadLetters;
        this.settings = settings;
        this.meters = meters;
        this.state = state;
        this.reported = state;
    }

    int size() {
        return waiting.size();
    }

    /** Takes one more; where too many wait already, the oldest that is not on its way is given up. */
    void add(Outgoing out) {
        if (waiting.stream().anyMatch(each -> each.key().equals(out.key()))) {
            return;
        }
        if (waiting.size() >= settings.waiting()) {
            Outgoing onItsWay = busy ? waiting.poll() : null;
            Outgoing oldest = waiting.poll();
            if (onItsWay != null) {
                waiting.addFirst(onItsWay);
            }
            if (oldest != null) {
                bury(oldest, "more than " + settings.waiting() + " answers were waiting", 0);
            }
        }
        waiting.addLast(out);
        next();
    }

    /** The delivery was changed: what was wrong may be right now. */
    void tryNow() {
        failures = 0;
        if (timer >= 0) {
            vertx.cancelTimer(timer);
            timer = -1;
        }
        next();
    }

    private void next() {
        Outgoing first = waiting.peek();
        if (stopped || busy || timer >= 0 || first == null) {
            return;
        }
        Optional<Delivery> delivery = tables.deliveries().get(first.delivery());
        if (delivery.isEmpty()) {
            discard();
            return;
        }
        busy = true;
        send(new Parcel(delivery.get(), first.answer(), first.body(), false)).onComplete(sent -> {
            busy = false;
            if (!stopped && sent.succeeded()) {
                arrived(first, delivery.get());
            } else if (!stopped) {
                failed(first, delivery.get(), sent.cause());
            }
        });
    }

    private Future<String> send(Parcel parcel) {
        try {
            return sender.send(parcel);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private void arrived(Outgoing out, Delivery delivery) {
        meters.delivered(delivery.to().type());
        state = state.arrived(now());
        failures = 0;
        waiting.remove(out);
        remove(out);
        next();
    }

    private void failed(Outgoing out, Delivery delivery, Throwable problem) {
        String reason = String.valueOf(problem.getMessage());
        failures++;
        meters.failed(delivery.to().type());
        state = state.failed(now(), reason);
        boolean lasting = problem instanceof NotDelivered known && known.isLasting();
        if (!lasting && failures < settings.backoff().attempts()) {
            later(settings.backoff().pauseMs(failures));
            return;
        }
        waiting.remove(out);
        bury(out, reason, failures);
        failures = 0;
        next();
    }

    /** To the dead letters, then out of the outbox; until both are done, it may be sent again after a restart. */
    private void bury(Outgoing out, String reason, int attempts) {
        DeadLetter letter = new DeadLetter(out.delivery(), now(), reason, attempts, Json.readTree(out.body()));
        deadLetters.write(letter).onComplete(written -> {
            if (written.succeeded()) {
                state = state.gaveUp();
                meters.deadLettered(type(out));
                remove(out);
            } else if (!stopped) {
                vertx.setTimer(AGAIN_MS, again -> bury(out, reason, attempts));
            }
        });
    }

    private String type(Outgoing out) {
        return tables.deliveries()
                .get(out.delivery())
                .map(each -> each.to().type())
                .orElse("none");
    }

    private void later(long pause) {
        timer = vertx.setTimer(pause, fired -> {
            timer = -1;
            next();
        });
    }

    private void remove(Outgoing out) {
        tables.outbox().remove(out.key()).onFailure(problem -> LOG.atWarn()
                .addKeyValue("delivery", out.delivery())
                .log("An answer that is done with may be sent again: {}", problem.toString()));
    }

    /** The delivery is gone, and what waits for it goes with it. */
    void discard() {
        stopped = true;
        for (Outgoing each : List.copyOf(waiting)) {
            meters.dropped();
            tables.outbox().remove(each.key());
        }
        waiting.clear();
        tables.states().remove(state.key());
    }

    /** Writes how it goes, if that changed. */
    Future<Void> report() {
        DeliveryState now = state.withWaiting(waiting.size());
        if (now.equals(reported)) {
            return Future.succeededFuture();
        }
        reported = now;
        return tables.states().put(now);
    }

    /** Sends nothing more. */
    Future<Void> stop() {
        stopped = true;
        vertx.cancelTimer(timer);
        return report();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
