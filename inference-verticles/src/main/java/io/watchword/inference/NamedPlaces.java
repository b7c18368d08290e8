package io.watchword.inference;

import io.watchword.protocol.Camera;
import io.watchword.protocol.Question;
import io.watchword.protocol.kafka.CompactedTable;
import io.watchword.questionengine.language.Names;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the zones and lines of cameras are called, as the table of cameras has them now. */
record NamedPlaces(CompactedTable<Camera> cameras) {
    /** Of one camera; empty where there is none. */
    static List<String> of(@Nullable Camera camera) {
        return camera == null ? List.of() : camera.places();
    }

    /** Of the camera called so; empty where it is not known. */
    Optional<Set<String>> of(String camera) {
        return cameras.get(camera).map(known -> Set.copyOf(known.places()));
    }

    /** What a question may use to say where: its cameras, and the zones and lines of those it is about. */
    Names namesFor(Question question) {
        List<String> places = cameras.values().stream()
                .filter(camera -> question.concerns(camera.id()))
                .flatMap(camera -> camera.places().stream())
                .distinct()
                .sorted()
                .toList();
        return new Names(question.cameras(), places);
    }
}
