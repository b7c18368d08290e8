package io.watchword.answerstream.history;

import io.vertx.core.Future;
import io.watchword.answerstream.http.Problem;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Scene;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.TopicPast;
import io.watchword.questionengine.history.History;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Scenes already seen, in bounded stretches. */
public final class PastScenes {
    /** How long before a moment a scene may have been seen to speak for it. */
    static final Duration NEAR = Duration.ofSeconds(10);

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST = 20_000;
    private static final long MOST_REMEMBERED = 50_000;
    private static final int AT_ONCE = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    // scenes are written some time after their frame was captured
    private static final Duration LATE = Duration.ofSeconds(5);

    private final Past<Scene> past;

    /** Looks into this topic. */
    public PastScenes(Past<Scene> past) {
        this.past = past;
    }

    /** The last scene of a camera at a moment; fails with 422 if none is kept from the 10 s before. */
    public Future<Scene> at(String camera, Instant moment) {
        return past.look(look -> read(look, camera, moment.minus(NEAR), moment))
                .map(scenes -> scenes.stream().reduce((first, second) -> second).orElseThrow(() -> Problem.unavailable(
                                "No scene of this camera is kept from the " + NEAR.toSeconds() + " s before then")
                        .exception()));
    }

    /**
     * The scenes of a camera between two moments, at most 10 minutes apart, in order; fails with 422 if none is kept.
     */
    public Future<List<Scene>> between(String camera, Instant from, Instant to) {
        if (from.isAfter(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new InvalidFieldException("to", "must be from 0 to 10 minutes after from");
        }
        return past.look(look -> read(look, camera, from, to)).map(scenes -> {
            if (scenes.isEmpty()) {
                throw Problem.unavailable("No scene of this camera is kept from between then")
                        .exception();
            }
            return scenes;
        });
    }

    /**
     * What a camera saw up to a scene, for as long a time before it as is said: no more of it than the scenes that can
     * be read in some seconds, and of those the latest.
     *
     * @param partition the one that holds the camera's scenes; empty where that is not known
     */
    public Future<History> before(Scene scene, Optional<Integer> partition, Duration reach) {
        return past.look(look -> remembered(look, scene, partition, reach));
    }

    private static History remembered(TopicPast<Scene> look, Scene scene, Optional<Integer> partition, Duration reach) {
        Instant now = scene.frame().capturedAt();
        Map<Integer, Long> end = only(partition, look.at(now.plus(LATE)));
        Map<Integer, Long> next = only(partition, look.at(now.minus(reach)));
        next.replaceAll((number, offset) -> Math.max(offset, end.getOrDefault(number, offset) - MOST_REMEMBERED));
        History history = new History();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!next.equals(end) && System.nanoTime() < deadline) {
            TopicPast.Stretch<Scene> stretch = look.read(next, end, AT_ONCE);
            stretch.records().stream()
                    .map(Delivered::value)
                    .filter(Objects::nonNull)
                    .filter(each -> each.camera().equals(scene.camera()))
                    .filter(each -> each.frame().capturedAt().isBefore(now))
                    .forEach(history::add);
            next = stretch.next();
        }
        history.add(scene);
        return history;
    }

    private static Map<Integer, Long> only(Optional<Integer> partition, Map<Integer, Long> offsets) {
        Map<Integer, Long> kept = new HashMap<>(offsets);
        partition.ifPresent(number -> kept.keySet().retainAll(Set.of(number)));
        return kept;
    }

    private static List<Scene> read(TopicPast<Scene> look, String camera, Instant from, Instant to) {
        Map<Integer, Long> end = look.at(to.plus(LATE));
        TopicPast.Stretch<Scene> read = look.read(look.at(from), end, MOST);
        if (!read.next().equals(end)) {
            throw Problem.unavailable("Too many scenes lie between then; ask about a shorter time")
                    .exception();
        }
        return read.records().stream()
                .map(Delivered::value)
                .filter(Objects::nonNull)
                .filter(scene -> scene.camera().equals(camera))
                .filter(scene -> !scene.frame().capturedAt().isBefore(from)
                        && !scene.frame().capturedAt().isAfter(to))
                .sorted(Comparator.comparingLong(scene -> scene.frame().seq()))
                .toList();
    }
}
