package io.watchword.openquestions.model;

import io.watchword.protocol.Box;
import io.watchword.protocol.Scene;
import java.util.List;

/**
 * A question as it is put to a model.
 *
 * @param text as it was asked
 * @param expected what kind of answer it wants
 * @param scene what was seen on the frame
 * @param views what the model is to look at, in the order of their numbers
 */
public record Inquiry(String text, Expected expected, Scene scene, List<View> views) {
    public Inquiry {
        views = List.copyOf(views);
    }

    /**
     * A picture, or part of one.
     *
     * @param title what it is, in words: {@code [1]}, "the whole picture"
     * @param box pixels of its frame
     * @param jpeg how it looks; empty where the model is shown no pictures
     */
    @SuppressWarnings("ArrayRecordComponent") // carries bytes, is never compared
    public record View(String title, Box box, byte[] jpeg) {}
}
