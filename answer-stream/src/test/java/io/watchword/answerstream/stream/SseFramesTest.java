package io.watchword.answerstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SseFramesTest {
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void anEventHasNameIdAndData() {
        assertThat(SseFrames.event("answer", "0:1", utf8("{\"ö\":1}")))
                .hasToString("event: answer\nid: 0:1\ndata: {\"ö\":1}\n\n");
    }

    @Test
    void dataOfSeveralLinesStayOneEvent() {
        assertThat(SseFrames.event("scene", null, utf8("{\n\r}")))
                .hasToString("event: scene\ndata: {\ndata: \ndata: }\n\n");
    }

    @Test
    void aCommentCannotBreakOut() {
        assertThat(SseFrames.comment("a\nevent: x")).hasToString(": a event: x\n\n");
    }
}
