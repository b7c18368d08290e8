package io.watchword.answerstream.login;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Exchanges a code for an ID token at the provider (OpenID Connect Core 1.0, 3.1.3); bounded in bytes and in time. */
final class CodeExchange {
    private static final int MOST = 256 << 10;
    private static final int PATIENCE_S = 5;
    private static final int CONNECTIONS = 4;
    private static final int MOST_WAITING = 16;

    private final OidcClient client;
    private final HttpClient http;

    CodeExchange(Vertx vertx, OidcClient client) {
        this.client = client;
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(PATIENCE_S * 1_000).setIdleTimeout(PATIENCE_S),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(MOST_WAITING));
    }

    /**
     * The ID token that a code is good for; fails with {@link LoginFailedException}.
     *
     * @param redirect the address that the code was sent to
     */
    Future<String> idToken(OidcProvider provider, String code, String verifier, String redirect) {
        String address = provider.token().orElse("");
        if (address.isEmpty()) {
            return failed(LoginTrouble.MISCONFIGURED, "the provider says no token_endpoint");
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirect);
        form.put("code_verifier", verifier);
        form.put("client_id", client.id());
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(address)
                .setFollowRedirects(false)
                .putHeader("Content-Type", "application/x-www-form-urlencoded")
                .putHeader("Accept", "application/json");
        authenticate(provider, options, form);
        return send(options, Buffer.buffer(encode(form)));
    }

    private void authenticate(OidcProvider provider, RequestOptions options, Map<String, String> form) {
        String secret = client.secret();
        if (secret == null) {
            return;
        }
        if (provider.takesSecretInHeader()) {
            form.remove("client_id");
            String pair = encode(client.id()) + ":" + encode(secret);
            options.putHeader(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        } else {
            form.put("client_secret", secret);
        }
    }

    private Future<String> send(RequestOptions options, Buffer form) {
        Promise<HttpClientRequest> opened = Promise.promise();
        return http.request(options)
                .onComplete(opened)
                .compose(request -> request.send(form))
                .compose(response -> read(response).map(body -> Map.entry(response.statusCode(), body)))
                .timeout(PATIENCE_S, TimeUnit.SECONDS)
                .recover(problem -> {
                    opened.future().onSuccess(HttpClientRequest::reset);
                    return failed(LoginTrouble.UNREACHABLE, "the provider does not answer: " + problem.getMessage());
                })
                .compose(reply -> idToken(reply.getKey(), reply.getValue()));
    }

    private static Future<Buffer> read(HttpClientResponse response) {
        Promise<Buffer> whole = Promise.promise();
        Buffer read = Buffer.buffer();
        response.exceptionHandler(whole::tryFail)
                .endHandler(end -> whole.tryComplete(read))
                .handler(chunk -> {
                    if (read.length() + chunk.length() <= MOST) {
                        read.appendBuffer(chunk);
                    } else {
                        whole.tryFail("its reply is longer than " + (MOST >> 10) + " KiB");
                    }
                });
        return whole.future();
    }

    private static Future<String> idToken(int status, Buffer body) {
        JsonNode reply = json(body);
        String error = reply.path("error").asText();
        if (error.equals("invalid_grant")) {
            return failed(LoginTrouble.CODE_REFUSED, "the provider does not take the code (any more)");
        }
        if (status != 200) {
            return failed(LoginTrouble.MISCONFIGURED, "the provider answered " + status + " " + error);
        }
        String token = reply.path("id_token").asText();
        return token.isEmpty()
                ? failed(LoginTrouble.MISCONFIGURED, "the provider gave no ID token")
                : Future.succeededFuture(token);
    }

    private static JsonNode json(Buffer body) {
        try {
            return Json.readTree(body.getBytes());
        } catch (InvalidFieldException e) {
            return Json.tree(Map.of());
        }
    }

    private static <T> Future<T> failed(LoginTrouble trouble, String detail) {
        return Future.failedFuture(new LoginFailedException(trouble, detail));
    }

    /** As a form, or a query, has it. */
    static String encode(Map<String, String> values) {
        return values.entrySet().stream()
                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Future<Void> close() {
        return http.close();
    }
}
