package io.watchword.questionengine.describing;

import io.watchword.protocol.Box;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.questionengine.program.Relation;
import io.watchword.questionengine.reasoning.SceneWorld;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tells what is at a place of one scene from what perception saw; nothing is added. Things that are less likely than
 * not are left out. Relations are those that questions are answered with. Used by one thread.
 */
public final class Describer {
    private static final double LIKELY = 0.5;
    private static final double MOSTLY = 0.5;
    private static final int MOST_THINGS = 16;
    private static final int MOST_NEIGHBOURS = 4;
    private static final double CLEAR = 0.7;
    // those that say most come first
    private static final List<Relation> CLOSE =
            List.of(Relation.ON, Relation.IN, Relation.UNDER, Relation.IN_FRONT_OF, Relation.BEHIND);

    private final List<Track> tracks;
    private final SceneWorld world;
    private final NounPhrases phrases;

    private Describer(Scene scene) {
        this.tracks = scene.tracks().stream()
                .filter(track -> track.probability() >= LIKELY)
                .toList();
        this.world = new SceneWorld(scene, tracks, null);
        this.phrases = new NounPhrases(world);
    }

    /** What is in a box, in pixels of the scene's frame; an empty one is a point. */
    public static Description describe(Scene scene, Box box) {
        return new Describer(scene).describe(box);
    }

    private Description describe(Box box) {
        List<Integer> subjects = subjects(box);
        List<Related> relations = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        for (int subject : subjects) {
            List<Related> own = relations(subject, subjects);
            relations.addAll(own);
            sentences.add(phrases.sentence(subject, own.stream().findFirst(), this::number));
        }
        List<Thing> things = subjects.stream()
                .map(i -> Thing.of(tracks.get(i), inside(tracks.get(i).box(), box)))
                .toList();
        return new Description(phrases.text(sentences), things, relations);
    }

    private List<Integer> subjects(Box box) {
        List<Integer> within = IntStream.range(0, tracks.size())
                .filter(i -> inside(box(i), box) >= MOSTLY)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -box(i).iou(box)))
                .limit(MOST_THINGS)
                .toList();
        return within.isEmpty() ? around(box) : within;
    }

    private List<Integer> around(Box box) {
        Box area = new Box(box.x(), box.y(), Math.max(1, box.width()), Math.max(1, box.height()));
        return IntStream.range(0, tracks.size())
                .filter(i -> inside(area, box(i)) >= MOSTLY)
                .boxed()
                .min(Comparator.comparingDouble(i -> box(i).area()))
                .stream()
                .toList();
    }

    private List<Related> relations(int subject, List<Integer> subjects) {
        List<Related> relations = new ArrayList<>();
        IntStream.range(0, tracks.size())
                .filter(i -> i != subject)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> subjects.contains(i) ? 1 : 0)
                        .thenComparingDouble(i -> distance(box(subject), box(i))))
                .limit(MOST_NEIGHBOURS)
                .forEach(i -> relate(subject, i, relations));
        return relations;
    }

    private void relate(int subject, int object, List<Related> relations) {
        CLOSE.stream()
                .filter(relation -> world.stands(subject, relation, object) >= CLEAR)
                .findFirst()
                .ifPresent(relation -> relations.add(related(subject, relation, object)));
        Relation direction = direction(box(subject), box(object));
        if (world.stands(subject, direction, object) >= CLEAR) {
            relations.add(related(subject, direction, object));
        }
    }

    // beside each other is what people say first; above or below only where that is plain
    private static Relation direction(Box subject, Box object) {
        double x = subject.centreX() - object.centreX();
        double y = subject.centreY() - object.centreY();
        if (Math.abs(y) > 2 * Math.abs(x)) {
            return y < 0 ? Relation.ABOVE : Relation.BELOW;
        }
        return x < 0 ? Relation.LEFT_OF : Relation.RIGHT_OF;
    }

    private Related related(int subject, Relation relation, int object) {
        Track one = tracks.get(subject);
        Track other = tracks.get(object);
        double p = world.stands(subject, relation, object) * one.probability() * other.probability();
        String text = "the " + one.label() + " is " + relation.words() + " the " + other.label();
        return new Related(one.id(), relation, other.id(), Thing.thousandth(p), text);
    }

    private int number(long track) {
        return IntStream.range(0, tracks.size())
                .filter(i -> tracks.get(i).id() == track)
                .findFirst()
                .orElseThrow();
    }

    private Box box(int i) {
        return tracks.get(i).box();
    }

    private static double inside(Box thing, Box box) {
        return thing.area() > 0 ? thing.intersection(box) / thing.area() : 0;
    }

    private static double distance(Box a, Box b) {
        return Math.hypot(a.centreX() - b.centreX(), a.centreY() - b.centreY());
    }
}
