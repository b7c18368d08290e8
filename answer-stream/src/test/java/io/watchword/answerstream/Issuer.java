package io.watchword.answerstream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.watchword.protocol.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect provider: says where its keys are, publishes them, and logs in whoever comes, as one person, by the
 * authorization code flow with PKCE. It takes nothing that the specification does not allow.
 */
final class Issuer implements AutoCloseable {
    static final String CLIENT = "watchword dashboard";
    static final String SECRET = "s3cr3t:/+ %";

    private final HttpServer server;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private volatile RSAKey key = newKey("first");
    private volatile @Nullable String error;
    private volatile boolean headers = true;
    private volatile boolean confidential = true;
    private volatile UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();

    private Issuer(HttpServer server) {
        this.server = server;
    }

    static Issuer start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Issuer issuer = new Issuer(server);
        server.createContext("/.well-known/openid-configuration", call -> reply(call, 200, issuer.discovery()));
        server.createContext("/keys", call -> reply(call, 200, new JWKSet(issuer.key.toPublicJWK()).toString()));
        server.createContext("/authorize", issuer::authorize);
        server.createContext("/token", issuer::token);
        server.start();
        return issuer;
    }

    private String discovery() {
        return json(Map.of(
                "issuer", address(),
                "jwks_uri", address() + "/keys",
                "authorization_endpoint", address() + "/authorize",
                "token_endpoint", address() + "/token",
                "end_session_endpoint", address() + "/logout?really=yes",
                "token_endpoint_auth_methods_supported",
                        List.of(headers ? "client_secret_basic" : "client_secret_post")));
    }

    private void authorize(HttpExchange call) throws IOException {
        Map<String, String> asked = form(call.getRequestURI().getRawQuery());
        String why = !CLIENT.equals(asked.get("client_id"))
                ? "client_id"
                : !asked.getOrDefault("redirect_uri", "").endsWith("/login/oidc/callback") ? "redirect_uri" : "";
        if (!why.isEmpty()) {
            reply(call, 400, json(Map.of("error", "invalid " + why)));
            return;
        }
        Map<String, String> back = new HashMap<>(Map.of("state", asked.getOrDefault("state", "")));
        String problem = problem(asked);
        if (problem.isEmpty()) {
            String code = UUID.randomUUID().toString();
            codes.put(code, asked);
            back.put("code", code);
            back.put("iss", address());
        } else {
            back.put("error", problem);
            back.put("error_description", "no\r\nSet-Cookie: x=y");
        }
        call.getResponseHeaders().add("Location", asked.get("redirect_uri") + "?" + encode(back));
        call.sendResponseHeaders(302, -1);
        call.close();
    }

    private String problem(Map<String, String> asked) {
        boolean whole = "code".equals(asked.get("response_type"))
                && "S256".equals(asked.get("code_challenge_method"))
                && asked.getOrDefault("code_challenge", "").length() == 43
                && asked.getOrDefault("state", "").length() >= 22
                && asked.getOrDefault("nonce", "").length() >= 22
                && Arrays.asList(asked.getOrDefault("scope", "").split(" ", -1)).contains("openid");
        if (!whole) {
            return "invalid_request";
        }
        String told = error;
        return told != null ? told : "none".equals(asked.get("prompt")) ? "login_required" : "";
    }

    private void token(HttpExchange call) throws IOException {
        Map<String, String> form = form(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String authorization = call.getRequestHeaders().getFirst("Authorization");
        if (!isClient(form, authorization)) {
            reply(call, 401, json(Map.of("error", "invalid_client")));
            return;
        }
        Map<String, String> asked = codes.remove(form.getOrDefault("code", ""));
        boolean good = asked != null
                && "authorization_code".equals(form.get("grant_type"))
                && asked.get("redirect_uri").equals(form.get("redirect_uri"))
                && asked.get("code_challenge").equals(challenge(form.getOrDefault("code_verifier", "")));
        if (asked == null || !good) {
            reply(call, 400, json(Map.of("error", "invalid_grant")));
            return;
        }
        JWTClaimsSet.Builder usual = new JWTClaimsSet.Builder()
                .issuer(address())
                .subject("4711")
                .audience(CLIENT)
                .claim("nonce", asked.get("nonce"))
                .claim("preferred_username", "ada")
                .claim("roles", List.of("operator"))
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
        String token = signed(key, claims.apply(usual).build());
        reply(call, 200, json(Map.of("id_token", token, "access_token", "opaque", "token_type", "Bearer")));
    }

    private boolean isClient(Map<String, String> form, @Nullable String authorization) {
        if (!confidential) {
            return authorization == null && CLIENT.equals(form.get("client_id")) && !form.containsKey("client_secret");
        }
        String pair = encode(CLIENT) + ":" + encode(SECRET);
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return headers
                ? basic.equals(authorization)
                : CLIENT.equals(form.get("client_id")) && SECRET.equals(form.get("client_secret"));
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signed(RSAKey key, JWTClaimsSet claims) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .type(JOSEObjectType.JWT)
                    .build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Map<String, Object> fields) {
        return new String(Json.write(fields), StandardCharsets.UTF_8);
    }

    private static Map<String, String> form(@Nullable String text) {
        Map<String, String> values = new HashMap<>();
        for (String each : String.valueOf(text).split("&", -1)) {
            String[] pair = each.split("=", 2);
            values.put(pair[0], pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return values;
    }

    private static String encode(Map<String, String> values) {
        return String.join(
                "&",
                values.entrySet().stream()
                        .map(each -> each.getKey() + "=" + encode(each.getValue()))
                        .toList());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void reply(HttpExchange call, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(status, body.length);
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

    /** Sends everybody back with this error; null for none. */
    void refuse(@Nullable String with) {
        error = with;
    }

    /** What else is in ID tokens, or is otherwise. */
    void claim(UnaryOperator<JWTClaimsSet.Builder> change) {
        claims = change;
    }

    /** Takes the secret in the form, not in a header. */
    void takeSecretInForm() {
        headers = false;
    }

    /** Has a client without a secret. */
    void takeNoSecret() {
        confidential = false;
    }

    /** Codes that were given out are good for nothing any more. */
    void forgetCodes() {
        codes.clear();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
