package io.watchword.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A camera someone connected.
 *
 * @param id its id
 * @param name what people call it; the id where none was given
 * @param url where its pictures come from, possibly with a password: show {@link #maskedUrl()} to people
 * @param fps most frames a second to analyse, 0.01 to 120
 * @param paused whether it is switched off for now
 * @param motionGate whether fewer frames are analysed where nothing moves, if the process that reads it does so
 * @param zones named parts of its picture, at most 64
 * @param lines named lines on its picture, at most 64
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Camera(
        String id,
        String name,
        String url,
        double fps,
        boolean paused,
        boolean motionGate,
        List<Zone> zones,
        List<Line> lines) {
    /** Frames a second, where the camera does not say. */
    public static final double DEFAULT_FPS = 5;

    /** Fills in what was left out. */
    @JsonCreator
    public Camera(
            @JsonProperty("id") @Nullable String id,
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("url") @Nullable String url,
            @JsonProperty("fps") @Nullable Double fps,
            @JsonProperty("paused") @Nullable Boolean paused,
            @JsonProperty("motionGate") @Nullable Boolean motionGate,
            @JsonProperty("zones") @Nullable List<Zone> zones,
            @JsonProperty("lines") @Nullable List<Line> lines) {
        this(
                Checks.present("id", id),
                name == null || name.isBlank() ? Checks.present("id", id) : name,
                Checks.present("url", url),
                fps == null ? DEFAULT_FPS : fps.doubleValue(),
                paused != null && paused,
                motionGate == null || motionGate,
                zones == null ? List.of() : List.copyOf(zones),
                lines == null ? List.of() : List.copyOf(lines));
    }

    /** A camera without lines, with its motion gate on. */
    public Camera(String id, String name, String url, double fps, boolean paused, List<Zone> zones) {
        this(id, name, url, fps, paused, zones, List.of());
    }

    /** A camera with its motion gate on. */
    public Camera(String id, String name, String url, double fps, boolean paused, List<Zone> zones, List<Line> lines) {
        this(id, name, url, fps, paused, true, zones, lines);
    }

    public Camera {
        Ids.require("id", id);
        Checks.text("name", name, 100);
        Checks.text("url", url, 2000);
        Checks.inRange("fps", fps, 0.01, 120);
        if (zones.size() > 64) {
            throw new InvalidFieldException("zones", "has " + zones.size() + " zones; at most 64 are allowed");
        }
        if (lines.size() > 64) {
            throw new InvalidFieldException("lines", "has " + lines.size() + " lines; at most 64 are allowed");
        }
    }

    /** The names of its zones and lines. */
    public List<String> places() {
        return Stream.concat(zones.stream().map(Zone::name), lines.stream().map(Line::name))
                .distinct()
                .toList();
    }

    /** The same camera, switched on or off. */
    public Camera withPaused(boolean nowPaused) {
        return new Camera(id, name, url, fps, nowPaused, motionGate, zones, lines);
    }

    /** The same camera with its motion gate on or off. */
    public Camera withMotionGate(boolean on) {
        return new Camera(id, name, url, fps, paused, on, zones, lines);
    }

    /** The URL with passwords and tokens replaced by {@code ***}. */
    public String maskedUrl() {
        return Secrets.maskUrl(url);
    }

    @Override
    public String toString() {
        return "Camera[" + id + ", " + maskedUrl() + "]";
    }
}
