package io.watchword.answerstream.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.answerstream.Sample;
import io.watchword.answerstream.http.ProblemException;
import io.watchword.answerstream.http.Workers;
import io.watchword.embeddedkafka.EmbeddedKafka;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Scene;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.KafkaSettings;
import io.watchword.protocol.kafka.Position;
import io.watchword.protocol.kafka.Topic;
import io.watchword.questionengine.history.History;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Goes through what is on a real broker, written over minutes; the time that looking takes is made up. */
class PastScenesIT {
    private static final int SCENES = 3_000;
    private static final int BREAK = 1_800;

    @TempDir
    static Path data;

    static EmbeddedKafka kafka;
    static Vertx vertx;
    static KafkaBus bus;
    static String camera = Sample.id("cam");
    static Instant start;
    static Instant end;
    static Instant beforeTheBreak;
    // the log is in the order of time
    static Instant written;

    private final AtomicLong clock = new AtomicLong();
    private final PastScenes past = past(clock::get);
    private volatile boolean wanted = true;
    private volatile boolean stays = true;

    /** Takes so much of the time for each look, and keeps the numbers of what it was shown. */
    private final class Noting implements SceneViewer {
        final List<Long> looked = new ArrayList<>();
        final List<Long> passed = new ArrayList<>();
        private final boolean remembers;
        private final Duration look;

        Noting(boolean remembers, Duration look) {
            this.remembers = remembers;
            this.look = look;
        }

        @Override
        public boolean remembers() {
            return remembers;
        }

        @Override
        public void look(Scene scene) {
            looked.add(scene.frame().seq());
            wanted = stays;
            clock.addAndGet(look.toNanos());
        }

        @Override
        public void pass(Scene scene) {
            passed.add(scene.frame().seq());
        }
    }

