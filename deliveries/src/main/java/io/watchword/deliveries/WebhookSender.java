package io.watchword.deliveries;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.watchword.protocol.Destination;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.MissingSecretException;
import io.watchword.protocol.SecretReference;
import io.watchword.protocol.Texts;
import io.watchword.protocol.WebhookUrls;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Posts answers to addresses. The name is looked up and checked before each attempt, and what was checked is what is
 * connected to. Redirects are not followed, and nothing of a reply but its status is read.
 */
final class WebhookSender implements Sender {
    private static final int MOST_REPLY = 64 << 10;
    private static final String UNKNOWN_AUTHORITY =
            "use one of an authority that Java trusts, or name a trust store that has it, in"
                    + " WATCHWORD_JAVA_OPTS=-Djavax.net.ssl.trustStore=FILE";

    /** Where to connect to, and the secret to sign with. */
    private record Target(URI uri, InetAddress address, @Nullable String secret) {
        boolean isEncrypted() {
            return uri.getScheme().equalsIgnoreCase("https");
        }

        int port() {
            int usual = isEncrypted() ? 443 : 80;
            return uri.getPort() < 0 ? usual : uri.getPort();
        }

        String path() {
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        }
    }

    private final Vertx vertx;
    private final WebhookUrls urls;
    private final Duration patience;
    private final HttpClient client;

    WebhookSender(Vertx vertx, WebhookUrls urls, Duration patience) {
        this.vertx = vertx;
        this.urls = urls;
        this.patience = patience;
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) patience.toMillis())
                .setIdleTimeout(30)
                .setMaxHeaderSize(16_384)
                .setDecompressionSupported(false)
                .setVerifyHost(true);
        this.client = vertx.createHttpClient(
                options, new PoolOptions().setHttp1MaxSize(4).setMaxWaitQueueSize(64));
    }

    @Override
    public Future<String> send(Parcel parcel) {
        Destination.Webhook hook = (Destination.Webhook) parcel.delivery().to();
        long start = System.nanoTime();
        return vertx.executeBlocking(() -> target(hook), false)
                .compose(target -> post(target, parcel))
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .map(status -> "HTTP " + status + " after " + (System.nanoTime() - start) / 1_000_000 + " ms")
                .recover(problem -> Future.failedFuture(reason(problem)));
    }

    private Target target(Destination.Webhook hook) {
        URI uri = urls.require(hook.url());
        String host = uri.getHost();
        try {
            String secret = hook.secret() == null ? null : new SecretReference(hook.secret()).resolve(System::getenv);
            InetAddress[] addresses = InetAddress.getAllByName(host);
            for (InetAddress address : addresses) {
                urls.require(address);
            }
            return new Target(uri, addresses[0], secret);
        } catch (UnknownHostException e) {
            throw NotDelivered.forNow("There is no address for " + host);
        }
    }

    private Future<Integer> post(Target target, Parcel parcel) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setSsl(target.isEncrypted())
                .setHost(target.uri().getHost())
                .setPort(target.port())
                .setServer(SocketAddress.inetSocketAddress(
                        target.port(), target.address().getHostAddress()))
                .setURI(target.path())
                .setFollowRedirects(false)
                .setTimeout(patience.toMillis());
        return client.request(options).compose(request -> {
            write(request, target, parcel);
            return request.send(Buffer.buffer(parcel.body())).compose(response -> {
                drain(request, response);
                return judge(response);
            });
        });
    }

    private static void write(HttpClientRequest request, Target target, Parcel parcel) {
        request.putHeader("Content-Type", "application/json")
                .putHeader("User-Agent", "watchword")
                .putHeader("Watchword-Answer", parcel.answer())
                .putHeader("Watchword-Delivery", parcel.delivery().id());
        if (parcel.sample()) {
            request.putHeader("Watchword-Test", "true");
        }
        if (target.secret() != null) {
            request.putHeader("Watchword-Signature", Signature.of(target.secret(), Instant.now(), parcel.body()));
        }
        if (target.uri().getUserInfo() != null) {
            byte[] login = target.uri().getUserInfo().getBytes(StandardCharsets.UTF_8);
            request.putHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
        }
    }

    // read so that the connection can be used again, but not for ever
    private static void drain(HttpClientRequest request, HttpClientResponse response) {
        long[] read = {0};
        response.exceptionHandler(ended -> {});
        response.handler(chunk -> {
            read[0] += chunk.length();
            if (read[0] > MOST_REPLY) {
                request.reset();
            }
        });
    }

    private static Future<Integer> judge(HttpClientResponse response) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return Future.succeededFuture(status);
        }
        if (status >= 300 && status < 400) {
            return Future.failedFuture(NotDelivered.forGood(
                    "The receiver answered HTTP " + status + ": redirects are not followed, give the address itself"));
        }
        return Future.failedFuture(
                status == 410
                        ? NotDelivered.forGood("The receiver is gone for good: HTTP 410")
                        : NotDelivered.forNow("The receiver answered HTTP " + status));
    }

    private NotDelivered reason(Throwable problem) {
        if (problem instanceof NotDelivered known) {
            return known;
        }
        if (problem instanceof InvalidFieldException || problem instanceof MissingSecretException) {
            return NotDelivered.forNow(String.valueOf(problem.getMessage()));
        }
        if (problem instanceof TimeoutException) {
            return NotDelivered.forNow("The receiver did not answer within " + patience.toMillis() + " ms");
        }
        Optional<String> tls = TlsTrouble.words(problem, UNKNOWN_AUTHORITY);
        if (tls.isPresent()) {
            return NotDelivered.forNow("The receiver can't be trusted: " + tls.get());
        }
        return NotDelivered.forNow(
                "The receiver can't be reached: " + Texts.clip(String.valueOf(problem.getMessage()), 200));
    }

    Future<Void> close() {
        return client.close();
    }
}
