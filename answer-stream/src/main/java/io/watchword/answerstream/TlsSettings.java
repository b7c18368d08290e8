package io.watchword.answerstream;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the interface is encrypted with.
 *
 * @param cert the certificate, and those up to its authority, in PEM
 * @param key its private key, in PEM (PKCS 8)
 */
public record TlsSettings(Path cert, Path key) {
    /**
     * Refuses files that can't be read. Blocks.
     *
     * @throws IllegalArgumentException naming the file
     */
    public TlsSettings {
        require("tls-cert", cert);
        require("tls-key", key);
    }

    private static void require(String name, Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(name + ": " + file + " can't be read");
        }
    }
}
