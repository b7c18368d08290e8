package io.watchword.modelpackages.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class PassesTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Passes passes = new Passes();

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theEndWaitsForThoseInside() throws Exception {
        CountDownLatch in = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> pass = CompletableFuture.runAsync(() -> passes.in(() -> {
            in.countDown();
            await(go);
            over.set(true);
            return 1;
        }));
        await(in);

        assertThat(passes.end(Duration.ofMillis(1))).isFalse();
        go.countDown();

        assertThat(passes.end(LONG)).isTrue();
        assertThat(over).isTrue();
        pass.join();
    }

    @Test
    void nobodyComesInAfterTheEndNorGoesFurtherIn() throws Exception {
        CountDownLatch in = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        CompletableFuture<Integer> outer = CompletableFuture.supplyAsync(() -> passes.in(() -> {
            in.countDown();
            await(ended);
            return passes.in(() -> 1);
        }));
        await(in);

        passes.end(Duration.ofMillis(1));
        ended.countDown();

        assertThat(passes.end(LONG)).isTrue();
        assertThatThrownBy(outer::join).hasRootCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> passes.in(() -> 1)).hasMessageContaining("about to exit");
    }

    @Test
    void whatIsGivenBackAfterTheEndIsLeftToTheExit() throws Exception {
        AtomicBoolean freed = new AtomicBoolean();
        passes.free(() -> freed.set(true));
        assertThat(freed).isTrue();
        passes.end(LONG);

        passes.free(() -> freed.set(false));

        assertThat(freed).isTrue();
    }

    @Test
    void aCallThatFailsIsOver() throws Exception {
        assertThatThrownBy(() -> passes.in(() -> {
                    throw new IllegalArgumentException("wrong");
                }))
                .hasMessage("wrong");

        assertThat(passes.end(LONG)).isTrue();
    }
}
