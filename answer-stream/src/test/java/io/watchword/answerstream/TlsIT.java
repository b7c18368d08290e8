package io.watchword.answerstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.watchword.protocol.kafka.Topic;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(Broker.class)
class TlsIT {
    @TempDir
    static Path folder;

    static Certificate certificate;
    static Served served;

    @BeforeAll
    static void serve() throws Exception {
        certificate = Certificate.make(folder);
        served = Served.withLogin(settings -> settings.with(certificate.settings()));
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
    }

    private static HttpClient client(HttpClient.Version version) throws Exception {
        return HttpClient.newBuilder()
                .version(version)
                .sslContext(certificate.trusted())
                .build();
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void requestsAndStreamsWorkUnderBothVersions(HttpClient.Version version) throws Exception {
        HttpClient client = client(version);
        HttpResponse<String> me = client.send(served.request("/api/v1/me").build(), BodyHandlers.ofString());
        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(me.version()).isEqualTo(version);

        String question = Sample.id("q");
        HttpResponse<java.io.InputStream> stream = client.send(
                served.request("/api/v1/answers/stream?question=" + question).build(), BodyHandlers.ofInputStream());
        SseReader reader = SseReader.of(stream).whenLive();
        served.write(Topic.ANSWERS, Sample.answer("cam", question, 1, true));

        await().until(() -> reader.seqs().contains(1L));
        reader.close();
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void aLargeBodyIsRefusedUnderBothVersions(HttpClient.Version version) throws Exception {
        HttpResponse<String> refused = client(version)
                .send(
                        served.request("/api/v1/cameras")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"url\":\"" + "x".repeat(100_000) + "\"}"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(413);
    }

    @Test
    void aRenewedCertificateIsServedWithoutARestart() throws Exception {
        SSLContext before = certificate.trusted();
        assertThat(status(client(HttpClient.Version.HTTP_1_1))).isEqualTo(200);

        certificate = Certificate.make(folder);

        await().ignoreExceptions().until(() -> status(client(HttpClient.Version.HTTP_1_1)) == 200);
        HttpClient trustingTheOld = HttpClient.newBuilder().sslContext(before).build();
        assertThatThrownBy(() -> status(trustingTheOld)).isInstanceOf(SSLHandshakeException.class);
    }

    private static int status(HttpClient client) throws Exception {
        return client.send(served.request("/api/v1/me").build(), BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void theSessionsCookieNeverLeavesTls() throws Exception {
        HttpResponse<String> login = client(HttpClient.Version.HTTP_2)
                .send(
                        served.anonymous("/api/v1/session")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"token\":\"" + Served.ADMIN + "\"}"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(login.headers().firstValue("Set-Cookie").orElseThrow()).contains("; Secure");
    }
}
