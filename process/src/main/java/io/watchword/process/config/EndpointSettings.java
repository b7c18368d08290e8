package io.watchword.process.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.ModelStatus;
import io.watchword.protocol.SecretReference;
import io.watchword.protocol.Secrets;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A model behind an OpenAI-compatible endpoint, as a configuration file lists it.
 *
 * @param name by which questions ask for it
 * @param kind {@code vlm}, which sees pictures, or {@code caption-llm}, which reads what is seen
 * @param url of the endpoint, up to {@code /v1}
 * @param model what the endpoint calls it
 * @param captioner the name of a model of kind {@code package} that tells {@code caption-llm} what a picture shows, or
 *     null
 * @param key sent as a bearer token; a reference is looked up with every call; null for none
 * @param timeout seconds after which an answer is too late, with all attempts
 * @param callsPerMinute most calls a minute for one question on one camera
 * @param callsPerMinuteInAll most calls a minute of this process
 * @param atOnce most calls at a time
 * @param maxAge seconds after which a question is put again though nothing has moved
 * @param maxSide pixels; a picture's longer side is made no longer than this
 * @param confidence of an answer where the endpoint tells no probabilities
 * @param logprobs whether probabilities are asked for
 * @param pricePerMillionIn what a million tokens sent cost, in whatever money
 * @param pricePerMillionOut what a million tokens received cost
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"name", "kind", "url", "model", "captioner", "key"})
public record EndpointSettings(
        String name,
        String kind,
        String url,
        String model,
        @Nullable String captioner,
        @Nullable String key,
        double timeout,
        @JsonProperty("calls-per-minute") double callsPerMinute,
        @JsonProperty("calls-per-minute-in-all") double callsPerMinuteInAll,
        @JsonProperty("at-once") int atOnce,
        @JsonProperty("max-age") double maxAge,
        @JsonProperty("max-side") int maxSide,
        double confidence,
        boolean logprobs,
        @JsonProperty("price-per-million-in") double pricePerMillionIn,
        @JsonProperty("price-per-million-out") double pricePerMillionOut)
        implements ModelSettings {
    /** A vision-language model. */
    public static final String VLM = "vlm";

    /** A captioner with a language model behind it. */
    public static final String CAPTION_LLM = "caption-llm";

    private static final String SCHEMES = "must be an address like http://192.168.1.9:8000/v1";

    /** Fills in what was left out. */
    @JsonCreator
    static EndpointSettings of(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("kind") @Nullable String kind,
            @JsonProperty("url") @Nullable String url,
            @JsonProperty("model") @Nullable String model,
            @JsonProperty("captioner") @Nullable String captioner,
            @JsonProperty("key") @Nullable String key,
            @JsonProperty("timeout") @Nullable Double timeout,
            @JsonProperty("calls-per-minute") @Nullable Double callsPerMinute,
            @JsonProperty("calls-per-minute-in-all") @Nullable Double callsPerMinuteInAll,
            @JsonProperty("at-once") @Nullable Integer atOnce,
            @JsonProperty("max-age") @Nullable Double maxAge,
            @JsonProperty("max-side") @Nullable Integer maxSide,
            @JsonProperty("confidence") @Nullable Double confidence,
            @JsonProperty("logprobs") @Nullable Boolean logprobs,
            @JsonProperty("price-per-million-in") @Nullable Double pricePerMillionIn,
            @JsonProperty("price-per-million-out") @Nullable Double pricePerMillionOut) {
        return new EndpointSettings(
                Require.present("name", name),
                kind == null ? VLM : kind,
                Require.present("url", url),
                Require.present("model", model),
                captioner,
                key,
                timeout == null ? TIMEOUT : timeout,
                callsPerMinute == null ? CALLS_PER_MINUTE : callsPerMinute,
                callsPerMinuteInAll == null ? CALLS_PER_MINUTE_IN_ALL : callsPerMinuteInAll,
                atOnce == null ? AT_ONCE : atOnce,
                maxAge == null ? MAX_AGE : maxAge,
                maxSide == null ? 1024 : maxSide,
                confidence == null ? 0.5 : confidence,
                logprobs == null || logprobs,
                pricePerMillionIn == null ? 0 : pricePerMillionIn,
                pricePerMillionOut == null ? 0 : pricePerMillionOut);
    }

    /** A vision-language model with everything else as usual. */
    public static EndpointSettings vlm(String name, String url, String model) {
        return of(name, VLM, url, model, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    public EndpointSettings {
        ModelStatus.requireName("name", name);
        if (!List.of(VLM, CAPTION_LLM).contains(kind)) {
            throw new InvalidFieldException(
                    "kind",
                    "must be " + VLM + ", " + CAPTION_LLM + " or " + PackageSettings.PACKAGE + ", but is '" + kind
                            + "'");
        }
        if (captioner != null && !kind.equals(CAPTION_LLM)) {
            throw new InvalidFieldException(
                    "captioner", "is only for " + CAPTION_LLM + "; a " + kind + " sees pictures");
        }
        url = address(url);
        Require.calls(timeout, callsPerMinute, callsPerMinuteInAll, atOnce, maxAge);
        Require.between("max-side", maxSide, 64, 4_096);
        Require.between("confidence", confidence, 0, 1);
        Require.between("price-per-million-in", pricePerMillionIn, 0, 1e6);
        Require.between("price-per-million-out", pricePerMillionOut, 0, 1e6);
    }

    /** The same with this key. */
    public EndpointSettings withKey(String reference) {
        return new EndpointSettings(
                name,
                kind,
                url,
                model,
                captioner,
                reference,
                timeout,
                callsPerMinute,
                callsPerMinuteInAll,
                atOnce,
                maxAge,
                maxSide,
                confidence,
                logprobs,
                pricePerMillionIn,
                pricePerMillionOut);
    }

    /** The same with other bounds on its calls. */
    public EndpointSettings withCalls(
            double seconds, double perMinute, double perMinuteInAll, int most, double oldest) {
        return new EndpointSettings(
                name,
                kind,
                url,
                model,
                captioner,
                key,
                seconds,
                perMinute,
                perMinuteInAll,
                most,
                oldest,
                maxSide,
                confidence,
                logprobs,
                pricePerMillionIn,
                pricePerMillionOut);
    }

    /** The same of another kind. */
    public EndpointSettings ofKind(String other) {
        return new EndpointSettings(
                name,
                other,
                url,
                model,
                captioner,
                key,
                timeout,
                callsPerMinute,
                callsPerMinuteInAll,
                atOnce,
                maxAge,
                maxSide,
                confidence,
                logprobs,
                pricePerMillionIn,
                pricePerMillionOut);
    }

    /** The same with a captioner. */
    public EndpointSettings withCaptioner(String other) {
        return new EndpointSettings(
                name,
                kind,
                url,
                model,
                other,
                key,
                timeout,
                callsPerMinute,
                callsPerMinuteInAll,
                atOnce,
                maxAge,
                maxSide,
                confidence,
                logprobs,
                pricePerMillionIn,
                pricePerMillionOut);
    }

    @Override
    public boolean answers() {
        return true;
    }

    @Override
    public boolean isMasked() {
        return Settings.MASKED.equals(key);
    }

    /** A reference is where a secret is kept, not the secret. */
    @Override
    public EndpointSettings masked() {
        return key == null || SecretReference.FORM.matcher(key).matches() ? this : withKey(Settings.MASKED);
    }

    private static String address(String text) {
        try {
            URI uri = new URI(text.strip());
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (!List.of("http", "https").contains(scheme) || uri.getHost() == null) {
                throw new InvalidFieldException("url", SCHEMES);
            }
            if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
                throw new InvalidFieldException("url", "must not have a login or a query in it; give the key as 'key'");
            }
            return text.strip().replaceAll("/+$", "");
        } catch (URISyntaxException e) {
            throw new InvalidFieldException("url", SCHEMES);
        }
    }

    @Override
    public String toString() {
        return "EndpointSettings[" + name + ", " + kind + ", " + Secrets.maskUrl(url) + "]";
    }
}
