package io.watchword.inference;

import io.watchword.protocol.Scene;
import io.watchword.protocol.kafka.Delivered;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Scenes in rounds whose answers are written together, none of which has two scenes of one camera: whatever has to be
 * written again, a camera's answers never overtake those on its next scene.
 */
final class SceneRounds {
    private SceneRounds() {}

    /** The records in their order, at most so many in a round. */
    static List<List<Delivered<Scene>>> of(List<Delivered<Scene>> records, int most) {
        List<List<Delivered<Scene>>> rounds = new ArrayList<>();
        Set<String> cameras = new HashSet<>();
        int from = 0;
        for (int i = 0; i < records.size(); i++) {
            boolean again = !cameras.add(records.get(i).key());
            if (again || i - from == most) {
                rounds.add(records.subList(from, i));
                from = i;
                cameras.clear();
                cameras.add(records.get(i).key());
            }
        }
        if (from < records.size()) {
            rounds.add(records.subList(from, records.size()));
        }
        return rounds;
    }
}
