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
    /** By which questions ask for it. */
    String name();

    /** Such as {@code vlm} or {@code package}. */
    String kind();

    /** The key to it or a reference to one; null for none. */
    default @Nullable String key() {
        return null;
    }

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
