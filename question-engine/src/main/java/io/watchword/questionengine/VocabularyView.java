package io.watchword.questionengine;

import java.util.List;

/**
 * What can be asked about, for people and for pages.
 *
 * @param name of the vocabulary, such as {@code coco-80}
 * @param labels what the detector can see
 * @param colours the colour terms that are told apart
 * @param examples questions that are understood
 */
public record VocabularyView(String name, List<String> labels, List<String> colours, List<String> examples) {
    public VocabularyView {
        labels = List.copyOf(labels);
        colours = List.copyOf(colours);
        examples = List.copyOf(examples);
    }
}
