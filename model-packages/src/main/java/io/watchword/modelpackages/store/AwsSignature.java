package io.watchword.modelpackages.store;

import io.watchword.modelpackages.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests without a query and a body as S3 and what is compatible with it ask for: AWS Signature Version 4.
 *
 * @param region such as {@code us-east-1}
 */
record AwsSignature(S3Credentials credentials, String region) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String NOTHING = hex(sha256(""));

    /**
     * The headers to send with a GET beside those given.
     *
     * @param address its path is sent as it stands here, and its host signed
     * @param more other headers, by name in small letters
     */
    Map<String, String> headers(URI address, Map<String, String> more, Instant now) {
        return headers("GET", address, more, now);
    }

    /** The same for another method. */
    Map<String, String> headers(String method, URI address, Map<String, String> more, Instant now) {
        String stamp = STAMP.format(now);
        TreeMap<String, String> signed = new TreeMap<>(more);
        signed.put("host", address.getAuthority());
        signed.put("x-amz-content-sha256", NOTHING);
        signed.put("x-amz-date", stamp);
        if (!credentials.sessionToken().isEmpty()) {
            signed.put("x-amz-security-token", credentials.sessionToken());
        }
        String names = String.join(";", signed.keySet());
        String request = method + "\n" + address.getRawPath() + "\n\n"
                + signed.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining())
                + "\n" + names + "\n" + NOTHING;
        String scope = stamp.substring(0, 8) + "/" + region + "/s3/aws4_request";
        String toSign = "AWS4-HMAC-SHA256\n" + stamp + "\n" + scope + "\n" + hex(sha256(request));
        String signature = hex(hmac(key(stamp.substring(0, 8)), toSign));
        Map<String, String> sent = new TreeMap<>(signed);
        sent.keySet().removeAll(more.keySet());
        // whoever sends it writes the host
        sent.remove("host");
        sent.put(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=" + credentials.accessKey() + "/" + scope + ",SignedHeaders=" + names
                        + ",Signature=" + signature);
        return sent;
    }

    private byte[] key(String day) {
        byte[] secret = ("AWS4" + credentials.secretKey()).getBytes(StandardCharsets.UTF_8);
        return hmac(hmac(hmac(hmac(secret, day), region), "s3"), "aws4_request");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC with SHA-256", e);
        }
    }

    private static byte[] sha256(String text) {
        return Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
