package io.watchword.modelpackages.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.watchword.modelpackages.Fixtures;
import io.watchword.modelpackages.ModelPackage;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.device.Device;
import io.watchword.modelpackages.manifest.Precision;
import io.watchword.modelpackages.picture.RgbImage;
import io.watchword.modelpackages.task.Answering;
import io.watchword.modelpackages.task.Detecting;
import io.watchword.modelpackages.task.Ranked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ServedTest {
    private static final RgbImage GREY = RgbImage.plain(32, 32, 90);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Answering load(String fixture) {
        return Fixtures.load(fixture, Answering.class);
    }

    @Test
    void modelsAreExchangedWithoutLosingACall() throws Exception {
        List<Answering> loaded = new ArrayList<>(List.of(load("vilt")));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Served<Answering> served = new Served<>(List.copyOf(loaded))) {
            AtomicInteger asked = new AtomicInteger();
            CountDownLatch exchanged = new CountDownLatch(1);
            List<Future<Integer>> answered = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answered.add(threads.submit(() -> {
                    int mine = 0;
                    while (exchanged.getCount() > 0) {
                        asked.incrementAndGet();
                        List<Ranked> answers = served.call(model -> model.answer(GREY, "what?"), PATIENCE);
                        mine += answers.isEmpty() ? 0 : 1;
                    }
                    return mine;
                }));
            }
            for (int i = 0; i < 5; i++) {
                Answering newer = load(i % 2 == 0 ? "blip-answer" : "vilt");
                loaded.add(newer);
                served.swap(List.of(newer));
            }
            exchanged.countDown();

            int all = 0;
            for (Future<Integer> each : answered) {
                all += each.get();
            }
            assertThat(all).isEqualTo(asked.get()).isGreaterThan(4);
            assertThat(served.<List<Ranked>>call(model -> model.answer(GREY, "what?"), PATIENCE))
                    .hasSize(1);
        } finally {
            threads.shutdown();
        }
        assertThat(loaded).allSatisfy(model -> assertThatThrownBy(() -> model.answer(GREY, "what?"))
                .isInstanceOf(Exception.class));
    }

    @Test
    void whoWaitsIsServedByTheNewerModel() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (Served<Answering> served = new Served<>(List.of(load("vilt")))) {
            Future<Integer> slow = threads.submit(() -> served.call(
                    model -> {
                        busy.countDown();
                        await(release);
                        return model.answer(GREY, "what?").size();
                    },
                    PATIENCE));
            await(busy);
            Future<Integer> waiting = threads.submit(
                    () -> served.call(model -> model.answer(GREY, "what?").size(), PATIENCE));
            served.swap(List.of(load("blip-answer")));

            assertThat(waiting.get()).isEqualTo(1);
            release.countDown();
            assertThat(slow.get()).isGreaterThan(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void whoHasWaitedTooLongIsToldWhy() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (Served<Answering> served = new Served<>(List.of(load("vilt")))) {
            Future<Boolean> slow = thread.submit(() -> served.call(
                    model -> {
                        busy.countDown();
                        await(release);
                        return true;
                    },
                    PATIENCE));
            await(busy);

            assertThatThrownBy(() -> served.call(model -> true, Duration.ofMillis(1)))
                    .isInstanceOf(PackageException.class)
                    .hasMessageContaining("All 1 replicas of the model were busy")
                    .hasMessageContaining("more replicas");
            release.countDown();
            assertThat(slow.get()).isTrue();
        } finally {
            thread.shutdown();
        }
    }

    @Test
    void aPackageIsLoadedWhereverThePlanHasAPlaceForIt() {
        ModelPackage vilt = Fixtures.open("vilt");
        Placement plan = Placement.of(
                List.of(MemoryNeed.of("eye", vilt, Precision.FP32, 2, List.of()), new MemoryNeed("other", 1, 3)),
                List.of(new Placement.Room(new Device.Cpu("cpu", 1), 1L << 40)));

        List<Answering> replicas = Replicas.load("eye", vilt, Answering.class, plan, Precision.FP32, 1);
        try (Served<Answering> served = new Served<>(replicas)) {
            assertThat(replicas).hasSize(2);
            assertThat(served.<List<Ranked>>call(model -> model.answer(GREY, "what?"), PATIENCE))
                    .isNotEmpty();
        }
        assertThatThrownBy(
                        () -> Replicas.load("finder", Fixtures.open("detr"), Detecting.class, plan, Precision.FP32, 1))
                .hasMessageContaining("no place for finder");
    }

    @Test
    void aModelThatWasClosedIsNotAskedAndNotExchanged() {
        Served<Answering> served = new Served<>(List.of(load("vilt")));
        served.close();

        assertThatThrownBy(() -> served.call(model -> true, PATIENCE)).hasMessageContaining("was closed");
        Answering late = load("blip-answer");
        assertThatThrownBy(() -> served.swap(List.of(late))).hasMessageContaining("was closed");
        assertThatThrownBy(() -> late.answer(GREY, "what?")).isInstanceOf(Exception.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
