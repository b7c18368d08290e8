package io.watchword.deliveries;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.watchword.process.Opened;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Camera;
import io.watchword.protocol.DeliveryTest;
import io.watchword.protocol.Health;
import io.watchword.protocol.Question;
import io.watchword.protocol.kafka.CompactedTable;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.PartitionListener;
import io.watchword.protocol.kafka.Start;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicReader;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Answers to where people want them. Reads {@code watchword.answers} as a member of the group
 * {@code watchword-deliveries}: what is worth telling goes into the outbox, and from there to its receiver until that
 * has it or it is given up. With an MQTT broker, every current answer is there as well. One instance, on one event
 * loop.
 */
public final class DeliveriesVerticle extends VerticleBase {
    private static final String NAME = "deliveries";
    private static final String GROUP = "watchword-deliveries";
    private static final String TESTS = "watchword-delivery-tests";
    private static final String STATES = "watchword-mqtt";

    private final KafkaBus bus;
    private final MeterRegistry meters;
    private final DeliverySettings settings;
    private final Opened opened = new Opened();
    private volatile Health health = Health.down(NAME, "starting");

    /** Delivers by way of a bus whose topics exist. */
    public DeliveriesVerticle(KafkaBus bus, MeterRegistry meters, DeliverySettings settings) {
        this.bus = bus;
        this.meters = meters;
        this.settings = settings;
    }

    /** How delivering is doing; may be asked from any thread at any time. */
    public Supplier<Health> health() {
        return () -> health;
    }

    @Override
    public Future<?> start() {
        WebhookSender webhooks = new WebhookSender(vertx, settings.urls(), settings.patience());
        opened.add(webhooks::close);
        return Tables.open(bus)
                .compose(tables -> {
                    opened.add(tables::close);
                    return mqtt().compose(mqtt -> deliver(tables, new Senders(webhooks, mqtt)));
                })
                .onSuccess(running -> health = Health.up(NAME));
    }

    private Future<Void> deliver(Tables tables, Sender sender) {
        Dispatch dispatch = new Dispatch(vertx, tables, sender, bus.writer(Topic.DEAD_LETTERS), settings, meters);
        opened.add(dispatch::close);
        dispatch.start();
        Memory memory = new Memory(vertx, bus);
        SampleTests tests = new SampleTests(tables.deliveries(), sender, bus.writer(Topic.DELIVERY_TEST_RESULTS));
        Future<TopicReader<Answer>> answers =
                bus.read(Topic.ANSWERS, group(GROUP, "deliveries"), new Firing(tables, memory), both(memory, dispatch));
        Future<TopicReader<DeliveryTest>> samples =
                bus.read(Topic.DELIVERY_TESTS, group(TESTS, "delivery-tests"), tests);
        return Future.all(answers.onSuccess(this::closeLater), samples.onSuccess(this::closeLater))
                .mapEmpty();
    }

    private static PartitionListener both(Memory memory, Dispatch dispatch) {
        return new PartitionListener() {
            @Override
            public void assigned(Set<Integer> partitions) {
                memory.recall(partitions);
                dispatch.assigned(partitions);
            }

            @Override
            public void revoked(Set<Integer> partitions) {
                dispatch.revoked(partitions);
            }
        };
    }

    private static Start.Group group(String name, String member) {
        return new Start.Group(name, member, true, Start.Edge.NEWEST);
    }

    private void closeLater(TopicReader<?> reader) {
        opened.add(reader::close);
    }

    /** The way to the MQTT broker; where there is none, one that says so. */
    private Future<Sender> mqtt() {
        if (settings.mqtt().isEmpty()) {
            return Future.succeededFuture(parcel -> Future.failedFuture(
                    NotDelivered.forNow("No MQTT broker is configured; start with --mqtt HOST:PORT")));
        }
        MqttLink link = new MqttLink(vertx, settings.mqtt().get());
        MqttStates states = new MqttStates(link);
        opened.add(link::close);
        link.start(states::connected);
        return Future.all(bus.table(Topic.QUESTIONS).map(table -> follow(table, states)), cameras(states))
                .compose(followed -> bus.read(Topic.ANSWERS, group(STATES, "mqtt"), states))
                .onSuccess(this::closeLater)
                .map(link);
    }

    private CompactedTable<Question> follow(CompactedTable<Question> questions, MqttStates states) {
        opened.add(questions::close);
        questions.onChange((id, before, after) -> {
            if (after == null) {
                states.forgetQuestion(id);
            }
        });
        return questions;
    }

    private Future<CompactedTable<Camera>> cameras(MqttStates states) {
        return bus.table(Topic.CAMERAS).onSuccess(cameras -> {
            opened.add(cameras::close);
            cameras.onChange((id, before, after) -> {
                if (after == null) {
                    states.forgetCamera(id);
                }
            });
        });
    }

    /** Reads nothing more; what is not delivered stays in the outbox. */
    @Override
    public Future<?> stop() {
        health = Health.down(NAME, "stopping");
        return opened.close();
    }
}
