package io.watchword.deliveries;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import io.watchword.protocol.Destination;
import io.watchword.protocol.Ids;
import io.watchword.protocol.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to an MQTT broker, made again whenever it is lost. Its will says {@code offline} on
 * {@code PREFIX/status} as soon as the broker misses it. For one event loop.
 */
final class MqttLink implements Sender {
    private static final Logger LOG = LoggerFactory.getLogger(MqttLink.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), 1);
    private static final int MOST_UNCONFIRMED = 1_000;
    private static final int KEEP_ALIVE_S = 20;
    private static final Buffer ONLINE = Buffer.buffer("online");
    private static final Buffer OFFLINE = Buffer.buffer("offline");

    private final Vertx vertx;
    private final MqttSettings settings;
    private final Map<Integer, Promise<Void>> unconfirmed = new HashMap<>();
    private Runnable whenConnected = () -> {};
    private @Nullable MqttClient client;
    private int failures;
    private String trouble = "it is being connected to";
    private boolean closing;
    private long timer = -1;

    MqttLink(Vertx vertx, MqttSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
    }

    /** Begins to connect; calls back whenever it has. */
    void start(Runnable connected) {
        whenConnected = connected;
        connect();
    }

    boolean isConnected() {
        MqttClient open = client;
        return open != null && open.isConnected();
    }

    String topic(String rest) {
        return settings.prefix() + "/" + rest;
    }

    private void connect() {
        vertx.executeBlocking(this::options, false)
                .compose(options -> {
                    MqttClient opened = MqttClient.create(vertx, options);
                    return opened.connect(settings.port(), settings.host()).map(opened);
                })
                .onSuccess(this::connected)
                .onFailure(this::failed);
    }

    private MqttClientOptions options() {
        MqttClientOptions options = new MqttClientOptions()
                .setClientId(Ids.random("watchword"))
                .setCleanSession(true)
                .setKeepAliveInterval(KEEP_ALIVE_S)
                .setAutoKeepAlive(true)
                .setMaxInflightQueue(MOST_UNCONFIRMED)
                .setWillFlag(true)
                .setWillQoS(1)
                .setWillRetain(true)
                .setWillTopic(topic("status"))
                .setWillMessageBytes(OFFLINE);
        options.setConnectTimeout(5_000);
        if (settings.tls()) {
            options.setSsl(true).setHostnameVerificationAlgorithm("HTTPS");
            if (settings.ca() != null) {
                options.setTrustOptions(
                        new PemTrustOptions().addCertPath(settings.ca().toString()));
            }
        }
        if (settings.user() != null) {
            options.setUsername(settings.user());
        }
        if (settings.password() != null) {
            options.setPassword(settings.password().resolve(System::getenv));
        }
        return options;
    }

    private void connected(MqttClient opened) {
        if (closing) {
            opened.disconnect();
            return;
        }
        client = opened;
        failures = 0;
        opened.publishCompletionHandler(this::confirmed);
        opened.publishCompletionExpirationHandler(id -> unconfirmed(id, "The MQTT broker did not confirm it"));
        opened.exceptionHandler(problem -> LOG.debug("MQTT", problem));
        opened.closeHandler(closed -> lost());
        LOG.info("Connected to the MQTT broker at {}", settings.shown());
        publish(topic("status"), ONLINE, true).onFailure(problem -> LOG.debug("MQTT", problem));
        whenConnected.run();
    }

    private void failed(Throwable problem) {
        trouble = reason(problem);
        if (failures++ == 0 && !closing) {
            LOG.warn("The MQTT broker at {} can't be reached; trying on: {}", settings.shown(), trouble);
        }
        again();
    }

    private static String reason(Throwable problem) {
        return TlsTrouble.words(problem, "give that authority in mqtt-ca-file")
                .orElseGet(() -> Texts.clip(String.valueOf(problem.getMessage()), 200));
    }

    private void lost() {
        client = null;
        trouble = "the connection was lost";
        if (!closing) {
            LOG.warn("The connection to the MQTT broker at {} is lost; trying on", settings.shown());
        }
        List.copyOf(unconfirmed.keySet()).forEach(id -> unconfirmed(id, "The connection to the MQTT broker was lost"));
        again();
    }

    private void again() {
        if (!closing) {
            timer = vertx.setTimer(BACKOFF.pauseMs(Math.max(1, failures)), fired -> connect());
        }
    }

    private void confirmed(int id) {
        Promise<Void> promise = unconfirmed.remove(id);
        if (promise != null) {
            promise.complete();
        }
    }

    private void unconfirmed(int id, String reason) {
        Promise<Void> promise = unconfirmed.remove(id);
        if (promise != null) {
            promise.fail(NotDelivered.forNow(reason));
        }
    }

    /** Publishes; completes when the broker has confirmed it. */
    Future<Void> publish(String topic, Buffer payload, boolean retained) {
        MqttClient open = client;
        if (open == null || !open.isConnected()) {
            return Future.failedFuture(
                    NotDelivered.forNow("The MQTT broker at " + settings.shown() + " is not connected: " + trouble));
        }
        if (unconfirmed.size() >= MOST_UNCONFIRMED) {
            return Future.failedFuture(NotDelivered.forNow("The MQTT broker confirms too slowly"));
        }
        Promise<Void> confirmed = Promise.promise();
        open.publish(topic, payload, MqttQoS.AT_LEAST_ONCE, false, retained)
                .onSuccess(id -> unconfirmed.put(id, confirmed))
                .onFailure(problem -> confirmed.tryFail(NotDelivered.forNow("MQTT: " + problem.getMessage())));
        return confirmed.future();
    }

    @Override
    public Future<String> send(Parcel parcel) {
        String named = ((Destination.Mqtt) parcel.delivery().to()).topic();
        String topic = named == null ? topic("deliveries/" + parcel.delivery().id()) : named;
        return publish(topic, Buffer.buffer(parcel.body()), false).map(done -> "published on " + topic);
    }

    /** Says goodbye. */
    Future<Void> close() {
        closing = true;
        vertx.cancelTimer(timer);
        MqttClient open = client;
        if (open == null || !open.isConnected()) {
            return Future.succeededFuture();
        }
        return publish(topic("status"), OFFLINE, true)
                .timeout(1, TimeUnit.SECONDS)
                .transform(said -> open.disconnect())
                .otherwiseEmpty();
    }

    static Buffer utf8(String text) {
        return Buffer.buffer(text.getBytes(StandardCharsets.UTF_8));
    }
}
