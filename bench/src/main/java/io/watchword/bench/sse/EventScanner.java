package io.watchword.bench.sse;

import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;

/** Finds the frame numbers of the answers in a stream of bytes that comes in pieces. */
final class EventScanner {
    private static final byte[] KEY = "\"seq\":".getBytes(StandardCharsets.US_ASCII);

    private final IntConsumer found;
    private int matched;
    private int number = -1;

    EventScanner(IntConsumer found) {
        this.found = found;
    }

    void take(byte[] bytes) {
        for (byte each : bytes) {
            if (number >= 0) {
                digit(each);
            } else {
                matched = each == KEY[matched] ? matched + 1 : each == KEY[0] ? 1 : 0;
                if (matched == KEY.length) {
                    matched = 0;
                    number = 0;
                }
            }
        }
    }

    private void digit(byte each) {
        if (each >= '0' && each <= '9') {
            number = number * 10 + each - '0';
        } else {
            found.accept(number);
            number = -1;
        }
    }
}
