package io.watchword.process.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.ModelStatus;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A model in a package that runs in the process that answers open questions.
 *
 * @param name by which questions ask for it
 * @param kind {@code package}
 * @param location of the package: a folder, a zip file, {@code http(s)://} or {@code s3://}, perhaps with
 *     {@code #sha256=} behind
 * @param task {@code answer}, {@code caption} for one that tells others what a picture shows, or {@code classify} for
 *     one that tells perception of what kind things are
 * @param devices what it may run on: {@code auto}, {@code cpu} or {@code gpu0,gpu1}
 * @param precision of its weights: {@code fp32}, {@code fp16} or {@code bf16}
 * @param replicas how many of it are loaded
 * @param timeout seconds after which an answer is too late
 * @param callsPerMinute most calls a minute for one question on one camera
 * @param callsPerMinuteInAll most calls a minute of this process
 * @param atOnce most calls at a time; those that find no replica wait for one
 * @param maxAge seconds after which a question is put again though nothing has moved
 * @param maxSide pixels; a picture's longer side is made no longer than this before the package's own steps
 * @param checkEvery seconds between two looks at whether the package was exchanged
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"name", "kind", "package", "task", "devices", "precision", "replicas"})
public record PackageSettings(
        String name,
        String kind,
        @JsonProperty("package") String location,
        String task,
        String devices,
        String precision,
        int replicas,
        double timeout,
        @JsonProperty("calls-per-minute") double callsPerMinute,
        @JsonProperty("calls-per-minute-in-all") double callsPerMinuteInAll,
        @JsonProperty("at-once") int atOnce,
        @JsonProperty("max-age") double maxAge,
        @JsonProperty("max-side") int maxSide,
        @JsonProperty("check-every") double checkEvery)
        implements ModelSettings {
    /** A package. */
    public static final String PACKAGE = "package";

    /** The largest that {@code at-once} may be. */
    public static final int MOST_AT_ONCE = 64;

    private static final Pattern DEVICES = Pattern.compile("auto|cpu|gpu\\d{1,2}( *, *gpu\\d{1,2})*");
    private static final Pattern LOGIN =
            Pattern.compile("(?i)((https?|s3)://[^/?#]*@.*|s3:.*[?&]endpoint=.*(@|%40).*)");
    private static final Pattern BUCKET =
            Pattern.compile("(?i)s3://[^?#]*(\\?(endpoint|region)=[^&#]*(&(endpoint|region)=[^&#]*)*)?(#.*)?");
    // the query of an address may be signed; that of a bucket says where it is
    private static final Pattern QUERY = Pattern.compile("(?i)(https?://[^?#]*)\\?[^#]*(.*)");
    private static final int MOST_REPLICAS = 64;

    /** Fills in what was left out. */
    @JsonCreator
    static PackageSettings of(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("kind") @Nullable String kind,
            @JsonProperty("package") @Nullable String location,
            @JsonProperty("task") @Nullable String task,
            @JsonProperty("devices") @Nullable String devices,
            @JsonProperty("precision") @Nullable String precision,
            @JsonProperty("replicas") @Nullable Integer replicas,
            @JsonProperty("timeout") @Nullable Double timeout,
            @JsonProperty("calls-per-minute") @Nullable Double callsPerMinute,
            @JsonProperty("calls-per-minute-in-all") @Nullable Double callsPerMinuteInAll,
            @JsonProperty("at-once") @Nullable Integer atOnce,
            @JsonProperty("max-age") @Nullable Double maxAge,
            @JsonProperty("max-side") @Nullable Integer maxSide,
            @JsonProperty("check-every") @Nullable Double checkEvery) {
        return new PackageSettings(
                Require.present("name", name),
                kind == null ? PACKAGE : kind,
                Require.present("package", location),
                task == null ? ModelStatus.ANSWER : task,
                devices == null ? "auto" : devices,
                precision == null ? "fp32" : precision,
                replicas == null ? 1 : replicas,
                timeout == null ? TIMEOUT : timeout,
                callsPerMinute == null ? CALLS_PER_MINUTE : callsPerMinute,
                callsPerMinuteInAll == null ? CALLS_PER_MINUTE_IN_ALL : callsPerMinuteInAll,
                atOnce == null ? AT_ONCE : atOnce,
                maxAge == null ? MAX_AGE : maxAge,
                maxSide == null ? 2048 : maxSide,
                checkEvery == null ? 30 : checkEvery);
    }

    /** One that answers questions, with everything else as usual. */
    public static PackageSettings answering(String name, String location) {
        return of(name, null, location, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** One that says what a picture shows, with everything else as usual. */
    public static PackageSettings captioning(String name, String location) {
        return of(
                name, null, location, ModelStatus.CAPTION, null, null, null, null, null, null, null, null, null, null);
    }

    /** One that tells the kinds of things, with everything else as usual. */
    public static PackageSettings classifying(String name, String location) {
        return of(
                name, null, location, ModelStatus.CLASSIFY, null, null, null, null, null, null, null, null, null, null);
    }

    public PackageSettings {
        ModelStatus.requireName("name", name);
        if (!kind.equals(PACKAGE)) {
            throw new InvalidFieldException("kind", "must be " + PACKAGE + ", but is '" + kind + "'");
        }
        if (LOGIN.matcher(location).matches()) {
            throw new InvalidFieldException(
                    "package",
                    "must not have a login in it; for a bucket give AWS_ACCESS_KEY_ID and" + " AWS_SECRET_ACCESS_KEY");
        }
        if (location.regionMatches(true, 0, "s3:", 0, 3)
                && !BUCKET.matcher(location).matches()) {
            // not repeated: it may be signed
            throw new InvalidFieldException(
                    "package", "must be written s3://BUCKET/X.zip?endpoint=https://HOST&region=R");
        }
        oneOf("task", task, List.of(ModelStatus.ANSWER, ModelStatus.CAPTION, ModelStatus.CLASSIFY));
        oneOf("precision", precision, List.of("fp32", "fp16", "bf16"));
        devices = devices.strip();
        if (!DEVICES.matcher(devices).matches()) {
            throw new InvalidFieldException(
                    "devices", "must be auto, cpu or a list like gpu0,gpu1, but is '" + devices + "'");
        }
        Require.between("replicas", replicas, 1, MOST_REPLICAS);
        Require.calls(timeout, callsPerMinute, callsPerMinuteInAll, atOnce, maxAge);
        Require.between("max-side", maxSide, 64, 8_192);
        Require.between("check-every", checkEvery, 0.1, 86_400);
    }

    private static void oneOf(String field, String value, List<String> known) {
        if (!known.contains(value)) {
            throw new InvalidFieldException(
                    field, "must be one of " + String.join(", ", known) + ", but is '" + value + "'");
        }
    }

    /** The same with other bounds on its calls. */
    public PackageSettings withCalls(double seconds, double perMinute, double perMinuteInAll, int most, double oldest) {
        return new PackageSettings(
                name,
                kind,
                location,
                task,
                devices,
                precision,
                replicas,
                seconds,
                perMinute,
                perMinuteInAll,
                most,
                oldest,
                maxSide,
                checkEvery);
    }

    /** The same on these devices, in this precision, so many times. */
    public PackageSettings on(String other, String weights, int times) {
        return new PackageSettings(
                name,
                kind,
                location,
                task,
                other,
                weights,
                times,
                timeout,
                callsPerMinute,
                callsPerMinuteInAll,
                atOnce,
                maxAge,
                maxSide,
                checkEvery);
    }

    /** The same, looked at for exchanges every so many seconds. */
    public PackageSettings checkedEvery(double seconds) {
        return located(location, seconds);
    }

    private PackageSettings located(String place, double seconds) {
        return new PackageSettings(
                name,
                kind,
                place,
                task,
                devices,
                precision,
                replicas,
                timeout,
                callsPerMinute,
                callsPerMinuteInAll,
                atOnce,
                maxAge,
                maxSide,
                seconds);
    }

    @Override
    public boolean answers() {
        return task.equals(ModelStatus.ANSWER);
    }

    /** Whether it says what pictures show. */
    public boolean captions() {
        return task.equals(ModelStatus.CAPTION);
    }

    @Override
    public boolean classifies() {
        return task.equals(ModelStatus.CLASSIFY);
    }

    @Override
    public boolean isMasked() {
        return location.contains("?" + Settings.MASKED);
    }

    @Override
    public PackageSettings masked() {
        return located(QUERY.matcher(location).replaceFirst("$1?" + Settings.MASKED + "$2"), checkEvery);
    }

    @Override
    public String toString() {
        return "PackageSettings[" + name + ", " + task + ", " + masked().location() + "]";
    }
}
