package io.watchword.standalone.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Standard output for machines. */
final class Output {
    private Output() {}

    /** Buffered UTF-8; the caller flushes. */
    static PrintStream lines() {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
                false,
                StandardCharsets.UTF_8);
    }
}
