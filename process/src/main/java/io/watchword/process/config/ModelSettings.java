package io.watchword.process.config;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** A model, as a configuration file lists it: behind an endpoint, or in a package that runs here. */
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        include = JsonTypeInfo.As.EXISTING_PROPERTY,
        property = "kind",
        visible = true,
        defaultImpl = EndpointSettings.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = EndpointSettings.class, name = EndpointSettings.VLM),
    @JsonSubTypes.Type(value = EndpointSettings.class, name = EndpointSettings.CAPTION_LLM),
    @JsonSubTypes.Type(value = PackageSettings.class, name = PackageSettings.PACKAGE)
})
public sealed interface ModelSettings permits EndpointSettings, PackageSettings {
    /** Seconds, where nothing is said. */
    double TIMEOUT = 30;

    /** Calls a minute, where nothing is said. */
    double CALLS_PER_MINUTE = 6;

    /** Calls a minute of a process, where nothing is said. */
    double CALLS_PER_MINUTE_IN_ALL = 60;

    /** Calls at a time, where nothing is said. */
    int AT_ONCE = 2;

    /** Seconds, where nothing is said. */
    double MAX_AGE = 300;

    /** By which questions ask for it. */
    String name();

    /** Such as {@code vlm} or {@code package}. */
    String kind();

    /** The key to it or a reference to one; null for none. */
    default @Nullable String key() {
        return null;
    }

    /** Seconds after which an answer is too late. */
    double timeout();

    /** Most calls a minute for one question on one camera. */
    double callsPerMinute();

    /** Most calls a minute of this process. */
    double callsPerMinuteInAll();

    /** Most calls at a time. */
    int atOnce();

    /** Seconds after which a question is put again though nothing has moved. */
    double maxAge();

    /** Pixels; a picture's longer side is made no longer than this. */
    int maxSide();

    /** Whether questions can be put to it; others only tell what they see. */
    boolean answers();

    /** Whether it tells perception of what kind things are, and is asked nothing else. */
    default boolean classifies() {
        return false;
    }

    /** Whether something in it is hidden, so that it can't be used. */
    @JsonIgnore
    boolean isMasked();

    /** The same fit to be shown. */
    ModelSettings masked();
}
