package io.watchword.answerstream.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchword.answerstream.access.Who;
import io.watchword.answerstream.http.Problem;
import io.watchword.protocol.Camera;
import io.watchword.protocol.CameraRegion;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Json;
import io.watchword.protocol.Question;
import io.watchword.protocol.Texts;
import io.watchword.protocol.Zone;
import io.watchword.protocol.kafka.CompactedTable;
import io.watchword.questionengine.language.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Whether the cameras and zones that people name exist. */
public final class Places {
    private final CompactedTable<Camera> cameras;
    private final boolean limited;

    /**
     * Knows these cameras.
     *
     * @param limited whether there are people who may see only some of them
     */
    public Places(CompactedTable<Camera> cameras, boolean limited) {
        this.cameras = cameras;
        this.limited = limited;
    }

    /**
     * The camera, where {@link io.watchword.answerstream.http.Gate} has seen to who asks; fails with 404 if there is
     * none.
     */
    public Camera camera(String id) {
        return cameras.get(id).orElseThrow(() -> Problem.missing("camera", id).exception());
    }

    /** The camera; fails with 404 if there is none, or they don't see it. */
    public Camera camera(String id, Who who) {
        return cameras.get(id).filter(camera -> who.sees(camera.id())).orElseThrow(() -> Problem.missing("camera", id)
                .exception());
    }

    /** The regions that a body gives, none where it gives none; fails with 404 for a camera that they don't see. */
    List<CameraRegion> regions(ObjectNode body, Who who) {
        List<CameraRegion> regions = new ArrayList<>();
        if (body.hasNonNull("regions")) {
            body.path("regions").forEach(each -> regions.add(Json.convert(each, CameraRegion.class)));
        }
        regions.forEach(region -> camera(region.camera(), who));
        return regions;
    }

    /** What a question may name: every camera that they see and what is drawn on its picture. */
    public Names names(Who who) {
        return names(camera -> who.sees(camera.id()));
    }

    /** What a question may name: the cameras it is about, as far as they see them. */
    public Names names(Question question, Who who) {
        return names(camera -> question.concerns(camera.id()) && who.sees(camera.id()));
    }

    /** What a question may name: the cameras it is about and what is drawn on their pictures. */
    public Names names(Question question) {
        return names(camera -> question.concerns(camera.id()));
    }

    /** What a question about one camera may name. */
    public static Names names(Camera camera) {
        return new Names(List.of(camera.id()), camera.places());
    }

    private Names names(Predicate<Camera> wanted) {
        List<Names> each = cameras.values().stream()
                .filter(wanted)
                .sorted(Comparator.comparing(Camera::id))
                .map(Places::names)
                .toList();
        return new Names(
                each.stream().flatMap(names -> names.cameras().stream()).toList(),
                each.stream()
                        .flatMap(names -> names.zones().stream())
                        .distinct()
                        .toList());
    }

    /**
     * Checks where a question looks.
     *
     * @throws InvalidFieldException naming {@code cameras} or {@code zone}
     */
    public void require(Question question) {
        List<String> unknown = question.cameras().stream()
                .filter(id -> cameras.get(id).isEmpty())
                .limit(10)
                .toList();
        if (!unknown.isEmpty()) {
            throw new InvalidFieldException("cameras", "there is no camera " + String.join(", ", unknown));
        }
        requireRegions(question);
        requireZone(question);
    }

    private void requireRegions(Question question) {
        List<String> shown =
                question.regions().stream().map(CameraRegion::camera).distinct().toList();
        shown.stream().filter(id -> cameras.get(id).isEmpty()).findFirst().ifPresent(id -> {
            throw new InvalidFieldException("regions", "there is no camera " + id);
        });
        if (limited && shown.size() > 1) {
            throw new InvalidFieldException(
                    "regions",
                    "must be on one camera where people log in: who may see only one would be told of the others;"
                            + " ask once with /ask instead");
        }
        if (!shown.isEmpty()
                && !question.cameras().isEmpty()
                && !question.cameras().equals(shown)) {
            throw new InvalidFieldException("cameras", "must be left out where regions say which cameras");
        }
    }

    private void requireZone(Question question) {
        String wanted = question.zone();
        if (wanted == null) {
            return;
        }
        List<String> zones = zones(question);
        if (!zones.contains(wanted)) {
            throw new InvalidFieldException(
                    "zone",
                    "no camera it is about has a zone '" + Texts.clip(wanted, 64) + "'; "
                            + (zones.isEmpty() ? "they have none" : "there is " + String.join(", ", zones)));
        }
    }

    private List<String> zones(Question question) {
        return cameras.values().stream()
                .filter(camera -> question.concerns(camera.id()))
                .map(Camera::zones)
                .flatMap(Collection::stream)
                .map(Zone::name)
                .distinct()
                .sorted()
                .limit(64)
                .collect(Collectors.toList());
    }
}
