package io.watchword.deliveries;

import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears everything on an MQTT broker. */
final class Listener implements AutoCloseable {
    private final MqttClient client;
    private final Map<String, String> last = new ConcurrentHashMap<>();
    private final List<String> topics = new CopyOnWriteArrayList<>();

    Listener(Vertx vertx, int port, String password) throws Exception {
        MqttClientOptions options = new MqttClientOptions();
        options.setMaxMessageSize(1 << 20);
        if (!password.isEmpty()) {
            options.setUsername("watchword").setPassword(password);
        }
        client = MqttClient.create(vertx, options);
        client.publishHandler(message -> {
            topics.add(message.topicName());
            last.put(message.topicName(), message.payload().toString(StandardCharsets.UTF_8));
        });
        DeliveriesHarness.get(client.connect(port, "127.0.0.1"));
        DeliveriesHarness.get(client.subscribe("#", 1));
    }

    /** The last message on a topic; empty if there was none, or an empty one. */
    String last(String topic) {
        return last.getOrDefault(topic, "");
    }

    long count(String topic) {
        return topics.stream().filter(topic::equals).count();
    }

    @Override
    public void close() {
        if (client.isConnected()) {
            client.disconnect();
        }
    }
}
