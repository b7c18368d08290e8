package io.watchword.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.embeddedkafka.DataDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong at the command line is told in one line that names the remedy. */
class WrongUsageIT {
    @TempDir
    Path temp;

    private record Ended(int status, String err) {}

    private static Ended run(String... arguments) throws IOException, InterruptedException {
        try (RunningWatchword watchword = RunningWatchword.start(arguments)) {
            int status = watchword.status();
            return new Ended(status, watchword.err());
        }
    }

    private static void assertTold(Ended ended, String... words) {
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).contains(words).doesNotContain("\tat ");
    }

    @Test
    void aPortInUseIsNamedWithTheFlagThatChangesIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertTold(run("demo", "--port", port, "--data-dir", temp.toString()), port, "--port");
        }
    }

    @Test
    void aDataDirectoryInUseIsNamed() throws Exception {
        try (DataDirectory taken = DataDirectory.take(temp)) {
            assertTold(
                    run("demo", "--port", "0", "--data-dir", temp.toString()),
                    taken.path().toString(),
                    "in use",
                    "--data-dir");
        }
    }

    @Test
    void aDataDirectoryThatCannotBeWrittenIsNamed() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "x");
        assertTold(
                run("demo", "--port", "0", "--data-dir", file.resolve("below").toString()),
                file.toString(),
                "--data-dir");
    }

    @ParameterizedTest
    @CsvSource({
        "gate, gate=rtsp",
        "gate=rstp://10.0.0.5/, rtsp",
        "gate=10.0.0.5, no scheme",
        "GATE=rtsp://10.0.0.5/, a-z",
    })
    void aCameraThatCannotBeIsRefusedAtOnce(String camera, String words) throws Exception {
        assertTold(run("run", "--port", "0", "--data-dir", temp.toString(), "--camera", camera), "--camera", words);
    }

    @Test
    void aQuestionThatIsNotUnderstoodIsRefusedWithItsWords() throws Exception {
        assertTold(run("run", "--port", "0", "--data-dir", temp.toString(), "--ask", "Is there a unicorn?"), "unicorn");
    }

    @ParameterizedTest
    @CsvSource({
        "--still-fps, -1, 0.01",
        "--port, 65536, 65535",
        "--devices, cpu:9, no more than 4",
        "--detector, yolo, centernet or nanodet"
    })
    void aSettingOutOfRangeIsNamedWithItsRange(String flag, String value, String range) throws Exception {
        assertTold(run("demo", "--data-dir", temp.toString(), flag, value), flag, range);
    }

    @Test
    void whoeverLetsOthersInWithoutALoginIsToldOfBoth() throws Exception {
        assertTold(
                run("demo", "--port", "0", "--data-dir", temp.toString(), "--host", "0.0.0.0"),
                "--admin-token-file",
                "--insecure");
        assertTold(run("demo", "--data-dir", temp.toString(), "--tls-cert", "cert.pem"), "--tls-key");
        assertTold(run("demo", "--data-dir", temp.toString(), "--oidc-issuer", "login.example.org"), "--oidc-issuer");
        assertTold(run("demo", "--data-dir", temp.toString(), "--oidc-client-id", "watchword"), "--oidc-client-id");
        Path weak = Files.writeString(temp.resolve("token"), "1234\n");
        assertTold(
                run("demo", "--port", "0", "--data-dir", temp.toString(), "--admin-token-file", weak.toString()),
                weak.toString(),
                "at least 16");
    }

    @Test
    void anInputSizeThatTheDetectorDoesNotTakeIsNamedWithTheOneThatItTakes() throws Exception {
        String[] words = {"--input-size", "nanodet", "416", "640"};
        Path config = Files.writeString(temp.resolve("c.yaml"), "detector: nanodet\ninput-size: 640\n");
        assertTold(run("run", "--config", config.toString(), "--port", "0", "--data-dir", temp.toString()), words);
        assertTold(run("look", "any.mp4", "--scenes", "--detector", "nanodet", "--input-size", "640"), words);
    }

    @Test
    void anUnknownKeyInTheConfigurationIsNamed() throws Exception {
        Path config = Files.writeString(temp.resolve("c.yaml"), "prot: 8080\n");
        assertTold(run("run", "--config", config.toString()), config.toString(), "prot");
    }

    @Test
    void whatIsNotMediaIsNamed() throws Exception {
        Path text = Files.writeString(temp.resolve("notes.txt"), "not a picture");
        assertTold(run("look", text.toString(), "--scenes"), text.toString());
        assertTold(run("look", temp.resolve("missing.mp4").toString(), "--scenes"), "missing.mp4");
    }

    @Test
    void anUnknownCommandIsWrongUsage() throws Exception {
        Ended ended = run("dmeo");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("dmeo");
    }
}
