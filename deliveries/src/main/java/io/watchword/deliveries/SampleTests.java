package io.watchword.deliveries;

import io.vertx.core.Future;
import io.watchword.protocol.Answer;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Delivery;
import io.watchword.protocol.DeliveryTest;
import io.watchword.protocol.DeliveryTestResult;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Json;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Schemas;
import io.watchword.protocol.Verdict;
import io.watchword.protocol.kafka.BatchHandler;
import io.watchword.protocol.kafka.CompactedTable;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.TopicWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Sends samples for those who want to know whether a delivery works; once each, without trying again. */
final class SampleTests implements BatchHandler<DeliveryTest> {
    private static final String CAMERA = "test";

    private final CompactedTable<Delivery> deliveries;
    private final Sender sender;
    private final TopicWriter<DeliveryTestResult> results;

    SampleTests(CompactedTable<Delivery> deliveries, Sender sender, TopicWriter<DeliveryTestResult> results) {
        this.deliveries = deliveries;
        this.sender = sender;
        this.results = results;
    }

    @Override
    public Future<Void> handle(List<Delivered<DeliveryTest>> batch) {
        for (Delivered<DeliveryTest> record : batch) {
            DeliveryTest test = record.value();
            if (test != null && test.until().isAfter(Instant.now())) {
                result(test).onSuccess(results::write);
            }
        }
        return Future.succeededFuture();
    }

    private Future<DeliveryTestResult> result(DeliveryTest test) {
        return deliveries
                .get(test.delivery())
                .map(delivery -> sender.send(new Parcel(delivery, id(delivery), sample(delivery), true)))
                .orElseGet(() -> Future.failedFuture(NotDelivered.forGood("There is no such delivery")))
                .map(how -> new DeliveryTestResult(test.id(), true, how))
                .otherwise(problem -> new DeliveryTestResult(test.id(), false, String.valueOf(problem.getMessage())));
    }

    private static String id(Delivery delivery) {
        return Answer.id(CAMERA, delivery.question(), 0);
    }

    private static byte[] sample(Delivery delivery) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Verdict verdict = new Verdict(new AnswerValue.Words("test"), 1, List.of());
        return Json.write(new Answer(
                id(delivery),
                Schemas.CURRENT,
                CAMERA,
                delivery.question(),
                "Does this delivery work?",
                FrameInfo.live(0, now, 1, 1),
                verdict,
                List.of(),
                true,
                now,
                LatencyMs.NONE));
    }
}
