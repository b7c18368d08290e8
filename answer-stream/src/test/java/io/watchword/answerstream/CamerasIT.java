package io.watchword.answerstream;

import static io.watchword.answerstream.Served.get;
import static io.watchword.answerstream.Served.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.watchword.protocol.Camera;
import io.watchword.protocol.CameraState;
import io.watchword.protocol.Trial;
import io.watchword.protocol.TrialResult;
import io.watchword.protocol.kafka.CompactedTable;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.Start;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicReader;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Broker.class)
class CamerasIT {
    static Served served;

    @BeforeAll
    static void serve() throws Exception {
        served = Served.start();
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
    }

    private static String stored(String id) throws Exception {
        CompactedTable<Camera> table = Served.get(served.bus.table(Topic.CAMERAS));
        try {
            return table.get(id).orElseThrow().url();
        } finally {
            Served.get(table.close());
        }
    }

    @Test
    void aCameraIsConnectedShownChangedAndRemoved() throws Exception {
        String id = Sample.id("gate");
        HttpResponse<String> created = served.post(
                "/api/v1/cameras",
                """
                {"id":"%s","name":"The gate","url":"demo:","fps":3,
                 "zones":[{"name":"left","polygon":[[0,0],[0.5,0],[0.5,1]]}],
                 "lines":[{"name":"fence","points":[[0,0.5],[1,0.5]]}]}"""
                        .formatted(id));
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).contains("/api/v1/cameras/" + id);
        assertThat(json(created).path("name").asText()).isEqualTo("The gate");

        assertThat(json(served.get("/api/v1/cameras/" + id)).path("fps").asDouble())
                .isEqualTo(3);
        assertThat(json(served.get("/api/v1/cameras")).path("cameras").findValuesAsText("id"))
                .contains(id);

        HttpResponse<String> paused = served.patch("/api/v1/cameras/" + id, "{\"paused\":true,\"fps\":null}");
        assertThat(paused.statusCode()).isEqualTo(200);
        assertThat(json(paused).path("paused").asBoolean()).isTrue();
        assertThat(json(paused).path("fps").asDouble()).isEqualTo(Camera.DEFAULT_FPS);
        assertThat(json(paused).path("zones")).hasSize(1);
        assertThat(json(paused).at("/lines/0/name").asText()).isEqualTo("fence");

        assertThat(served.delete("/api/v1/cameras/" + id).statusCode()).isEqualTo(204);
        assertThat(served.get("/api/v1/cameras/" + id).statusCode()).isEqualTo(404);
        assertThat(served.delete("/api/v1/cameras/" + id).statusCode()).isEqualTo(404);
        assertThat(served.patch("/api/v1/cameras/" + id, "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void aTakenIdIsRefused() throws Exception {
        String id = Sample.id("gate");
        served.camera(id);

        HttpResponse<String> again = served.post("/api/v1/cameras", "{\"id\":\"" + id + "\",\"url\":\"demo:\"}");

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(again).path("field").asText()).isEqualTo("id");
        assertThat(json(again).path("status").asInt()).isEqualTo(409);
    }

    @Test
    void anIdIsMadeFromTheName() throws Exception {
        String name = "Größe & Gate " + Sample.id("n");
        String first = json(served.post("/api/v1/cameras", "{\"name\":\"" + name + "\",\"url\":\"demo:\"}"))
                .path("id")
                .asText();
        String second = json(served.post("/api/v1/cameras", "{\"name\":\"" + name + "\",\"url\":\"demo:\"}"))
                .path("id")
                .asText();
        String third = json(served.post("/api/v1/cameras", "{\"name\":\"門\",\"url\":\"demo:\"}"))
                .path("id")
                .asText();

        assertThat(first).startsWith("gr-e-gate-n-");
        assertThat(second).startsWith(first + "-");
        assertThat(third).startsWith("camera-");
    }

