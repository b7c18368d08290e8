package io.watchword.process;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.protocol.Health;
import io.watchword.protocol.kafka.KafkaBus;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a role works with.
 *
 * @param vertx where it deploys
 * @param bus to Kafka
 * @param meters what {@code /metrics} shows
 * @param topics completes when every topic exists and is as it must be
 * @param watch takes checks that must be well for the process to be ready
 */
public record Stage(
        Vertx vertx,
        KafkaBus bus,
        PrometheusMeterRegistry meters,
        Future<Void> topics,
        Consumer<Supplier<Health>> watch) {}