    /** Ten scenes a second with a break of a minute in between, beside those of other cameras. */
    @BeforeAll
    static void write() throws Exception {
        vertx = Vertx.vertx();
        kafka = EmbeddedKafka.start(data, 0);
        bus = new KafkaBus(
                vertx, new KafkaSettings(kafka.bootstrap(), 4, 1, null, Map.of()), new SimpleMeterRegistry());
        bus.createTopics();
        start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofMinutes(45));
        List<String> others = List.of(Sample.id("cam"), Sample.id("cam"), Sample.id("cam"), Sample.id("cam"));
        // the first tells when the new topic has someone who takes records
        for (String each : Stream.concat(others.stream(), Stream.of(camera)).toList()) {
            get(bus.writer(Topic.SCENES).write(Sample.scene(each, FrameInfo.live(0, start, 640, 480), 0), start));
        }
        List<Future<Position>> shown = new ArrayList<>();
        for (int seq = 1; seq < SCENES; seq++) {
            Instant at = at(seq);
            for (String each : seq % 4 == 0 ? List.of(camera, others.get(seq / 4 % 4)) : List.of(camera)) {
                Scene scene = Sample.scene(each, FrameInfo.live(seq, at, 640, 480), seq % 3);
                shown.add(bus.writer(Topic.SCENES).write(scene, at.plusMillis(80)));
            }
        }
        get(Future.all(shown));
        beforeTheBreak = at(BREAK - 1);
        end = at(SCENES - 1);
        written = end;
    }

    /** When to begin to write more. */
    private static Instant later() {
        written = written.plus(Duration.ofMinutes(4));
        return written;
    }

    /** Scenes of a camera, from a moment on by its clock; the log's clock is ahead of that by so many seconds. */
    private static void show(String skewed, Instant first, int scenes, Duration apart, int ahead) throws Exception {
        List<Future<Position>> shown = new ArrayList<>();
        for (int seq = 0; seq < scenes; seq++) {
            Instant at = first.plus(apart.multipliedBy(seq));
            Scene scene = Sample.scene(skewed, FrameInfo.live(seq, at, 640, 480), 1);
            shown.add(bus.writer(Topic.SCENES).write(scene, at.plusSeconds(ahead)));
        }
        get(Future.all(shown));
    }

    private static Instant at(int seq) {
        return start.plusMillis(100L * seq).plusSeconds(seq >= BREAK ? 60 : 0);
    }

    private PastScenes past(LongSupplier nanos) {
        Workers workers = new Workers(vertx, "test", 1, 8);
        Past<Scene> topic = new Past<>(bus, Topic.SCENES, workers);
        return new PastScenes(topic, topic, Duration.ofSeconds(6), nanos);
    }

    @AfterAll
    static void stop() throws Exception {
        get(bus.close());
        get(vertx.close());
        kafka.close();
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private Walked walk(Noting viewer, Instant from, Instant to) throws Exception {
        return get(past.through(camera, from, to, viewer, () -> wanted));
    }

    @Test
    void everySceneIsShownInOrderWhereThereIsTime() throws Exception {
        Noting viewer = new Noting(false, Duration.ZERO);

        Walked walked = walk(viewer, at(100), at(2_900));

        assertThat(walked).isEqualTo(new Walked(Duration.ZERO, false));
        assertThat(viewer.looked).hasSize(2_801).isSorted().startsWith(100L).endsWith(2_900L);
    }

    @Test
    void looksAreThinnedOutEvenlyWhereThereIsNot() throws Exception {
        Noting viewer = new Noting(false, Duration.ofMillis(10));

        Walked walked = walk(viewer, start, end);

        assertThat(walked.cut()).isFalse();
        assertThat(walked.spacing()).isBetween(Duration.ofMillis(300), Duration.ofSeconds(2));
        assertThat(viewer.looked).hasSizeLessThan(700).isSorted();
        assertThat(viewer.looked).as("the ends of what was seen in one piece").contains(0L, 1_799L, 1_800L, 2_999L);
        for (int i = 1; i < viewer.looked.size(); i++) {
            long apart = viewer.looked.get(i) - viewer.looked.get(i - 1);
            assertThat(100 * apart).isLessThanOrEqualTo(walked.spacing().toMillis() + 100);
        }
    }

    @Test
    void whoRemembersIsShownEveryScene() throws Exception {
        Noting viewer = new Noting(true, Duration.ofMillis(10));

        walk(viewer, start, end);

        assertThat(viewer.passed).isNotEmpty().doesNotContainAnyElementsOf(viewer.looked);
        assertThat(viewer.looked.size() + viewer.passed.size()).isEqualTo(SCENES);
    }

    @Test
    void whatTakesTooLongIsCut() throws Exception {
        Noting viewer = new Noting(false, Duration.ofSeconds(1));

        Walked walked = walk(viewer, start, end);

        assertThat(walked.cut()).isTrue();
        assertThat(viewer.looked.size()).isBetween(6, 8);
    }

    @Test
    void nobodyGoesOnForSomebodyWhoHasLeft() throws Exception {
        stays = false;
        Noting viewer = new Noting(false, Duration.ZERO);

        assertThat(walk(viewer, start, end).cut()).isTrue();
        assertThat(viewer.looked).hasSize(1);
    }

    @Test
    void nobodyRemembersOrSearchesForSomebodyWhoHasLeft() {
        AtomicInteger asked = new AtomicInteger();
        BooleanSupplier gone = () -> asked.incrementAndGet() == 0;

        assertThatThrownBy(() -> get(past.before(scene(SCENES), Duration.ofHours(1), gone)))
                .isInstanceOf(ExecutionException.class);
        assertThat(asked).as("after the first of thousands").hasValue(1);
        assertThatThrownBy(() -> get(past.at(camera, at(700), gone))).isInstanceOf(ExecutionException.class);
        assertThat(asked).hasValue(2);
    }

    @Test
    void whatWasSeenBeforeASceneIsRememberedWholeWhereThereIsTime() throws Exception {
        History history = get(past.before(scene(SCENES), Duration.ofHours(1), () -> true));

        assertThat(history.since()).hasValue(start);
    }

    @Test
    void whereThereIsNoTimeForAllThatWasBeforeTheOldestIsLeftOut() throws Exception {
        PastScenes slow = past(() -> clock.addAndGet(Duration.ofMillis(400).toNanos()));

        History history = get(slow.before(scene(SCENES), Duration.ofHours(1), () -> true));

        assertThat(history.since().orElseThrow()).isBetween(at(BREAK), at(SCENES - 400));
    }

    @Test
    void onlyLongLooksBackWaitForEachOther() throws Exception {
        Workers busy = new Workers(vertx, "busy", 1, 8);
        CountDownLatch done = new CountDownLatch(1);
        Future<Boolean> working = busy.run(() -> done.await(60, TimeUnit.SECONDS));
        Past<Scene> free = new Past<>(bus, Topic.SCENES, new Workers(vertx, "test", 1, 8));
        Past<Scene> waiting = new Past<>(bus, Topic.SCENES, busy);
        try {
            PastScenes noMoments = new PastScenes(waiting, free, Duration.ofSeconds(6), clock::get);
            PastScenes noStretches = new PastScenes(free, waiting, Duration.ofSeconds(6), clock::get);

            assertThat(get(noMoments.before(scene(SCENES), Duration.ofHours(1), () -> true))
                            .isEmpty())
                    .isFalse();
            assertThat(get(noStretches.before(scene(SCENES), Duration.ofMinutes(1), () -> true))
                            .isEmpty())
                    .isFalse();
        } finally {
            done.countDown();
            get(working);
        }
    }

    private Scene scene(int seq) {
        return Sample.scene(camera, FrameInfo.live(seq, at(seq), 640, 480), 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-20, 20})
    void theNewestIsFoundWhereClocksAreApart(int ahead) throws Exception {
        String skewed = Sample.id("cam");
        Instant first = later();
        show(skewed, first, 61, Duration.ofSeconds(1), ahead);
        Noting viewer = new Noting(false, Duration.ZERO);

        get(past.through(skewed, first.plusSeconds(20), first.plusSeconds(50), viewer, () -> true));

        assertThat(viewer.looked).hasSize(31).startsWith(20L).endsWith(50L);
        assertThat(get(past.at(skewed, first.plusSeconds(40), () -> true))
                        .frame()
                        .seq())
                .isEqualTo(40);
        assertThat(get(past.before(
                                Sample.scene(skewed, FrameInfo.live(61, first.plusSeconds(61), 640, 480), 1),
                                Duration.ofSeconds(60),
                                () -> true))
                        .since())
                .hasValue(first);
    }

    @ParameterizedTest
    @ValueSource(ints = {-20, 20})
    void theLastAreLookedAtWhereClocksAreApartAndThereIsNoTimeForAll(int ahead) throws Exception {
        String skewed = Sample.id("cam");
        Instant first = later();
        show(skewed, first, 900, Duration.ofMillis(100), ahead);
        Noting viewer = new Noting(false, Duration.ofMillis(20));

        Walked walked = get(past.through(skewed, first, first.plusSeconds(60), viewer, () -> true));

        assertThat(walked.cut()).isFalse();
        assertThat(walked.spacing()).isPositive();
        assertThat(viewer.looked).hasSizeLessThan(400).startsWith(0L).endsWith(598L, 599L, 600L);
    }

    @Test
    void whatIsReadAfterTheLastSceneTakesNothingOfTheTime() throws Exception {
        String skewed = Sample.id("cam");
        Instant first = later();
        show(skewed, first, 900, Duration.ofMillis(100), -20);
        Noting viewer = new Noting(false, Duration.ZERO);
        PastScenes slowInTheEnd = past(() -> clock.addAndGet(viewer.looked.contains(600L) ? 1_000_000_000 : 0));

        Walked walked = get(slowInTheEnd.through(skewed, first, first.plusSeconds(60), viewer, () -> true));

        assertThat(viewer.looked).hasSize(601);
        assertThat(walked.cut()).isFalse();
    }

    @Test
    void whatIsSeenByAClockThatWasSetBackIsFoundBehindWhatWasSeenBefore() throws Exception {
        String reset = Sample.id("cam");
        Instant first = later();
        show(reset, first.plusSeconds(25), 5, Duration.ofSeconds(1), -25);
        show(reset, first.plusSeconds(5), 10, Duration.ofSeconds(1), 0);
        Noting viewer = new Noting(false, Duration.ZERO);

        get(past.through(reset, first, first.plusSeconds(10), viewer, () -> true));

        assertThat(viewer.looked).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(get(past.at(reset, first.plusSeconds(10), () -> true))
                        .frame()
                        .capturedAt())
                .isEqualTo(first.plusSeconds(10));
    }

    @Test
    void whatWasSeenBeforeAClockWasSetBackIsFoundToo() throws Exception {
        String reset = Sample.id("cam");
        Instant first = later();
        show(reset, first, 5, Duration.ofSeconds(1), 0);
        show(reset, first.minusSeconds(60), 5, Duration.ofSeconds(1), 65);

        assertThat(get(past.at(reset, first.plusSeconds(5), () -> true)).frame().capturedAt())
                .isEqualTo(first.plusSeconds(4));
    }

    @Test
    void whatIsSeenByAClockThatIsAheadForAMomentSpoilsNoPlan() throws Exception {
        String leaping = Sample.id("cam");
        Instant first = later();
        show(leaping, first.plusSeconds(10_800), 3, Duration.ofMillis(100), -10_800);
        show(leaping, first.plusSeconds(1), 900, Duration.ofMillis(100), 0);
        Noting viewer = new Noting(false, Duration.ofMillis(20));

        Walked walked = get(past.through(leaping, first, first.plusSeconds(60), viewer, () -> true));

        assertThat(walked.cut()).isFalse();
        assertThat(viewer.looked).hasSizeLessThan(400).endsWith(588L, 589L, 590L);
    }

    @Test
    void whereNothingIsNearEnoughTheTimeOfTheLastBeforeIsTold() throws Exception {
        String behind = Sample.id("cam");
        Instant first = later();
        show(behind, first, 10, Duration.ofSeconds(1), 20);

        assertThatThrownBy(() -> get(past.at(behind, first.plusSeconds(29), () -> true)))
                .hasMessageContaining("10 s before then")
                .hasMessageContaining(first.plusSeconds(9).toString());
    }

    @Test
    void theSceneOfAMomentIsTheLastBeforeIt() throws Exception {
        assertThat(get(past.at(camera, at(700).plusMillis(50), () -> true))
                        .frame()
                        .seq())
                .isEqualTo(700);
        assertThat(get(past.at(camera, beforeTheBreak.plusSeconds(9), () -> true))
                        .frame()
                        .seq())
                .isEqualTo(BREAK - 1);
        assertThatThrownBy(() -> get(past.at(camera, beforeTheBreak.plusSeconds(11), () -> true)))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(ProblemException.class);
    }
}
