package io.watchword.answerstream.drawing;

import io.watchword.protocol.Answer;
import io.watchword.protocol.Region;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * What is drawn on a picture.
 *
 * @param marks boxes, the first on top
 * @param captions lines under the picture
 */
public record Annotation(List<Mark> marks, List<Caption> captions) {
    private static final int MOST_CAPTIONS = 6;
    private static final double LIKELY = 0.5;

    public Annotation {
        marks = List.copyOf(marks);
        captions = List.copyOf(captions);
    }

    /** An answer with the boxes that prove it. */
    public static Annotation of(Answer answer) {
        List<Mark> marks = answer.regions().stream().map(Annotation::mark).toList();
        return new Annotation(marks, List.of(Caption.of(answer)));
    }

    /** What is likely in a scene, and some of the answers that stand. */
    public static Annotation of(Scene scene, Collection<Answer> answers) {
        List<Mark> marks = scene.tracks().stream()
                .filter(track -> track.probability() >= LIKELY)
                .map(Annotation::mark)
                .toList();
        return new Annotation(marks, captions(answers));
    }

    /** Answers alone. */
    public static Annotation of(Collection<Answer> answers) {
        return new Annotation(List.of(), captions(answers));
    }

    private static List<Caption> captions(Collection<Answer> answers) {
        List<Caption> captions = new ArrayList<>();
        answers.stream().limit(MOST_CAPTIONS).map(Caption::of).forEach(captions::add);
        if (answers.size() > MOST_CAPTIONS) {
            captions.add(new Caption("and " + (answers.size() - MOST_CAPTIONS) + " more", ""));
        }
        return captions;
    }

    private static Mark mark(Region region) {
        return new Mark(region.box(), region.label(), text(region.label(), region.score()));
    }

    private static Mark mark(Track track) {
        return new Mark(track.box(), track.label(), text(track.label(), track.probability()));
    }

    private static String text(String label, double degree) {
        return String.format(Locale.ROOT, "%s %d %%", label, Math.round(degree * 100));
    }
}
