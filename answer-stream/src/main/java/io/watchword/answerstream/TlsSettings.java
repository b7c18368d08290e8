package io.watchword.answerstream;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What the interface is encrypted with.
 *
 * @param cert the certificate, and those up to its authority, in PEM
 * @param key its private key, in PEM (PKCS 8)
 * @param lookEvery how often the files are looked at; what is renewed in them is served after two looks
 */
public record TlsSettings(Path cert, Path key, Duration lookEvery) {
    private static final Duration USUAL = Duration.ofSeconds(30);

    /**
     * Refuses files that can't be read. Blocks.
     *
     * @throws IllegalArgumentException naming the file
     */
    public TlsSettings {
        require("tls-cert", cert);
        require("tls-key", key);
    }

    /** Looked at twice a minute. */
    public TlsSettings(Path cert, Path key) {
        this(cert, key, USUAL);
    }

    private static void require(String name, Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(name + ": " + file + " can't be read");
        }
    }
}
