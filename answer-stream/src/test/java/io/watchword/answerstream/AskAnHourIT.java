package io.watchword.answerstream;

import static io.watchword.answerstream.Served.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.watchword.protocol.Box;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.protocol.Velocity;
import io.watchword.protocol.kafka.Position;
import io.watchword.protocol.kafka.Topic;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An hour of ten scenes a second, asked about as a whole; prints how long that took and what it held meanwhile.
 * {@code -Dask.tracks=20} puts that many things on each scene.
 */
@ExtendWith(Broker.class)
class AskAnHourIT {
    private static final int SCENES = 36_000;
    private static final int TRACKS = Integer.getInteger("ask.tracks", 3);
    private static final int AT_ONCE = 2_000;
    private static final long MOST_HELD_MB = 150;

    static Served served;
    static String camera = Sample.id("cam");
    static Instant from;
    static Instant to;

    @BeforeAll
    static void serve() throws Exception {
        served = Served.start();
        served.camera(camera);
        to = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        from = to.minus(Duration.ofHours(1));
        for (int first = 0; first < SCENES; first += AT_ONCE) {
            List<Future<Position>> written = new ArrayList<>();
            for (int seq = first; seq < first + AT_ONCE; seq++) {
                Instant at = from.plusMillis(100L * seq);
                written.add(served.bus.writer(Topic.SCENES).write(scene(seq, at), at.plusMillis(80)));
            }
            Served.get(Future.all(written));
        }
    }

    /** Everything is there all the time but for one person, who comes for half of each minute. */
    private static Scene scene(int seq, Instant at) {
        boolean visited = seq / 300 % 2 == 1;
        List<Track> tracks = new ArrayList<>();
        for (int i = 0; i < TRACKS + (visited ? 1 : 0); i++) {
            boolean visitor = i == TRACKS;
            Instant born = visitor ? from.plusSeconds(seq / 300 * 30L) : from;
            Map<String, Double> colours = Map.of("red", 0.7, "blue", 0.3);
            tracks.add(new Track(
                    visitor ? 1_000 + seq / 300 : i,
                    visitor ? "person" : "car",
                    0.9,
                    0.97,
                    new Box(10 + 50.0 * i + seq % 100 / 10.0, 40, 30, 80),
                    new Velocity(1, 0),
                    born,
                    at,
                    colours,
                    visitor ? colours : null,
                    visitor ? colours : null,
                    Map.of("car", 0.9),
                    List.of("drive")));
        }
        return Scene.of(camera, FrameInfo.live(seq, at, 1920, 1080), "coco-80", tracks, LatencyMs.NONE);
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
    }

    private static JsonNode ask(String text) throws Exception {
        String body = "{\"text\":\"" + text + "\",\"camera\":\"" + camera + "\",\"from\":\"" + from + "\",\"to\":\""
                + to + "\",\"timeline\":true}";
        HttpResponse<String> reply = served.post("/api/v1/ask", body);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return json(reply);
    }

    @ParameterizedTest
    @ValueSource(strings = {"How many people are there?", "How many different people were there in the last hour?"})
    void anHourIsGoneThroughInBoundedMemory(String text) throws Exception {
        long held = held();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        CompletableFuture<Long> most = CompletableFuture.supplyAsync(() -> most(asked));
        try {
            ask(text);
        } finally {
            asked.complete(null);
        }
        long grown = (most.get() - held) >> 20;
        long start = System.nanoTime();
        JsonNode told = ask(text);
        double took = (System.nanoTime() - start) / 1e9;

        System.out.printf(
                Locale.ROOT,
                "MEASURED %s %d scenes of %d tracks: %.1f s, %d MB held, %d segments, spacing %s, truncated %s%n",
                text,
                SCENES,
                TRACKS,
                took,
                grown,
                told.path("timeline").size(),
                told.path("spacingS"),
                told.path("truncated"));
        assertThat(grown).isLessThan(MOST_HELD_MB);
        JsonNode timeline = told.path("timeline");
        Instant first = Instant.parse(timeline.get(0).path("from").asText());
        Instant last =
                Instant.parse(timeline.get(timeline.size() - 1).path("to").asText());
        assertThat(first).isEqualTo(from);
        assertThat(last).isEqualTo(told.path("truncated").asBoolean() ? last : to.minusMillis(100));
        assertThat(timeline.size()).isGreaterThan(told.path("truncated").asBoolean() ? 1 : 60);
    }

    /** The most that is held at any look, four a second, until it is over. */
    private static long most(CompletableFuture<Void> over) {
        long most = 0;
        do {
            most = Math.max(most, held());
        } while (!isOver(over));
        return most;
    }

    private static boolean isOver(CompletableFuture<Void> over) {
        try {
            over.get(250, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is in use after a collection. */
    private static long held() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
