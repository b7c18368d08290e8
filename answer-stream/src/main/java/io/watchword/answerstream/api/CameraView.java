package io.watchword.answerstream.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchword.protocol.Camera;
import io.watchword.protocol.CameraStatus;
import io.watchword.protocol.Json;
import io.watchword.protocol.Secrets;
import io.watchword.protocol.kafka.CompactedTable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cameras as people see them: without secrets, and with how they are doing. */
public final class CameraView {
    private final CompactedTable<Camera> cameras;
    private final CompactedTable<CameraStatus> statuses;

    /** Reads these tables. */
    public CameraView(CompactedTable<Camera> cameras, CompactedTable<CameraStatus> statuses) {
        this.cameras = cameras;
        this.statuses = statuses;
    }

    /** The camera with its URL masked, and its {@code status} once there is one. */
    public ObjectNode of(Camera camera) {
        ObjectNode view = (ObjectNode) Json.tree(camera);
        view.put("url", camera.maskedUrl());
        status(camera.id()).ifPresent(status -> view.set("status", status));
        return view;
    }

    /** How a camera is doing, if it is known. */
    public Optional<JsonNode> status(String camera) {
        return statuses.get(camera).map(CameraView::masked);
    }

    /** How a camera is doing in one sentence. */
    public String inWords(String camera) {
        return statuses.get(camera).map(CameraView::words).orElse("nothing has opened it yet");
    }

    /** Whether frames arrive. */
    public boolean isLive(String camera) {
        return statuses.get(camera)
                .filter(status -> status.state().name().equals("live"))
                .isPresent();
    }

    /**
     * What the stream says when a camera or its status changed: the status, and under {@code definition} the camera;
     * for one that was removed {@code deleted}.
     */
    public ObjectNode event(String id) {
        Camera camera = cameras.get(id).orElse(null);
        if (camera == null) {
            return JsonNodeFactory.instance.objectNode().put("camera", id).put("deleted", true);
        }
        ObjectNode event = status(id)
                .map(status -> (ObjectNode) status)
                .orElseGet(() ->
                        JsonNodeFactory.instance.objectNode().put("camera", id).put("state", "connecting"));
        ObjectNode definition = (ObjectNode) Json.tree(camera);
        definition.put("url", camera.maskedUrl());
        return event.set("definition", definition);
    }

    private static JsonNode masked(CameraStatus status) {
        ObjectNode tree = (ObjectNode) Json.tree(status);
        String error = status.lastError();
        if (error != null) {
            tree.put("lastError", Secrets.maskUrl(error));
        }
        return tree;
    }

    private static String words(CameraStatus status) {
        String error = error(status.lastError());
        return "it is " + status.state().name() + error;
    }

    private static String error(@Nullable String error) {
        return error == null ? "" : "; last error: " + Secrets.maskUrl(error);
    }
}
