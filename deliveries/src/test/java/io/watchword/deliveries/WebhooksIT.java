package io.watchword.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.watchword.protocol.Answer;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.DeliveryTest;
import io.watchword.protocol.DeliveryTestResult;
import io.watchword.protocol.Json;
import io.watchword.protocol.WebhookUrls;
import io.watchword.protocol.kafka.Topic;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhooksIT {
    @TempDir
    Path data;

    DeliveriesHarness harness;
    Receiver receiver;
    final String question = DeliveriesHarness.id("q");
    final String id = DeliveriesHarness.id("d");

    @BeforeEach
    void start() throws Exception {
        harness = new DeliveriesHarness(data);
        harness.start(DeliveriesHarness.QUICK);
        receiver = new Receiver();
    }

    @AfterEach
    void stop() throws Exception {
        receiver.close();
        harness.close();
    }

    private void restart(DeliverySettings settings) throws Exception {
        harness.stop();
        harness.start(settings);
    }

    @Test
    void anAnswerArrivesAsItIsStoredWhenTheConditionBecomesTrue() throws Exception {
        harness.hook(id, question, "> 3", receiver.url(), "hush");
        harness.count("gate", question, 2);
        Answer first = harness.count("gate", question, 5);
        harness.count("gate", question, 6);
        Answer elsewhere = harness.count("yard", question, 9);
        harness.count("gate", DeliveriesHarness.id("q"), 9);
        harness.write(harness.answer("gate", question, new AnswerValue.Unknown("night"), true));
        harness.count("gate", question, 7);
        harness.count("gate", question, 3);
        Answer second = harness.count("gate", question, 4);

        await().until(() -> receiver.answers().contains(second.id()));

        assertThat(receiver.answers()).containsExactlyInAnyOrder(first.id(), elsewhere.id(), second.id());
        Receiver.Post post = receiver.posts().stream()
                .filter(each -> each.header("Watchword-Answer").equals(first.id()))
                .findFirst()
                .orElseThrow();
        assertThat(post.path()).isEqualTo("/hook?from=watchword");
        assertThat(post.body()).isEqualTo(new String(Json.write(first), StandardCharsets.UTF_8));
        assertThat(post.header("Content-Type")).isEqualTo("application/json");
        String signature = post.header("Watchword-Signature");
        long at = Long.parseLong(signature.substring(2, signature.indexOf(',')));
        assertThat(signature).isEqualTo(Signature.of("hush", Instant.ofEpochSecond(at), Json.write(first)));
        await().until(() -> harness.waiting(id) == 0);
        await().until(() -> harness.state(id).lastSuccess() != null);
    }

    @Test
    void anAnswerThatIsInTheLogTwiceOrTooLateIsToldOnce() throws Exception {
        harness.hook(id, question, "change", receiver.url(), null);
        Answer late = harness.answer("gate", question, new AnswerValue.Count(1), true);
        Answer first = harness.write(harness.answer("gate", question, new AnswerValue.Count(2), true));
        await().until(() -> receiver.answers().equals(List.of(first.id())));

        harness.write(first);
        harness.write(late);
        Answer last = harness.write(harness.answer("gate", question, new AnswerValue.Count(3), true));

        await().until(() -> receiver.answers().contains(last.id()));
        assertThat(receiver.answers()).containsExactly(first.id(), last.id());

        harness.stop();
        harness.write(last);
        harness.start(DeliveriesHarness.QUICK);
        Answer afterwards = harness.write(harness.answer("gate", question, new AnswerValue.Count(4), true));
        await().until(() -> receiver.answers().contains(afterwards.id()));
        assertThat(receiver.answers()).containsExactly(first.id(), last.id(), afterwards.id());
    }

    @Test
    void aReceiverThatFailsIsTriedAgain() throws Exception {
        receiver.answering(post -> new Receiver.Answer(receiver.posts().size() < 3 ? 500 : 200, ""));
        harness.hook(id, question, "change", receiver.url(), null);

        Answer answer = harness.count("gate", question, 1);

        await().until(() -> harness.state(id).lastSuccess() != null);
        assertThat(receiver.answers()).containsExactly(answer.id(), answer.id(), answer.id());
        assertThat(harness.state(id).failures()).isEqualTo(2);
        assertThat(harness.state(id).lastReason()).contains("HTTP 500");
        assertThat(harness.deadLetters(id)).isEmpty();
    }

    @Test
    void whoIsNotThereGetsADeadLetterAfterSomeAttempts() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        harness.hook(id, question, "change", "http://127.0.0.1:" + closed + "/", null);

        Answer answer = harness.count("gate", question, 1);

        await().until(() -> harness.state(id).deadLetters() == 1);
        assertThat(harness.deadLetters(id)).singleElement().satisfies(letter -> {
            assertThat(letter.attempts()).isEqualTo(4);
            assertThat(letter.reason()).contains("can't be reached");
            assertThat(letter.answer().path("id").asText()).isEqualTo(answer.id());
        });
        await().until(() -> harness.waiting(id) == 0);
    }

    @Test
    void whoNeverAnswersIsGivenUpAndHoldsUpNobody() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        String other = DeliveriesHarness.id("d");
        try (Receiver stuck = new Receiver()) {
            stuck.answering(post -> {
                waitFor(never);
                return new Receiver.Answer(200, "");
            });
            harness.hook(id, question, "change", stuck.url(), null);
            harness.hook(other, question, "change", receiver.url(), null);

            for (int i = 0; i < 10; i++) {
                harness.count("gate", question, i);
            }

            await().until(() -> receiver.posts().size() == 10);
            assertThat(harness.waiting(id)).isPositive();
            await().atMost(Duration.ofSeconds(20)).until(() -> harness.state(id).deadLetters() > 0);
            assertThat(harness.state(id).lastReason()).contains("did not answer within 500 ms");
            never.countDown();
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whoIsGoneForGoodIsNotAskedTwice() throws Exception {
        receiver.answering(410);
        harness.hook(id, question, "change", receiver.url(), null);

        harness.count("gate", question, 1);

        await().until(() -> harness.state(id).deadLetters() == 1);
        assertThat(receiver.posts()).hasSize(1);
        assertThat(harness.deadLetters(id).get(0).reason()).contains("410");
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        try (Receiver inside = new Receiver()) {
            receiver.answering(post -> new Receiver.Answer(307, inside.url()));
            harness.hook(id, question, "change", receiver.url(), null);

            harness.count("gate", question, 1);

            await().until(() -> harness.state(id).deadLetters() == 1);
            assertThat(inside.posts()).isEmpty();
            assertThat(harness.deadLetters(id).get(0).reason()).contains("redirects are not followed");
        }
    }

    @Test
    void thisMachineIsOnlyReachedWhereThatIsAllowed() throws Exception {
        WebhookSender strict = new WebhookSender(harness.vertx, new WebhookUrls(false), Duration.ofSeconds(1));
        for (String url : List.of(receiver.url(), receiver.url().replace("127.0.0.1", "localhost"))) {
            Parcel parcel = new Parcel(harness.hook(id, question, "change", url, null), "a/b/1", new byte[2], false);

            String refusal = DeliveriesHarness.get(strict.send(parcel).otherwise(Throwable::getMessage));

            assertThat(refusal).contains("--allow-loopback-webhooks");
        }
        assertThat(receiver.posts()).isEmpty();
        DeliveriesHarness.get(strict.close());
    }

    @Test
    void whatWaitsIsSentAfterARestart() throws Exception {
        receiver.answering(500);
        DeliverySettings patient = new DeliverySettings(
                new WebhookUrls(true),
                Optional.empty(),
                Duration.ofSeconds(1),
                new Backoff(Duration.ofMillis(100), Duration.ofMillis(200), 1_000),
                100);
        restart(patient);
        harness.hook(id, question, "change", receiver.url(), null);
        List<String> told = List.of(
                harness.count("gate", question, 1).id(),
                harness.count("gate", question, 2).id(),
                harness.count("gate", question, 3).id());
        await().until(() -> harness.waiting(id) == 3);
        harness.stop();
        int before = receiver.posts().size();

        receiver.answering(204);
        harness.start(patient);

        await().until(() -> harness.waiting(id) == 0);
        assertThat(receiver.answers().subList(before, receiver.posts().size())).isEqualTo(told);
    }

    @Test
    void aConditionThatHeldBeforeARestartIsNoNewsAfterIt() throws Exception {
        harness.hook(id, question, "> 3", receiver.url(), null);
        Answer first = harness.count("gate", question, 5);
        await().until(() -> harness.waiting(id) == 0 && receiver.posts().size() == 1);

        restart(DeliveriesHarness.QUICK);
        harness.count("gate", question, 6);
        harness.count("gate", question, 1);
        Answer second = harness.count("gate", question, 8);

        await().until(() -> receiver.answers().contains(second.id()));
        assertThat(receiver.answers()).containsExactly(first.id(), second.id());
    }

    @Test
    void whereTooManyWaitTheOldestAreGivenUp() throws Exception {
        receiver.answering(500);
        restart(new DeliverySettings(
                new WebhookUrls(true),
                Optional.empty(),
                Duration.ofSeconds(1),
                new Backoff(Duration.ofMinutes(1), Duration.ofMinutes(1), 1_000),
                3));
        harness.hook(id, question, "change", receiver.url(), null);
        for (int i = 0; i < 8; i++) {
            harness.count("gate", question, i);
        }

        await().until(() -> harness.state(id).deadLetters() == 5);
        assertThat(harness.waiting(id)).isEqualTo(3);
        assertThat(harness.deadLetters(id))
                .allSatisfy(letter -> assertThat(letter.reason()).contains("more than 3"));
    }

    @Test
    void aDeliveryThatIsChangedIsTriedAtOnceAndOneThatIsRemovedNeverAgain() throws Exception {
        receiver.answering(500);
        restart(new DeliverySettings(
                new WebhookUrls(true),
                Optional.empty(),
                Duration.ofSeconds(1),
                new Backoff(Duration.ofMinutes(1), Duration.ofMinutes(1), 1_000),
                100));
        harness.hook(id, question, "change", receiver.url(), null);
        Answer answer = harness.count("gate", question, 1);
        await().until(() -> receiver.posts().size() == 1);

        try (Receiver right = new Receiver()) {
            harness.hook(id, question, "change", right.url(), null);
            await().until(() -> right.answers().contains(answer.id()));
        }
        harness.hook(id, question, "change", receiver.url(), null);
        harness.count("gate", question, 2);
        await().until(() -> harness.waiting(id) == 1 && receiver.posts().size() >= 2);
        harness.remove(id);

        await().until(() -> harness.waiting(id) == 0);
        assertThat(harness.deadLetters(id)).isEmpty();
    }

    @Test
    void aSampleTellsWhetherItWorks() throws Exception {
        harness.hook(id, question, "yes", receiver.url(), "hush");
        String works = DeliveriesHarness.id("test");
        harness.write(
                Topic.DELIVERY_TESTS, new DeliveryTest(works, id, Instant.now().plusSeconds(9)));

        await().until(() -> result(works).isPresent());

        assertThat(result(works).orElseThrow().ok()).isTrue();
        assertThat(result(works).orElseThrow().detail()).contains("HTTP 204");
        assertThat(receiver.posts()).singleElement().satisfies(post -> {
            assertThat(post.header("Watchword-Test")).isEqualTo("true");
            assertThat(post.header("Watchword-Signature")).startsWith("t=");
        });
        receiver.answering(403);
        String fails = DeliveriesHarness.id("test");
        harness.write(
                Topic.DELIVERY_TESTS, new DeliveryTest(fails, id, Instant.now().plusSeconds(9)));
        await().until(() -> result(fails).isPresent());
        assertThat(result(fails).orElseThrow().detail()).contains("HTTP 403");
    }

    private Optional<DeliveryTestResult> result(String test) {
        return harness.all(Topic.DELIVERY_TEST_RESULTS).stream()
                .filter(result -> result.test().equals(test))
                .findFirst();
    }
}
