package io.watchword.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What perception made of one frame; every question about the frame is answered from this alone.
 *
 * @param schema version of this form, 1
 * @param camera id of the camera
 * @param frame the frame it describes
 * @param vocabulary name of the vocabulary its labels belong to, such as {@code coco-80}
 * @param tracks what is there, probable and improbable alike; ordered by id
 * @param latencyMs where the time up to this scene went; {@code answer} is 0
 */
public record Scene(
        int schema, String camera, FrameInfo frame, String vocabulary, List<Track> tracks, LatencyMs latencyMs) {
    public Scene(
            int schema,
            @Nullable String camera,
            @Nullable FrameInfo frame,
            @Nullable String vocabulary,
            @Nullable List<Track> tracks,
            @Nullable LatencyMs latencyMs) {
        Schemas.require("scene", schema);
        this.schema = schema;
        this.camera = Ids.require("camera", Checks.present("camera", camera));
        this.frame = Checks.present("frame", frame);
        this.vocabulary = Checks.text("vocabulary", vocabulary, 64);
        this.tracks = List.copyOf(Checks.present("tracks", tracks));
        this.latencyMs = latencyMs == null ? LatencyMs.NONE : latencyMs;
    }

    /** A scene of the current schema. */
    public static Scene of(String camera, FrameInfo frame, String vocabulary, List<Track> tracks, LatencyMs latencyMs) {
        return new Scene(Schemas.CURRENT, camera, frame, vocabulary, tracks, latencyMs);
    }
}
