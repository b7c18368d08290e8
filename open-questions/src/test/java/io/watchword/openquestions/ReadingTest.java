package io.watchword.openquestions;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.watchword.protocol.Question;
import io.watchword.protocol.Route;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final Set<Boolean> readOnTheLoop = ConcurrentHashMap.newKeySet();
    private final CountDownLatch slow = new CountDownLatch(1);
    private final List<String> done = new ArrayList<>();
    private final Reading reading = new Reading(vertx, this::read);

    private Grounding read(Question question) {
        readOnTheLoop.add(Context.isOnEventLoopThread());
        if (question.id().equals("slow")) {
            awaitSlow();
        }
        if (question.id().equals("broken")) {
            throw new IllegalStateException("broken");
        }
        return Grounding.of(OpenHarness.ENGINE, question);
    }

    private void awaitSlow() {
        try {
            slow.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void close() throws Exception {
        slow.countDown();
        OpenHarness.get(vertx.close());
    }

    private static Question question(String id) {
        return new Question(
                id,
                "What is on the truck?",
                List.of("gate"),
                null,
                null,
                null,
                null,
                Instant.now(),
                null,
                "auto",
                List.of(),
                new Route.Grounded("eye", "the truck"));
    }

    private <T> Future<T> onTheLoop(Supplier<Future<T>> work) {
        Promise<T> promise = Promise.promise();
        loop.runOnContext(now -> work.get().onComplete(promise));
        return promise.future();
    }

    private Future<Void> readInTurn(String id) {
        return reading.inTurn(() -> reading.of(List.of(question(id))).map(read -> {
            done.add(id);
            return null;
        }));
    }

    private Future<Void> withdrawInTurn() {
        return reading.inTurn(() -> {
            done.add("withdrawn");
            return Future.succeededFuture();
        });
    }

    @Test
    void questionsAreReadOnWorkersAndKeepTheirOrder() throws Exception {
        List<Grounding> read = OpenHarness.get(onTheLoop(() -> reading.of(List.of(question("b"), question("a")))));

        assertThat(read.stream().map(each -> each.question().id())).containsExactly("b", "a");
        assertThat(readOnTheLoop).containsExactly(false);
    }

    @Test
    void whatIsQuickWaitsForWhatIsSlowBeforeIt() throws Exception {
        Future<Void> slowly = onTheLoop(() -> readInTurn("slow"));
        Future<Void> quickly = onTheLoop(() -> readInTurn("quick"));
        Future<Void> withdrawn = onTheLoop(this::withdrawInTurn);
        OpenHarness.get(onTheLoop(Future::succeededFuture));

        slow.countDown();

        OpenHarness.get(Future.all(slowly, quickly, withdrawn));
        assertThat(done).containsExactly("slow", "quick", "withdrawn");
    }

    @Test
    void whatFailsHoldsUpNothing() throws Exception {
        Future<Void> broken = onTheLoop(() -> readInTurn("broken"));
        Future<Void> withdrawn = onTheLoop(this::withdrawInTurn);

        OpenHarness.get(withdrawn);

        assertThat(broken.failed()).isTrue();
        assertThat(done).containsExactly("withdrawn");
    }
}
