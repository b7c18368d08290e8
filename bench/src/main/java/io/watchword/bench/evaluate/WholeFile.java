package io.watchword.bench.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a JPEG or PNG file has its end: decoders paint what is missing grey and say nothing. Other files, and those
 * that can't be read, are left to the decoder.
 */
final class WholeFile {
    private static final int MARKER = 0xFF;
    private static final int SCAN = 0xDA;
    private static final int END = 0xD9;
    private static final byte[] PNG_END = {'I', 'E', 'N', 'D'};

    private WholeFile() {}

    static boolean isCutOff(Path file) {
        try {
            byte[] bytes = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
            if (starts(bytes, MARKER, 0xD8)) {
                return !hasEnd(bytes);
            }
            return starts(bytes, 0x89, 'P') && !endsAsPng(bytes);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean starts(byte[] bytes, int first, int second) {
        return bytes.length > 1 && at(bytes, 0) == first && at(bytes, 1) == second;
    }

    private static int at(byte[] bytes, int place) {
        return bytes[place] & 0xFF;
    }

    /** What comes before the picture, such as a small one of it, may have an end of its own and is passed over. */
    private static boolean hasEnd(byte[] bytes) {
        int place = 2;
        while (place + 3 < bytes.length && at(bytes, place) == MARKER && at(bytes, place + 1) != SCAN) {
            place += at(bytes, place + 1) == MARKER ? 1 : 2 + (at(bytes, place + 2) << 8) + at(bytes, place + 3);
        }
        for (int i = place; i + 1 < bytes.length; i++) {
            if (at(bytes, i) == MARKER && at(bytes, i + 1) == END) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsAsPng(byte[] bytes) {
        for (int i = Math.max(0, bytes.length - 64); i + PNG_END.length <= bytes.length; i++) {
            if (java.util.Arrays.equals(bytes, i, i + PNG_END.length, PNG_END, 0, PNG_END.length)) {
                return true;
            }
        }
        return false;
    }
}
