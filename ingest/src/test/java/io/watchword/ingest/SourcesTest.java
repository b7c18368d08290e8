package io.watchword.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.watchword.protocol.Camera;
import io.watchword.protocol.CameraUrls;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SourcesTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PASSWORD", "p@ss/w:rd", "HOST", "127.0.0.1", "EMPTY", "");

    @TempDir
    Path directory;

    private Path media;

    @BeforeEach
    void makeFolder() throws IOException {
        media = Files.createDirectory(directory.resolve("media"));
        Files.createDirectory(media.resolve("sub"));
        Files.writeString(media.resolve("sub/clip one.mp4"), "x");
        Files.writeString(directory.resolve("outside.mp4"), "x");
        Files.createSymbolicLink(media.resolve("escape.mp4"), directory.resolve("outside.mp4"));
        Files.createSymbolicLink(media.resolve("inside.mp4"), media.resolve("sub/clip one.mp4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:sub/clip one.mp4", "file:inside.mp4", "file:./sub/../sub/clip one.mp4"})
    void findsRecordingsInTheMediaFolder(String url) throws Exception {
        Source source = source(url);

        assertThat(source.url()).isEqualTo("file:" + media.toRealPath().resolve("sub/clip one.mp4"));
        assertThat(source.looped()).isTrue();
        assertThat(source.options()).containsEntry("protocol_whitelist", "file");
    }

    @Test
    void findsAbsolutePathsInsideTheMediaFolder() throws Exception {
        String url = media.resolve("sub/clip one.mp4").toUri().toString();

        assertThat(source(url).shown()).isEqualTo("sub/clip one.mp4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:../outside.mp4",
                "file:escape.mp4",
                "file:/etc/passwd",
                "file:///etc/passwd",
                "file://host/etc/passwd",
                "file:sub",
                "file:",
                "file:missing.mp4",
                "file:\u0000",
                "file:///%00"
            })
    void findsNothingOutsideIt(String url) {
        assertThat(problem(url).error()).isEqualTo(MediaError.NOT_FOUND);
    }

    @Test
    void opensNoFilesWithoutAMediaFolder() {
        media = directory.resolve("nowhere");

        assertThat(problem("file:clip.mp4").error()).isEqualTo(MediaError.NOT_FOUND);
    }

    @Test
    void putsSecretsInPercentEncoded() throws Exception {
        Source source = source("rtsp://me:${env:PASSWORD}@127.0.0.1/cam");

        assertThat(source.url()).isEqualTo("rtsp://me:p%40ss%2Fw%3Ard@127.0.0.1/cam");
        assertThat(source.shown()).isEqualTo("127.0.0.1:554");
        assertThat(source.toString()).doesNotContain("p@ss", "p%40ss");
        assertThat(source.clean("failed: p@ss/w:rd and p%40ss%2Fw%3Ard")).isEqualTo("failed: *** and ***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtsp://me:${env:MISSING}@127.0.0.1/",
                "rtsp://me:${env:EMPTY}@127.0.0.1/",
                "rtsp://me:${file:/no/such/file}@127.0.0.1/",
                "rtsp://me:${file:/dev/zero}@127.0.0.1/"
            })
    void saysThatASecretIsMissing(String url) {
        assertThat(problem(url).error()).isEqualTo(MediaError.NO_SECRET);
    }

    @Test
    void appliesTheRulesAgainToWhatASecretHides() {
        MediaException problem = catchThrowableOfType(MediaException.class, () -> sources(new CameraUrls(false, false))
                .of(camera("http://${env:HOST}/video")));

        assertThat(problem.error()).isEqualTo(MediaError.BAD_URL);
        assertThat(problem).hasMessageNotContaining("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "169.254.169.254", "::1", "fe80::1"})
    void refusesNamesThatLeadToThisMachineOrItsCloudsMetadata(String address) {
        Sources misled = new Sources(
                IngestSettings.defaults(directory, new CameraUrls(false, false)),
                new SecretReferences(ENVIRONMENT::get),
                host -> new InetAddress[] {InetAddress.getByName(address)});

        MediaException problem =
                catchThrowableOfType(MediaException.class, () -> misled.of(camera("rtsp://camera.example/cam")));

        assertThat(problem.error()).isEqualTo(MediaError.BAD_URL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gopher://127.0.0.1/",
                "concat:a|b",
                "pipe:0",
                "v4l2:/etc/passwd",
                "v4l2:/dev/video0/../sda",
                "demo:?rate=-1",
                "demo:?loud=1",
                "demo:../x",
                "srt://192.168.1.20:9000?mode=listener",
                "srt://192.168.1.20:9000?latency=1&mode=rendezvous"
            })
    void opensNothingElse(String url) {
        assertThat(problem(url).error()).isEqualTo(MediaError.BAD_URL);
    }

    @Test
    void knowsTheDemosRates() throws Exception {
        assertThat(source("demo:").pace()).isEqualTo(new Source.Pace.RealTime());
        assertThat(source("demo:?rate=25").pace()).isEqualTo(new Source.Pace.AtRate(25));
        assertThat(source("demo:?rate=12.5").pace()).isEqualTo(new Source.Pace.AtRate(12.5));
        assertThat(source("demo:?rate=max").pace()).isEqualTo(new Source.Pace.AtRate(0));
        assertThat(source("demo:?rate=0").pace()).isEqualTo(new Source.Pace.AtRate(0));
    }

    @Test
    void readsRtspOverTcpUnlessAskedForUdp() throws Exception {
        assertThat(source("rtsp://127.0.0.1/a").options()).containsEntry("rtsp_transport", "tcp");
        assertThat(source("rtsp://127.0.0.1/a?udp").options()).doesNotContainKey("rtsp_transport");
        assertThat(source("v4l2:/dev/video0").input()).isEqualTo("v4l2");
    }

    private Source source(String url) throws MediaException {
        return sources(new CameraUrls(true, true)).of(camera(url));
    }

    private MediaException problem(String url) {
        MediaException problem = catchThrowableOfType(MediaException.class, () -> source(url));
        assertThat(problem).as(url).isNotNull();
        return problem;
    }

    private Sources sources(CameraUrls urls) {
        IngestSettings settings =
                IngestSettings.defaults(directory.resolve("demo.mp4"), urls).withMediaFolder(media);
        return new Sources(settings, new SecretReferences(ENVIRONMENT::get));
    }

    private static Camera camera(String url) {
        return new Camera("cam", "cam", url, 5, false, List.of());
    }
}
