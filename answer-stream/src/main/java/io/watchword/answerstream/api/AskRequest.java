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
import java.util.Optional;

/**
 * What is asked once.
 *
 * @param text the question
 * @param camera that is asked
 * @param model {@code auto}, {@code scene} or the name of a model
 * @param regions what is shown of each camera's picture, the first of the camera that is asked; mostly none
 * @param when what time it is about
 * @param traced whether the steps that lead to the answer are wanted
 * @param ofScene the name of a field that only the scene has an answer to, where one is given
 */
record AskRequest(
        String text,
        Camera camera,
        String model,
        List<CameraRegion> regions,
        When when,
        boolean traced,
        Optional<String> ofScene) {
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

    AskRequest {
        regions = List.copyOf(regions);
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
        return new AskRequest(
                body.path("text").asText(""),
                camera,
                body.path("model").asText(ModelStatus.AUTO),
                regions,
                when(body),
                body.path(TRACE).asBoolean(),
                OF_SCENE.stream().filter(field -> isGiven(body, field)).findFirst());
    }

    /** The camera that a body names. */
    static String camera(ObjectNode body) {
        if (!body.hasNonNull("camera")) {
            throw new InvalidFieldException("camera", "is missing");
        }
        return body.path("camera").asText();
    }

    private static boolean isGiven(ObjectNode body, String field) {
        return body.hasNonNull(field) && !body.path(field).asText().equals("false");
    }

    private static When when(ObjectNode body) {
        boolean timeline = body.path(TIMELINE).asBoolean();
        boolean stretch = body.hasNonNull(FROM) || body.hasNonNull(TO);
        if (body.hasNonNull(AT)) {
            refuse(stretch || body.hasNonNull(LAST), AT, "can't be given together with from, to or lastS");
            refuseAlone(timeline);
            return new When.At(moment(body, AT));
        }
        if (body.hasNonNull(LAST)) {
            refuse(stretch, LAST, "can't be given together with from or to");
            return new When.Last(length(body), timeline);
        }
        if (stretch) {
            return new When.Between(moment(body, FROM), moment(body, TO), timeline);
        }
        refuseAlone(timeline);
        return new When.Now();
    }

    private static void refuseAlone(boolean timeline) {
        refuse(timeline, TIMELINE, "needs from and to, or lastS");
    }

    private static void refuse(boolean wrong, String field, String problem) {
        if (wrong) {
            throw new InvalidFieldException(field, problem);
        }
    }

    private static Instant moment(ObjectNode body, String field) {
        refuse(!body.hasNonNull(field), field, "is missing; give both from and to");
        return Query.moment(field, body.path(field).asText());
    }

    private static Duration length(ObjectNode body) {
        double seconds = body.path(LAST).asDouble();
        refuse(!(seconds > 0 && seconds <= LONGEST_LAST_S), LAST, "must be more than 0 and at most 604800, a week");
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }
}
