package io.watchword.answerstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.watchword.protocol.kafka.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Broker.class)
class RetentionIT {
    @Test
    void whoComesBackAfterAnswersWereDroppedIsToldOfTheGapAndGetsTheRest() throws Exception {
        Served served = Served.start();
        try {
            String question = Sample.id("q");
            SseReader first = SseReader.open(served, "?question=" + question).whenLive();
            for (long seq = 1; seq <= 3; seq++) {
                served.write(Topic.ANSWERS, Sample.answer("cam", question, seq, true));
            }
            await().until(() -> first.seqs().size() == 3);
            dropAllBefore(first.answers().get(2).id());
            served.write(Topic.ANSWERS, Sample.answer("cam", question, 4, true));

            SseReader late = SseReader.resume(
                            served,
                            "?question=" + question,
                            first.answers().get(0).id())
                    .whenLive();
            SseReader punctual = SseReader.resume(
                            served,
                            "?question=" + question,
                            first.answers().get(2).id())
                    .whenLive();

            await().until(() -> late.seqs().contains(4L));
            assertThat(late.seqs()).containsExactly(4L);
            assertThat(late.named("gap")).hasSize(1);
            await().until(() -> punctual.seqs().contains(4L));
            assertThat(punctual.named("gap")).isEmpty();
        } finally {
            served.close();
        }
    }

    private static void dropAllBefore(String id) throws Exception {
        Map<TopicPartition, RecordsToDelete> before = new HashMap<>();
        for (String each : id.split(",", -1)) {
            String[] parts = each.split(":", -1);
            before.put(
                    new TopicPartition(Topic.ANSWERS.name(), Integer.parseInt(parts[0])),
                    RecordsToDelete.beforeOffset(Long.parseLong(parts[1])));
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", Objects.requireNonNull(Broker.bootstrap())))) {
            admin.deleteRecords(before).all().get();
        }
    }
}
