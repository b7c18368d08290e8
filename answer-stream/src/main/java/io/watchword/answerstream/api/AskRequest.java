package io.watchword.answerstream.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchword.answerstream.access.Who;
import io.watchword.answerstream.http.Fields;
import io.watchword.answerstream.http.Query;
import io.watchword.protocol.Camera;
import io.watchword.protocol.CameraRegion;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.ModelStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is asked once, as its body says. What time it is about is read only for who can tell of other times than now.
 */
final class AskRequest {
    private static final String AT = "at";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String LAST = "lastS";
    private static final String TIMELINE = "timeline";
    private static final String TRACE = "trace";
    private static final List<String> OF_SCENE = List.of(AT, FROM, TO, LAST, TIMELINE, TRACE);
    private static final double LONGEST_LAST_S = Duration.ofDays(7).toSeconds();

    /** What there may be in the body. */
    static final Fields FIELDS = Fields.none()
            .texts("text", "camera", AT, FROM, TO, "model")
            .numbers(LAST)
            .booleans(TRACE, TIMELINE)
            .regions("regions");

    private final ObjectNode body;
    private final Camera camera;
    private final List<CameraRegion> regions;

    private AskRequest(ObjectNode body, Camera camera, List<CameraRegion> regions) {
        this.body = body;
        this.camera = camera;
        this.regions = List.copyOf(regions);
    }

    /** The time that a question is about. */
    sealed interface When {
        /** What is seen now. */
        record Now() implements When {}

        /** What was seen at a moment. */
        record At(Instant moment) implements When {}

        /**
         * All that was seen between two moments.
         *
         * @param timeline whether every answer in between is wanted too
         */
        record Between(Instant from, Instant to, boolean timeline) implements When {}

        /**
         * All that was seen until now.
         *
         * @param timeline whether every answer in between is wanted too
         */
        record Last(Duration length, boolean timeline) implements When {}
    }

    /**
     * Reads a body.
     *
     * @throws InvalidFieldException naming what is missing, or does not go together
     */
    static AskRequest of(ObjectNode body, Places places, Who who) {
        Camera camera = places.camera(camera(body), who);
        List<CameraRegion> regions = places.regions(body, who);
        if (!regions.isEmpty() && !regions.get(0).camera().equals(camera.id())) {
            throw new InvalidFieldException("regions", "must begin with one of the camera that is asked");
        }
        return new AskRequest(body, camera, regions);
    }

    /** The question. */
    String text() {
        return body.path("text").asText("");
    }

    /** The one that is asked. */
    Camera camera() {
        return camera;
    }

    /** {@code auto}, {@code scene} or the name of a model. */
    String model() {
        return body.path("model").asText(ModelStatus.AUTO);
    }

    /** What is shown of each camera's picture, the first of the camera that is asked; mostly none. */
    List<CameraRegion> regions() {
        return regions;
    }

    /** Whether the steps that lead to the answer are wanted. */
    boolean isTraced() {
        return body.path(TRACE).asBoolean();
    }

    /**
     * Makes sure that nothing is wanted but what is seen now.
     *
     * @throws InvalidFieldException naming what else is
     */
    void requireNow() {
        OF_SCENE.stream().filter(this::isGiven).findFirst().ifPresent(field -> {
            throw new InvalidFieldException(field, "is only for what the scene answers; a model sees what is now");
        });
    }

    private boolean isGiven(String field) {
        return body.hasNonNull(field) && !body.path(field).asText().equals("false");
    }

    /**
     * What time it is about.
     *
     * @throws InvalidFieldException naming what can't be read, or does not go together
     */
    When when() {
        boolean timeline = body.path(TIMELINE).asBoolean();
        boolean stretch = body.hasNonNull(FROM) || body.hasNonNull(TO);
        if (body.hasNonNull(AT)) {
            refuse(stretch || body.hasNonNull(LAST), AT, "can't be given together with from, to or lastS");
            refuseAlone(timeline);
            return new When.At(moment(AT));
        }
        if (body.hasNonNull(LAST)) {
            refuse(stretch, LAST, "can't be given together with from or to");
            return new When.Last(length(), timeline);
        }
        if (stretch) {
            return new When.Between(moment(FROM), moment(TO), timeline);
        }
        refuseAlone(timeline);
        return new When.Now();
    }

    /** The camera that a body names. */
    static String camera(ObjectNode body) {
        if (!body.hasNonNull("camera")) {
            throw new InvalidFieldException("camera", "is missing");
        }
        return body.path("camera").asText();
    }

    private static void refuseAlone(boolean timeline) {
        refuse(timeline, TIMELINE, "needs from and to, or lastS");
    }

    private static void refuse(boolean wrong, String field, String problem) {
        if (wrong) {
            throw new InvalidFieldException(field, problem);
        }
    }

    private Instant moment(String field) {
        refuse(!body.hasNonNull(field), field, "is missing; give both from and to");
        return Query.moment(field, body.path(field).asText());
    }

    private Duration length() {
        double seconds = body.path(LAST).asDouble();
        refuse(!(seconds > 0 && seconds <= LONGEST_LAST_S), LAST, "must be more than 0 and at most 604800, a week");
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }
}
