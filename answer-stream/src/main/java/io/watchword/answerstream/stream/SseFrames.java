package io.watchword.answerstream.stream;

import io.vertx.core.buffer.Buffer;
import io.watchword.protocol.Json;
import io.watchword.protocol.Texts;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Server-sent events as bytes. */
final class SseFrames {
    /** What a stream begins with: browsers wait a second before they come back. */
    static final Buffer OPENING = Buffer.buffer("retry: 1000\n\n");

    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.UTF_8);

    private SseFrames() {}

    /** An event whose data are these bytes, a line of them a line of data. */
    static Buffer event(String name, @Nullable String id, byte[] data) {
        Buffer frame = Buffer.buffer(data.length + 160);
        frame.appendString("event: ").appendString(name).appendByte((byte) '\n');
        if (id != null) {
            frame.appendString("id: ").appendString(id).appendByte((byte) '\n');
        }
        frame.appendBytes(DATA);
        int from = 0;
        for (int i = 0; i < data.length; i++) {
            if (data[i] == '\n' || data[i] == '\r') {
                frame.appendBytes(data, from, i - from).appendByte((byte) '\n').appendBytes(DATA);
                from = i + 1;
            }
        }
        return frame.appendBytes(data, from, data.length - from).appendString("\n\n");
    }

    /** Says that what a client missed can't be made up for, and why. */
    static Buffer gap(String reason) {
        return event("gap", null, Json.write(Map.of("reason", reason)));
    }

    /** Moves a client's last id without telling it anything. */
    static Buffer id(String id) {
        return Buffer.buffer("id: " + id + "\n\n");
    }

    /** A remark that clients skip. */
    static Buffer comment(String text) {
        return Buffer.buffer(": " + Texts.clip(text, 500) + "\n\n");
    }
}
