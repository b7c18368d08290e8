package io.watchword.modelpackages.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AwsSignatureTest {
    /** The example that Amazon's documentation of S3 works out: GET Object. */
    @Test
    void signsTheDocumentedExampleAsDocumented() {
        S3Credentials credentials =
                new S3Credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
        AwsSignature signature = new AwsSignature(credentials, "us-east-1");

        Map<String, String> headers = signature.headers(
                URI.create("https://examplebucket.s3.amazonaws.com/test.txt"),
                Map.of("range", "bytes=0-9"),
                Instant.parse("2013-05-24T00:00:00Z"));

        assertThat(headers.get("authorization"))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                        + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                        + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void theTokenOfALentKeyIsSentAndSigned() {
        S3Credentials lent = S3Credentials.from(Map.of(
                        "AWS_ACCESS_KEY_ID", "ID", "AWS_SECRET_ACCESS_KEY", "secret", "AWS_SESSION_TOKEN", "lent"))
                .orElseThrow();

        Map<String, String> headers = new AwsSignature(lent, "us-east-1")
                .headers(URI.create("https://host.example/x.zip"), Map.of(), Instant.EPOCH);

        assertThat(headers).containsEntry("x-amz-security-token", "lent");
        assertThat(headers.get("authorization")).contains(";x-amz-date;x-amz-security-token,Signature=");
        assertThat(lent).hasToString("S3Credentials[ID]");
    }

    @Test
    void aKeyIsNotShown() {
        assertThat(new S3Credentials("ID", "secret")).hasToString("S3Credentials[ID]");
    }
}
