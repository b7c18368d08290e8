package io.watchword.modelpackages.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.watchword.modelpackages.picture.PictureSteps;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * model.yaml: everything that has to be known to use a package.
 *
 * @param format {@value #FORMAT}
 * @param name {@code [a-z0-9-]}, up to 64
 * @param task what it is for
 * @param licence of the weights
 * @param source where they come from, in words, or null
 * @param picture what is done to pictures, or null where it takes none
 * @param text what is done to texts, or null where it takes none
 * @param networks by what each is for
 * @param decoding how their numbers are read
 * @param featureSize numbers that each region's features have, where it takes features; otherwise 0
 * @param memoryMib what it needs while it is at work, in MiB, or 0 where nobody measured it
 * @param files each file beside model.yaml with its SHA-256, hexadecimal
 */
public record Manifest(
        @JsonProperty(required = true) int format,
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) Task task,
        @JsonProperty(required = true) String licence,
        @Nullable String source,
        @Nullable PictureSteps picture,
        @Nullable TextSteps text,
        @JsonProperty(required = true) Map<String, NetworkFile> networks,
        @JsonProperty(required = true) Decoding decoding,
        @JsonProperty("feature-size") int featureSize,
        @JsonProperty("memory-mib") int memoryMib,
        @JsonProperty(required = true) Map<String, String> files) {
    /** The format that is read here. */
    public static final int FORMAT = 1;

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");

    public Manifest {
        networks = Map.copyOf(networks);
        files = Map.copyOf(files);
        if (format != FORMAT) {
            throw new IllegalArgumentException("format: is " + format + ", but only " + FORMAT
                    + " is read here; use the export tool of this version");
        }
        if (featureSize < 0 || featureSize > 65_536) {
            throw new IllegalArgumentException("feature-size: must be from 0 to 65536, but is " + featureSize);
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name: must be of a-z, 0-9 and -, up to 64");
        }
    }
}