    @Test
    void passwordsAreNeverShownAndSurviveAChange() throws Exception {
        String id = Sample.id("secret");
        String url = "rtsp://admin:hunter2@192.168.1.20:554/stream?token=abc123";
        HttpResponse<String> created =
                served.post("/api/v1/cameras", "{\"id\":\"%s\",\"url\":\"%s\"}".formatted(id, url));
        assertThat(created.statusCode()).isEqualTo(201);
        String masked = json(created).path("url").asText();
        assertThat(masked).contains("***");

        HttpResponse<String> changed =
                served.patch("/api/v1/cameras/" + id, "{\"name\":\"Renamed\",\"url\":\"%s\"}".formatted(masked));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(stored(id)).isEqualTo(url);

        HttpResponse<String> moved =
                served.patch("/api/v1/cameras/" + id, "{\"url\":\"rtsp://admin:***@192.168.1.99/stream\"}");
        assertThat(moved.statusCode()).isEqualTo(422);
        assertThat(json(moved).path("field").asText()).isEqualTo("url");

        String everything = created.body()
                + changed.body()
                + moved.body()
                + served.get("/api/v1/cameras").body()
                + served.get("/metrics").body();
        assertThat(everything).doesNotContain("hunter2").doesNotContain("abc123");
    }

    @Test
    void aCameraIsTriedByAProcessThatCanOpenItBeforeItIsConnected() throws Exception {
        TopicReader<Trial> opener = get(served.bus.read(Topic.CAMERA_TRIALS, new Start.End(), this::open));
        try {
            HttpResponse<String> works = served.post("/api/v1/cameras/test", "{\"url\":\"rtsp://10.0.0.1/\"}");
            HttpResponse<String> fails = served.post("/api/v1/cameras/test", "{\"url\":\"rtsp://u:hunter2@broken/\"}");

            assertThat(works.statusCode()).isEqualTo(200);
            assertThat(json(works).path("codec").asText()).isEqualTo("h264");
            assertThat(json(works).path("jpeg").asText()).isEqualTo("AQID");
            assertThat(fails.statusCode()).isEqualTo(422);
            assertThat(json(fails).path("reason").asText())
                    .contains("does not answer")
                    .doesNotContain("hunter2");
        } finally {
            get(opener.close());
        }
    }

    @Test
    void aCameraThatIsNotAllowedIsNotTried() throws Exception {
        for (String url : List.of("rtps://x/", "rtsp://127.0.0.1/", "http://169.254.169.254/")) {
            HttpResponse<String> refused = served.post("/api/v1/cameras/test", "{\"url\":\"" + url + "\"}");

            assertThat(refused.statusCode()).as(url).isEqualTo(422);
            assertThat(json(refused).path("field").asText()).isEqualTo("url");
        }
    }

    @Test
    void tryingACameraIsNotPossibleWhereNoProcessOpensAny() throws Exception {
        HttpResponse<String> nobody = served.post("/api/v1/cameras/test", "{\"url\":\"rtsp://10.0.0.1/\"}");

        assertThat(nobody.statusCode()).isEqualTo(503);
        assertThat(json(nobody).path("detail").asText()).contains("is one running?");
    }

    private Future<Void> open(List<Delivered<Trial>> batch) {
        for (Delivered<Trial> each : batch) {
            Trial trial = Objects.requireNonNull(each.value());
            served.bus
                    .writer(Topic.CAMERA_TRIAL_RESULTS)
                    .write(
                            trial.url().contains("broken")
                                    ? TrialResult.fails(trial, "rtsp://u:hunter2@broken/ does not answer")
                                    : TrialResult.works(
                                            trial, new TrialResult.Seen("h264", 640, 480, 25, new byte[] {1, 2, 3})));
        }
        return Future.succeededFuture();
    }

    @Test
    void aCameraComesWithItsStatus() throws Exception {
        String id = Sample.id("gate");
        served.camera(id);
        served.write(
                Topic.CAMERA_STATUS,
                Sample.status(id, new CameraState.Stalled(), "rtsp://u:hunter2@10.0.0.1/ does not answer"));

        await().until(() -> json(served.get("/api/v1/cameras/" + id)).has("status"));

        assertThat(json(served.get("/api/v1/cameras/" + id)).at("/status/state").asText())
                .isEqualTo("stalled");
        assertThat(served.get("/api/v1/cameras/" + id).body()).doesNotContain("hunter2");
    }
}
