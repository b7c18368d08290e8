package io.watchword.deliveries;

import io.watchword.protocol.Texts;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What went wrong between two sides that speak TLS, or one that does, in words. */
final class TlsTrouble {
    private TlsTrouble() {}

    /**
     * In words that go after a name; empty where it is something else.
     *
     * @param remedy what to do about an authority that isn't known
     */
    static Optional<String> words(Throwable problem, String remedy) {
        boolean encrypted = false;
        Throwable cause = problem;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof CertPathBuilderException) {
                return Optional.of("its certificate comes from no authority that is known here; " + remedy);
            }
            if (cause instanceof CertificateExpiredException) {
                return Optional.of("its certificate has expired");
            }
            if (cause instanceof CertificateException && cause.getCause() == null) {
                return Optional.of("its certificate is not accepted: " + clipped(cause));
            }
            encrypted |= cause instanceof SSLException;
            cause = cause.getCause();
        }
        return encrypted ? Optional.of("TLS failed: " + clipped(problem)) : Optional.empty();
    }

    private static String clipped(Throwable cause) {
        return Texts.clip(String.valueOf(cause.getMessage()), 200);
    }
}
