package io.watchword.answerstream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a certificate that is renewed in its files without a restart, for connections from then on. What has changed is
 * taken once it has stayed as it is from one look to the next, so that a new certificate is not served with an old key.
 * For one event loop; the files are read off it.
 */
final class RenewedCertificate {
    private static final Logger LOG = LoggerFactory.getLogger(RenewedCertificate.class);

    /** What the two files hold. */
    private record Pair(Buffer cert, Buffer key) {
        @Override
        public String toString() {
            return "a certificate and its key";
        }
    }

    private final Vertx vertx;
    private final HttpServer server;
    private final ServerSSLOptions options;
    private final TlsSettings files;
    private Pair served;
    private Pair seen;

    private RenewedCertificate(
            Vertx vertx, HttpServer server, ServerSSLOptions options, TlsSettings files, Pair served) {
        this.vertx = vertx;
        this.server = server;
        this.options = options;
        this.files = files;
        this.served = served;
        this.seen = served;
    }

    /** Follows the files of a server that has just begun to listen with them, until the verticle is undeployed. */
    static Future<Void> follow(Vertx vertx, HttpServer server, ServerSSLOptions options, TlsSettings files) {
        return read(vertx, files)
                .onSuccess(now -> new RenewedCertificate(vertx, server, options, files, now).again())
                .mapEmpty();
    }

    private static Future<Pair> read(Vertx vertx, TlsSettings files) {
        return Future.all(
                        vertx.fileSystem().readFile(files.cert().toString()),
                        vertx.fileSystem().readFile(files.key().toString()))
                .map(both -> new Pair(both.resultAt(0), both.resultAt(1)));
    }

    private void again() {
        vertx.setTimer(files.lookEvery().toMillis(), tick -> look().onComplete(done -> again()));
    }

    private Future<Void> look() {
        return read(vertx, files)
                .compose(this::take)
                .onFailure(problem -> LOG.warn(
                        "The certificate in {} can't be taken, the one before is served on: {}",
                        files.cert(),
                        problem.getMessage()));
    }

    private Future<Void> take(Pair now) {
        boolean stays = now.equals(seen);
        seen = now;
        if (!stays || now.equals(served)) {
            return Future.succeededFuture();
        }
        served = now;
        ServerSSLOptions renewed = options.copy();
        renewed.setKeyCertOptions(
                new PemKeyCertOptions().setCertValue(now.cert()).setKeyValue(now.key()));
        return server.updateSSLOptions(renewed)
                .onSuccess(updated -> LOG.info("Serving the renewed certificate in {}", files.cert()))
                .mapEmpty();
    }
}
