package io.watchword.answerstream;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The body of a chunked HTTP/1.1 response. */
final class Chunks {
    private final InputStream in;

    Chunks(InputStream in) {
        this.in = in;
    }

    byte[] readAll() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (!line().isEmpty()) {
            // the head
        }
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(in.readNBytes(size));
            line();
        }
        return body.toByteArray();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.US_ASCII);
    }
}
