package io.watchword.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.watchword.protocol.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * An identity provider with a page on which a person signs in, and who then stays signed in. How strict providers are
 * is tested where the protocol is spoken.
 */
final class SignInPage implements AutoCloseable {
    static final String CLIENT = "watchword";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final HttpServer server;
    private final KeyPair keys;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

    private SignInPage(HttpServer server, KeyPair keys) {
        this.server = server;
        this.keys = keys;
    }

    static SignInPage start() throws IOException, GeneralSecurityException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SignInPage page =
                new SignInPage(server, KeyPairGenerator.getInstance("RSA").generateKeyPair());
        server.createContext("/.well-known/openid-configuration", call -> json(call, page.discovery()));
        server.createContext("/keys", call -> json(call, page.publicKeys()));
        server.createContext("/authorize", page::authorize);
        server.createContext("/token", page::token);
        server.createContext("/logout", page::logOut);
        server.start();
        return page;
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private Map<String, Object> discovery() {
        return Map.of(
                "issuer", address(),
                "jwks_uri", address() + "/keys",
                "authorization_endpoint", address() + "/authorize",
                "token_endpoint", address() + "/token",
                "end_session_endpoint", address() + "/logout");
    }

    private Map<String, Object> publicKeys() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Map.of(
                "keys",
                List.of(Map.of(
                        "kty",
                        "RSA",
                        "kid",
                        "one",
                        "n",
                        BASE64.encodeToString(unsigned(key.getModulus().toByteArray())),
                        "e",
                        BASE64.encodeToString(key.getPublicExponent().toByteArray()))));
    }

    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
    }

    private void authorize(HttpExchange call) throws IOException {
        Map<String, String> asked = form(call.getRequestURI().getRawQuery());
        String cookie = call.getRequestHeaders().getFirst("Cookie");
        boolean signedIn = cookie != null && cookie.contains("sign-in=ada");
        boolean signing = call.getRequestMethod().equals("POST");
        String back = asked.get("redirect_uri") + "?state=" + asked.get("state");
        if (!signedIn && !signing && "none".equals(asked.get("prompt"))) {
            redirect(call, back + "&error=login_required");
        } else if (!signedIn && !signing) {
            html(call, "<h1>Who are you?</h1><form method=post><button>I am Ada</button></form>");
        } else {
            String code = UUID.randomUUID().toString();
            codes.put(code, asked);
            call.getResponseHeaders().add("Set-Cookie", "sign-in=ada; Path=/");
            redirect(call, back + "&code=" + code);
        }
    }

    private void token(HttpExchange call) throws IOException {
        Map<String, String> form = form(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(form.get("code"));
        String token = signed(Map.of(
                "iss", address(),
                "aud", CLIENT,
                "sub", "4711",
                "name", "Ada",
                "roles", List.of("admin"),
                "nonce", asked.get("nonce"),
                "exp", Instant.now().plusSeconds(600).getEpochSecond()));
        json(call, Map.of("id_token", token, "access_token", "opaque", "token_type", "Bearer"));
    }

    private void logOut(HttpExchange call) throws IOException {
        call.getResponseHeaders().add("Set-Cookie", "sign-in=; Path=/; Max-Age=0");
        redirect(call, form(call.getRequestURI().getRawQuery()).get("post_logout_redirect_uri"));
    }

    private String signed(Map<String, Object> claims) {
        Map<String, Object> header = Map.of("alg", "RS256", "kid", "one", "typ", "JWT");
        String text = BASE64.encodeToString(Json.write(header)) + "." + BASE64.encodeToString(Json.write(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&", -1))
                .map(each -> each.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (one, two) -> two));
    }

    private static void redirect(HttpExchange call, String to) throws IOException {
        call.getResponseHeaders().add("Location", to);
        call.sendResponseHeaders(303, -1);
        call.close();
    }

    private static void html(HttpExchange call, String body) throws IOException {
        reply(call, "text/html", ("<!doctype html><title>Sign in</title>" + body).getBytes(StandardCharsets.UTF_8));
    }

    private static void json(HttpExchange call, Map<String, Object> fields) throws IOException {
        reply(call, "application/json", Json.write(fields));
    }

    private static void reply(HttpExchange call, String type, byte[] body) throws IOException {
        call.getResponseHeaders().add("Content-Type", type);
        call.sendResponseHeaders(200, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
