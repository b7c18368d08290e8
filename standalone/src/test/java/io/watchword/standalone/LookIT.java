package io.watchword.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.models.EmbeddedModels;
import io.watchword.protocol.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookIT {
    @TempDir
    Path temp;

    private static List<String> look(Path clip, String detector) throws Exception {
        try (RunningWatchword watchword = RunningWatchword.start(
                "look",
                clip.toString(),
                "--detector",
                detector,
                "--fps",
                "0.5",
                "--scenes",
                "--trace",
                "--ask",
                "How many people are there?",
                "--ask",
                "Where is the truck?")) {
            assertThat(watchword.status()).isZero();
            return watchword.out();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"centernet", "nanodet"})
    void theSameFileGivesTheSameLines(String detector) throws Exception {
        Path clip = EmbeddedModels.extractDemoClip(temp);

        List<String> first = look(clip, detector);
        List<String> second = look(clip, detector);

        assertThat(second).isEqualTo(first);
        assertThat(first).hasSize(3 * 40);
        JsonNode scene = Json.readTree(first.get(0).getBytes(UTF_8));
        assertThat(scene.at("/frame/seq").asInt()).isZero();
        assertThat(scene.at("/frame/time").asDouble()).isZero();
        assertThat(scene.get("detections").isArray()).isTrue();
        assertThat(scene.get("tracks").isArray()).isTrue();
        JsonNode count = Json.readTree(first.get(4).getBytes(UTF_8));
        assertThat(count.at("/answer/type").asText()).isEqualTo("count");
        assertThat(count.at("/trace/0/module").asText()).isEqualTo("find");
        assertThat(count.at("/trace/1/answer")).isEqualTo(count.get("answer"));
        assertThat(count.at("/frame/file").asText()).isEqualTo(clip.toString());
        assertThat(count.at("/frame/seq").asInt()).isEqualTo(20);
    }
}
