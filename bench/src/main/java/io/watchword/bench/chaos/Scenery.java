package io.watchword.bench.chaos;

import io.watchword.protocol.Answer;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.protocol.kafka.Delivered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What the topic of scenes says, read afterwards. */
final class Scenery {
    private static final Duration HANDED_OVER = Duration.ofSeconds(2);
    private static final double LIKELY = 0.5;

    private final Map<String, List<Delivered<Scene>>> byCamera = new HashMap<>();

    /** Scenes that are no later than one of their camera that was there before are left out, as answering does. */
    Scenery(List<Delivered<Scene>> log) {
        Map<String, Instant> latest = new HashMap<>();
        for (Delivered<Scene> each : log) {
            Scene scene = each.value();
            if (scene != null && scene.frame().capturedAt().isAfter(latest.getOrDefault(scene.camera(), Instant.MIN))) {
                latest.put(scene.camera(), scene.frame().capturedAt());
                byCamera.computeIfAbsent(scene.camera(), id -> new ArrayList<>())
                        .add(each);
            }
        }
    }

    private static Scene scene(Delivered<Scene> record) {
        return Objects.requireNonNull(record.value());
    }

    /** How many there are. */
    int size() {
        return byCamera.values().stream().mapToInt(List::size).sum();
    }

    /**
     * Scenes between a camera's first and last answered one on which a question that wants each was not answered.
     *
     * @param question its id
     */
    int unanswered(String question, List<Delivered<Answer>> answers) {
        Set<String> ids = answers.stream()
                .map(Delivered::value)
                .filter(answer -> answer != null && answer.question().equals(question))
                .map(answer -> Objects.requireNonNull(answer).id())
                .collect(Collectors.toSet());
        int unanswered = 0;
        for (List<Delivered<Scene>> scenes : byCamera.values()) {
            int since = 0;
            boolean begun = false;
            for (Delivered<Scene> each : scenes) {
                Scene scene = scene(each);
                String id =
                        scene.camera() + "/" + question + "/" + scene.frame().seq();
                if (ids.contains(id)) {
                    unanswered += since;
                    since = 0;
                    begun = true;
                } else if (begun) {
                    since++;
                }
            }
        }
        return unanswered;
    }

    /**
     * How tracks came over where nothing was seen for a while.
     *
     * @param times how often a camera had likely tracks before and after
     * @param kept how often at least one of them stayed the same
     * @param tracks tracks before
     * @param keptTracks of them after, with the same id
     */
    record Handovers(int times, int kept, int tracks, int keptTracks) {
        private Handovers with(Set<Long> before, Set<Long> after) {
            if (before.isEmpty() || after.isEmpty()) {
                return this;
            }
            Set<Long> same = new HashSet<>(before);
            same.retainAll(after);
            return new Handovers(
                    times + 1, kept + (same.isEmpty() ? 0 : 1), tracks + before.size(), keptTracks + same.size());
        }
    }

    /** The hand-overs within some times. */
    Handovers handovers(List<ChaosRun.Window> windows) {
        Handovers found = new Handovers(0, 0, 0, 0);
        for (List<Delivered<Scene>> scenes : byCamera.values()) {
            for (int i = 1; i < scenes.size(); i++) {
                Delivered<Scene> before = scenes.get(i - 1);
                Delivered<Scene> after = scenes.get(i);
                Duration gap = Duration.between(before.timestamp(), after.timestamp());
                boolean during = windows.stream().anyMatch(window -> window.has(after.timestamp()));
                if (during && gap.compareTo(HANDED_OVER) > 0) {
                    found = found.with(likely(scene(before)), likely(scene(after)));
                }
            }
        }
        return found;
    }

    private static Set<Long> likely(Scene scene) {
        return scene.tracks().stream()
                .filter(track -> track.probability() >= LIKELY)
                .map(Track::id)
                .collect(Collectors.toSet());
    }
}
