package io.watchword.answerstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.watchword.answerstream.stream.StreamLimits;
import io.watchword.protocol.kafka.Topic;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Behind nginx as the documentation recommends it. */
@ExtendWith(Broker.class)
class NginxIT {
    @TempDir
    static Path folder;

    static Certificate certificate;
    static Served served;
    static Nginx nginx;

    @BeforeAll
    static void serve() throws Exception {
        certificate = Certificate.make(folder);
        served = Served.withLogin(settings ->
                settings.behindProxy(true).with(new StreamLimits(100, 1_000, 1 << 20, Duration.ofMillis(200))));
        nginx = Nginx.start(folder, certificate, served.verticle.port());
    }

    @AfterAll
    static void stop() throws Exception {
        nginx.close();
        served.close();
    }

    private static HttpClient client(HttpClient.Version version) throws Exception {
        return HttpClient.newBuilder()
                .version(version)
                .sslContext(certificate.trusted())
                .build();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + nginx.port + path))
                .header("Authorization", "Bearer " + Served.ADMIN);
    }

    private static SseReader stream(HttpClient client, HttpRequest.Builder request) throws Exception {
        HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
        return SseReader.of(response).whenLive();
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void eventsComeAtOnceAndAStreamResumes(HttpClient.Version version) throws Exception {
        HttpClient client = client(version);
        String question = Sample.id("q");
        String path = "/api/v1/answers/stream?question=" + question;
        SseReader first = stream(client, request(path));
        for (long seq = 1; seq <= 3; seq++) {
            long wanted = seq;
            served.write(Topic.ANSWERS, Sample.answer("cam", question, seq, true));
            await().until(() -> first.seqs().contains(wanted));
        }
        await().until(() -> first.comments.size() >= 2);
        String lastId = first.answers().get(0).id();
        first.close();
        served.write(Topic.ANSWERS, Sample.answer("cam", question, 4, true));

        SseReader second = stream(client, request(path).header("Last-Event-ID", lastId));

        List<Long> rest = LongStream.rangeClosed(2, 4).boxed().toList();
        await().until(() -> second.seqs().size() >= rest.size());
        assertThat(second.seqs()).isEqualTo(rest);
        second.close();
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void thePageMayChangeThingsAndItIsKnownWhereThatCameFrom(HttpClient.Version version) throws Exception {
        String camera = Sample.id("cam");

        HttpResponse<String> made = client(version)
                .send(
                        request("/api/v1/cameras")
                                .header("Origin", "https://localhost:" + nginx.port)
                                .header("X-Forwarded-For", "203.0.113.7")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"id\":\"" + camera + "\",\"url\":\"demo:\"}"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.version()).isEqualTo(version);
        await().until(() -> served.get("/api/v1/audit").body().contains(camera));
        assertThat(served.get("/api/v1/audit").body())
                .doesNotContain("203.0.113.7")
                .contains("127.0.0.1");
    }
}
