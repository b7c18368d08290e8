package io.watchword.answerstream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** An OpenID Connect provider as far as verifying its tokens goes: it says where its keys are, and publishes them. */
final class Issuer implements AutoCloseable {
    private final HttpServer server;
    private volatile RSAKey key = newKey("first");

    private Issuer(HttpServer server) {
        this.server = server;
    }

    static Issuer start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Issuer issuer = new Issuer(server);
        server.createContext(
                "/.well-known/openid-configuration",
                call -> reply(
                        call,
                        "{\"issuer\":\"" + issuer.address() + "\",\"jwks_uri\":\"" + issuer.address() + "/keys\"}"));
        server.createContext("/keys", call -> reply(call, new JWKSet(issuer.key.toPublicJWK()).toString()));
        server.start();
        return issuer;
    }

    private static void reply(HttpExchange call, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(200, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    RSAKey key() {
        return key;
    }

    void changeKey(String id) {
        key = newKey(id);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
