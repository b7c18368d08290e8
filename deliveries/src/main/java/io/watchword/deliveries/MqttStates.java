package io.watchword.deliveries;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Json;
import io.watchword.protocol.kafka.BatchHandler;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.Repeats;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The current answer of each question on each camera as retained messages. While the broker is away, or slower than the
 * answers, only the newest of each waits. For one event loop.
 */
final class MqttStates implements BatchHandler<Answer> {
    private static final int MOST = 10_000;

    private record Key(String camera, String question) {
        static Key of(Answer answer) {
            return new Key(answer.camera(), answer.question());
        }
    }

    /** What the broker has of a question on a camera. */
    private static final class Shown {
        private @Nullable String component;
        private String text = "";
        private String state = "";
    }

    private final MqttLink link;
    private final Repeats repeats = new Repeats();
    private final Map<Key, Answer> newest = new LinkedHashMap<>();
    private final Map<Key, Shown> shown = new HashMap<>();
    private final Map<Key, Answer> waiting = new LinkedHashMap<>();
    private boolean pumping;

    MqttStates(MqttLink link) {
        this.link = link;
    }

    @Override
    public Future<Void> handle(List<Delivered<Answer>> batch) {
        for (Delivered<Answer> record : batch) {
            if (record.value() != null && !repeats.next(record.value(), record)) {
                take(record.value());
            }
        }
        pump();
        return Future.succeededFuture();
    }

    private void take(Answer answer) {
        Key key = Key.of(answer);
        newest.remove(key);
        newest.put(key, answer);
        if (isNews(key, answer)) {
            waiting.put(key, answer);
        }
        if (newest.size() > MOST) {
            Iterator<Key> oldest = newest.keySet().iterator();
            Key gone = oldest.next();
            oldest.remove();
            shown.remove(gone);
            waiting.remove(gone);
        }
    }

    private boolean isNews(Key key, Answer answer) {
        Shown last = shown.get(key);
        return last == null
                || !last.state.equals(HomeAssistant.state(answer))
                || !last.text.equals(answer.text())
                || answer.changed();
    }

    /** A new connection: the broker may have forgotten everything. */
    void connected() {
        shown.clear();
        waiting.putAll(newest);
        pump();
    }

    /** A question is no longer asked, or a camera is gone: so are the sensors. */
    void forgetQuestion(String id) {
        forget(key -> key.question().equals(id));
    }

    void forgetCamera(String id) {
        forget(key -> key.camera().equals(id));
    }

    private void forget(Predicate<Key> which) {
        for (Key key : List.copyOf(newest.keySet())) {
            if (which.test(key)) {
                newest.remove(key);
                waiting.remove(key);
                remove(key, shown.remove(key));
            }
        }
    }

    private void remove(Key key, @Nullable Shown last) {
        if (last != null && last.component != null) {
            retract(HomeAssistant.configTopic(last.component, key.camera(), key.question()));
        }
        retract(stateTopic(key));
        retract(moreTopic(key));
    }

    private void retract(String topic) {
        link.publish(topic, Buffer.buffer(), true).otherwiseEmpty();
    }

    private void pump() {
        Iterator<Map.Entry<Key, Answer>> first = waiting.entrySet().iterator();
        if (pumping || !first.hasNext() || !link.isConnected()) {
            return;
        }
        Map.Entry<Key, Answer> each = first.next();
        Key key = each.getKey();
        Answer answer = each.getValue();
        first.remove();
        pumping = true;
        show(key, answer).onComplete(done -> {
            pumping = false;
            if (done.failed() && newest.containsKey(key)) {
                waiting.putIfAbsent(key, answer);
            }
            if (done.succeeded()) {
                pump();
            }
        });
    }

    private Future<Void> show(Key key, Answer answer) {
        Shown last = shown.computeIfAbsent(key, unseen -> new Shown());
        return announce(key, answer, last)
                .compose(announced -> link.publish(moreTopic(key), json(HomeAssistant.more(answer)), true))
                .compose(more -> link.publish(stateTopic(key), MqttLink.utf8(HomeAssistant.state(answer)), true))
                .onSuccess(done -> last.state = HomeAssistant.state(answer));
    }

    private Future<Void> announce(Key key, Answer answer, Shown last) {
        String component = HomeAssistant.component(answer).orElse(last.component);
        if (component == null || (component.equals(last.component) && last.text.equals(answer.text()))) {
            return Future.succeededFuture();
        }
        if (last.component != null && !last.component.equals(component)) {
            retract(HomeAssistant.configTopic(last.component, key.camera(), key.question()));
        }
        Buffer config =
                json(HomeAssistant.config(component, answer, link.topic("status"), stateTopic(key), moreTopic(key)));
        return link.publish(HomeAssistant.configTopic(component, key.camera(), key.question()), config, true)
                .onSuccess(done -> {
                    last.component = component;
                    last.text = answer.text();
                });
    }

    private String stateTopic(Key key) {
        return link.topic(key.camera() + "/" + key.question() + "/state");
    }

    private String moreTopic(Key key) {
        return link.topic(key.camera() + "/" + key.question() + "/attributes");
    }

    private static Buffer json(Object value) {
        return Buffer.buffer(Json.write(value));
    }
}
