package io.watchword.protocol.kafka;

import io.watchword.protocol.Frame;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Schemas;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Frames: the JPEG is the value, everything else is in headers, so that a picture is never re-encoded to be routed. */
final class FrameCodec implements Codec<Frame> {
    @Override
    public Encoded encode(Frame frame) {
        FrameInfo info = frame.info();
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, info.capturedAt());
        return new Encoded(
                frame.camera(),
                frame.jpeg(),
                Map.of(
                        "schema", Integer.toString(Schemas.CURRENT),
                        "seq", Long.toString(info.seq()),
                        "captured-at", Long.toString(micros),
                        "width", Integer.toString(info.width()),
                        "height", Integer.toString(info.height())));
    }

    @Override
    public Frame decode(Encoded encoded) {
        Map<String, String> headers = encoded.headers();
        Schemas.require("frame", (int) number(headers, "schema"));
        FrameInfo info = FrameInfo.live(
                number(headers, "seq"),
                Instant.EPOCH.plus(number(headers, "captured-at"), ChronoUnit.MICROS),
                (int) number(headers, "width"),
                (int) number(headers, "height"));
        return new Frame(encoded.key(), info, encoded.value());
    }

    private static long number(Map<String, String> headers, String name) {
        String text = headers.get(name);
        if (text == null) {
            throw new InvalidFieldException(name, "header is missing");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new InvalidFieldException(name, "header is not a whole number");
        }
    }
}
