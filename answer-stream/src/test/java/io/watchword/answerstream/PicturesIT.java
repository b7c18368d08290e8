package io.watchword.answerstream;

import static io.watchword.answerstream.Served.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.watchword.protocol.CameraState;
import io.watchword.protocol.Frame;
import io.watchword.protocol.kafka.Topic;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Broker.class)
class PicturesIT {
    static Served served;
    String camera;

    @BeforeAll
    static void serve() throws Exception {
        served = Served.start();
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
    }

    @BeforeEach
    void connect() throws Exception {
        camera = Sample.id("cam");
        served.camera(camera);
    }

    private String path(String file) {
        return "/api/v1/cameras/" + camera + "/" + file;
    }

    @Test
    void theLatestPictureIsShown() throws Exception {
        served.write(Topic.FRAMES, Sample.frame(camera, 1));
        Frame second = Sample.frame(camera, 2);
        served.write(Topic.FRAMES, second);
        await().until(() -> served.getBytes(path("snapshot.jpg")).body()[2] == 2);

        HttpResponse<byte[]> picture = served.getBytes(path("snapshot.jpg"));

        assertThat(picture.body()).isEqualTo(second.jpeg());
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(picture.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(picture.headers().firstValue("X-Frame-Seq")).contains("2");
    }

    @Test
    void aCertainFrameIsShownAsLongAsItIsKept() throws Exception {
        await().until(() -> {
            served.write(Topic.FRAMES, Sample.frame(camera, 7));
            return served.get(path("frames/7.jpg")).statusCode() == 200;
        });
        assertThat(served.get(path("frames/7.jpg"))
                        .headers()
                        .firstValue("Cache-Control")
                        .orElse(""))
                .contains("immutable");

        for (long seq = 8; seq < 60; seq++) {
            served.write(Topic.FRAMES, Sample.frame(camera, seq));
        }

        await().until(() -> served.get(path("frames/59.jpg")).statusCode() == 200);
        assertThat(served.get(path("frames/7.jpg")).statusCode()).isEqualTo(404);
        assertThat(served.get(path("frames/x.jpg")).statusCode()).isEqualTo(404);
    }

    @Test
    void aCameraThatSendsNothingNowShowsItsLastPicture() throws Exception {
        served.write(Topic.FRAMES, Sample.frame(camera, 5));
        served.get("/api/v1/cameras/" + camera + "/frames/0.jpg");

        HttpResponse<byte[]> picture = served.getBytes(path("snapshot.jpg"));

        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.headers().firstValue("X-Frame-Seq")).contains("5");
    }

    @Test
    void aCameraThatNeverSentAPictureSaysWhatIsWrong() throws Exception {
        served.write(
                Topic.CAMERA_STATUS, Sample.status(camera, new CameraState.Refused(Sample.now()), "wrong password"));
        await().until(() -> json(served.get("/api/v1/cameras/" + camera)).has("status"));

        HttpResponse<String> none = served.get(path("snapshot.jpg"));

        assertThat(none.statusCode()).isEqualTo(503);
        assertThat(json(none).path("detail").asText()).contains("refused").contains("wrong password");
        assertThat(served.get("/api/v1/cameras/no-such/snapshot.jpg").statusCode())
                .isEqualTo(404);
    }

    @Test
    void picturesMove() throws Exception {
        CompletableFuture<HttpResponse<InputStream>> opening = served.client.sendAsync(
                served.request(path("live.mjpeg"))
                        .timeout(Duration.ofSeconds(20))
                        .GET()
                        .build(),
                BodyHandlers.ofInputStream());
        await().until(() -> {
            served.write(Topic.FRAMES, Sample.frame(camera, 1));
            return opening.isDone();
        });

        HttpResponse<InputStream> moving = opening.join();

        assertThat(moving.headers().firstValue("Content-Type").orElse("")).startsWith("multipart/x-mixed-replace");
        try (InputStream in = moving.body()) {
            served.write(Topic.FRAMES, Sample.frame(camera, 2));
            served.write(Topic.FRAMES, Sample.frame(camera, 3));
            String read = new String(in.readNBytes(150), StandardCharsets.ISO_8859_1);
            assertThat(read).startsWith("--frame\r\n").contains("Content-Type: image/jpeg");
        }
    }

    @Test
    void anAnnotatedPictureIsTheFrameOfTheLatestScene() throws Exception {
        Frame seen = Sample.picture(camera, 11);
        served.write(Topic.FRAMES, seen);
        served.write(Topic.SCENES, Sample.scene(camera, seen.info(), 2));
        served.write(Topic.FRAMES, Sample.picture(camera, 12));
        await().until(() -> served.getBytes(path("snapshot.jpg?annotated=true"))
                .headers()
                .firstValue("X-Frame-Seq")
                .equals(Optional.of("11")));

        HttpResponse<byte[]> drawn = served.getBytes(path("snapshot.jpg?annotated=true"));

        assertThat(drawn.body()).isNotEqualTo(seen.jpeg());
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(drawn.body()));
        assertThat(new Color(picture.getRGB(10, 80))).as("the edge of a box").isNotEqualTo(Color.GRAY);
        assertThat(served.get(path("snapshot.jpg?annotated=perhaps")).statusCode())
                .isEqualTo(422);
    }

    @Test
    void annotatedPicturesMoveWithTheScenes() throws Exception {
        CompletableFuture<HttpResponse<InputStream>> opening = served.client.sendAsync(
                served.request(path("live.mjpeg?annotated=true")).GET().build(), BodyHandlers.ofInputStream());
        AtomicLong seq = new AtomicLong(100);
        await().until(() -> {
            Frame frame = Sample.picture(camera, seq.incrementAndGet());
            served.write(Topic.SCENES, Sample.scene(camera, frame.info(), 1));
            served.write(Topic.FRAMES, frame);
            return opening.isDone();
        });

        try (InputStream in = opening.join().body()) {
            assertThat(new String(in.readNBytes(60), StandardCharsets.ISO_8859_1))
                    .startsWith("--frame\r\n");
        }
    }
}
