package io.watchword.answerstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.watchword.protocol.kafka.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The clients that the README shows, taken from it and run. */
@ExtendWith(Broker.class)
class ReadmeClientsIT {
    private static final Path README = Path.of("README.md");

    @TempDir
    Path folder;

    final List<Process> running = new ArrayList<>();
    Served served;
    long seq;

    @BeforeEach
    void serve() throws Exception {
        served = Served.start();
        if (served.get("/api/v1/cameras/gate").statusCode() != 200) {
            served.camera("gate");
        }
    }

    @AfterEach
    void stop() throws Exception {
        running.forEach(Process::destroyForcibly);
        served.delete("/api/v1/cameras/gate");
        served.close();
    }

    private String block(String language) throws IOException {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(README));
        if (!block.find()) {
            throw new AssertionError("the README has no " + language);
        }
        return block.group(1).replace("127.0.0.1:8080", "127.0.0.1:" + served.verticle.port());
    }

    private Path start(String... command) throws IOException {
        Path output = folder.resolve("output-" + running.size());
        running.add(new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start());
        return output;
    }

    private void awaitAnswerIn(Path output, String wanted) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    served.write(Topic.ANSWERS, Sample.answer("gate", "q-readme", 40 + ++seq % 3, true));
                    return Files.readString(output).contains(wanted);
                });
    }

    @Test
    void python() throws Exception {
        Path script = Files.writeString(folder.resolve("client.py"), block("python"));

        Path output = start("python3", "-u", script.toString());

        awaitAnswerIn(output, "gate How many people are there? 41");
    }

    @Test
    void java() throws Exception {
        String program = "import java.net.URI;\nimport java.net.http.*;\npublic class Client {\n"
                + "public static void main(String[] args) throws Exception {\n" + block("java") + "}\n}\n";
        Path source = Files.writeString(folder.resolve("Client.java"), program);

        Path output =
                start(Path.of(System.getProperty("java.home"), "bin", "java").toString(), source.toString());

        awaitAnswerIn(output, "\"camera\":\"gate\"");
    }

    @Test
    void curl() throws Exception {
        served.delete("/api/v1/cameras/gate");
        String lines = block("sh")
                .replace("curl -N", "timeout 5 curl -N")
                .replace("192.168.1.20", "192.0.2.1")
                .replace("curl ", "curl --fail-with-body --max-time 20 ");
        Path script = Files.writeString(folder.resolve("client.sh"), "set -x\n" + lines);
        served.write(Topic.FRAMES, Sample.frame("gate", 1));

        Path output = start("bash", script.toString());

        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    served.write(Topic.SCENES, Sample.scene("gate", ++seq, 1));
                    served.write(Topic.ANSWERS, Sample.answer("gate", "q-readme", seq, true));
                    return !running.get(0).isAlive();
                });
        assertThat(Files.readString(output))
                .contains("\"id\":\"gate\"")
                .contains("\"understood\"")
                .contains("event: ")
                .contains("\"answers\":[")
                .contains("\"regions\"")
                .contains("that is a statue")
                .doesNotContain("urn:watchword:problem");
        assertThat(folder.resolve("now.jpg")).exists();
    }

    @Test
    void javaScriptInABrowser() throws Exception {
        Path pages = Path.of("target", "test-classes", "dashboard");
        Files.writeString(pages.resolve("readme.js"), block("js"));
        Files.writeString(
                pages.resolve("readme.html"), "<!doctype html><meta charset=utf-8><script src=readme.js></script>");

        Path output = start(
                "chromium",
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--enable-logging=stderr",
                "--user-data-dir=" + folder.resolve("profile"),
                "--remote-debugging-port=0",
                "http://127.0.0.1:" + served.verticle.port() + "/readme.html");

        awaitAnswerIn(output, "gate How many people are there? 41");
    }
}
