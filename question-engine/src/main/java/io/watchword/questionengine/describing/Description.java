package io.watchword.questionengine.describing;

import java.util.List;

/**
 * What is at a place of a scene.
 *
 * @param text in words, one sentence for each of the first few things
 * @param things what lies mostly in the box, nearest to its shape first; where nothing does, the smallest thing that
 *     the box lies in
 * @param relations of these things to their neighbours, nearest neighbours first
 */
public record Description(String text, List<Thing> things, List<Related> relations) {
    public Description {
        things = List.copyOf(things);
        relations = List.copyOf(relations);
    }
}
