package io.watchword.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.watchword.protocol.Answer;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Json;
import io.watchword.protocol.Region;
import io.watchword.rtspserver.RtspServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a camera to an answer: a real RTSP server, the command line, the answer stream. */
class RtspToAnswerIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path temp;

    @Test
    @SuppressWarnings("try") // the server dies in the middle, which is what is tested
    void aQuestionAboutAnRtspCameraIsAnsweredAndItsLossIsSaid() throws Exception {
        try (RtspServer server = RtspServer.start(RtspServer.Options.OPEN.playing(H264Clip.extract(temp), 10));
                RunningWatchword watchword = RunningWatchword.run(
                        temp.resolve("data"),
                        "--camera",
                        "gate=" + server.url("/cam"),
                        "--ask",
                        "How many people are at the gate?")) {
            Api api = new Api(watchword.address());

            Answer seen =
                    api.firstAnswer(a -> a.answer().value() instanceof AnswerValue.Count count && count.value() > 0);
            assertThat(seen.camera()).isEqualTo("gate");
            assertThat(api.json("/api/v1/questions")
                            .at("/questions/0/cameras/0")
                            .asText())
                    .isEqualTo("gate");
            assertThat(seen.frame().width()).isEqualTo(768);
            assertThat(seen.regions()).extracting(Region::label).containsOnly("person");
            assertThat(seen.regions())
                    .allSatisfy(region -> assertThat(region.box().right())
                            .isLessThanOrEqualTo(seen.frame().width() + 0.1));
            assertThat(api.json("/api/v1/cameras/gate").at("/status/state").asText())
                    .isEqualTo("live");

            server.close();

            Answer lost = api.firstAnswer(a -> a.answer().isUnknown());
            assertThat(((AnswerValue.Unknown) lost.answer().value()).reason()).contains("can't be reached");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(Set.of("backing-off", "connecting"))
                    .contains(
                            api.json("/api/v1/cameras/gate").at("/status/state").asText()));
        }
    }

    @Test
    void aWrongPasswordIsSaidAndNotShown() throws Exception {
        RtspServer.Options guarded = RtspServer.Options.OPEN.forUser("user", "right-secret", true);
        try (RtspServer server = RtspServer.start(guarded);
                RunningWatchword watchword = RunningWatchword.run(
                        temp.resolve("data"), "--camera", "gate=" + server.url("/cam", "user", "wrong-secret"))) {
            Api api = new Api(watchword.address());

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            api.json("/api/v1/cameras/gate").at("/status/state").asText())
                    .isEqualTo("refused"));
            String shown = api.json("/api/v1/cameras").toString();
            String metrics = new String(api.get("/metrics").body(), java.nio.charset.StandardCharsets.UTF_8);

            HttpResponse<byte[]> tried = api.post(
                    "/api/v1/cameras/test", "{\"url\":\"" + server.url("/cam", "user", "wrong-secret") + "\"}");
            HttpResponse<byte[]> works = api.post(
                    "/api/v1/cameras/test", "{\"url\":\"" + server.url("/cam", "user", "right-secret") + "\"}");

            assertThat(tried.statusCode()).isEqualTo(422);
            assertThat(new String(tried.body(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("password")
                    .doesNotContain("wrong-secret");
            assertThat(works.statusCode()).isEqualTo(200);
            assertThat(Json.readTree(works.body()).path("codec").asText()).isEqualTo("h264");
            assertThat(shown).contains("password").doesNotContain("wrong-secret");
            assertThat(metrics).doesNotContain("wrong-secret");
            assertThat(watchword.err()).doesNotContain("wrong-secret");
        }
    }
}
