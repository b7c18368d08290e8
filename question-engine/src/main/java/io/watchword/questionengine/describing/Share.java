package io.watchword.questionengine.describing;

import java.util.List;
import java.util.Map;

/**
 * A colour of something, or a kind that it may be of.
 *
 * @param name basic colour term, or the kind's name
 * @param p how much of it has the colour, or how probably it is of the kind, in [0, 1]
 */
public record Share(String name, double p) {
    static List<Share> of(Map<String, Double> shares) {
        return shares.entrySet().stream()
                .map(each -> new Share(each.getKey(), Math.round(each.getValue() * 1000) / 1000.0))
                .toList();
    }
}
