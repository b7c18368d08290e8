package io.watchword.questionengine.reasoning;

import io.watchword.protocol.Region;
import io.watchword.protocol.Verdict;
import java.util.List;

/**
 * What a program says about one scene.
 *
 * @param verdict the answer
 * @param regions the tracks that ground it, strongest first, at most {@value #MAX_REGIONS}
 */
public record Evaluation(Verdict verdict, List<Region> regions) {
    /** Most regions an evaluation carries. */
    public static final int MAX_REGIONS = 50;

    public Evaluation {
        regions = List.copyOf(regions);
    }
}
