package io.watchword.questionengine.history;

import io.watchword.protocol.Box;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.protocol.Velocity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.stream.LongStream;

/** Scenes of 1000 by 1000 pixels, made up from who does what when. Times are seconds from the start. */
final class Film {
    static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    static final int SIZE = 1000;

    private final double fps;
    private final List<Actor> actors = new ArrayList<>();
    private DoublePredicate seen = at -> true;

    Film(double fps) {
        this.fps = fps;
    }

    /** Something that is in view for a time, at rest in the middle and nowhere that has a name unless it is said. */
    static final class Actor {
        private final long id;
        private final String label;
        private final double from;
        private final double to;
        private double probability = 1;
        private String colour = "";
        private DoublePredicate hidden = at -> false;
        private DoubleFunction<Box> place = at -> box(500, 500);
        private DoubleFunction<List<String>> zones = at -> List.of();
        private DoubleFunction<List<String>> crossed = at -> List.of();

        private Actor(long id, String label, double from, double to) {
            this.id = id;
            this.label = label;
            this.from = from;
            this.to = to;
        }

        Actor probable(double p) {
            probability = p;
            return this;
        }

        Actor coloured(String name) {
            colour = name;
            return this;
        }

        Actor hidden(DoublePredicate when) {
            hidden = when;
            return this;
        }

        Actor at(DoubleFunction<Box> path) {
            place = path;
            return this;
        }

        Actor in(String zone, DoublePredicate when) {
            zones = at -> when.test(at) ? List.of(zone) : List.of();
            return this;
        }

        Actor crossing(String line, double when) {
            crossed = at -> Math.abs(at - when) < 1e-6 ? List.of(line) : List.of();
            return this;
        }

        boolean isSeen(double at) {
            return at >= from && at <= to && !hidden.test(at);
        }

        private Track track(double at) {
            Instant now = time(at);
            Map<String, Double> colours = colour.isEmpty() ? Map.of() : Map.of(colour, 0.9);
            return new Track(
                    id,
                    label,
                    probability,
                    probability,
                    place.apply(at),
                    Velocity.ZERO,
                    time(from),
                    now,
                    colours,
                    colours,
                    null,
                    null,
                    zones.apply(at),
                    crossed.apply(at),
                    null,
                    null);
        }
    }

    /** Adds an actor; what is done to it later counts. */
    Actor with(long id, String label, double from, double to) {
        Actor actor = new Actor(id, label, from, to);
        actors.add(actor);
        return actor;
    }

    /** The camera gives frames only when this holds. */
    Film seenWhen(DoublePredicate when) {
        seen = when;
        return this;
    }

    /** A box of 100 by 100 pixels around a centre. */
    static Box box(double x, double y) {
        return new Box(x - 50, y - 50, 100, 100);
    }

    static Instant time(double at) {
        return START.plusNanos(Math.round(at * 1e9));
    }

    List<Scene> scenes(double from, double to) {
        return LongStream.rangeClosed((long) Math.ceil(from * fps), (long) Math.floor(to * fps))
                .filter(n -> seen.test(n / fps))
                .mapToObj(n -> scene(n, n / fps))
                .toList();
    }

    /** The frame at a moment. */
    Scene scene(double at) {
        return scene(Math.round(at * fps), at);
    }

    private Scene scene(long seq, double at) {
        List<Track> tracks = actors.stream()
                .filter(actor -> actor.isSeen(at))
                .map(actor -> actor.track(at))
                .toList();
        return Scene.of("gate", FrameInfo.live(seq, time(at), SIZE, SIZE), "coco-80", tracks, LatencyMs.NONE);
    }

    /** Adds the scenes to a history, one after the other. */
    void feed(double from, double to, History history) {
        List<Actor> waiting = new ArrayList<>(actors);
        waiting.sort(java.util.Comparator.comparingDouble(actor -> actor.from));
        List<Actor> all = List.copyOf(actors);
        actors.clear();
        for (long n = (long) Math.ceil(from * fps); n <= to * fps; n++) {
            double at = n / fps;
            while (!waiting.isEmpty() && waiting.get(0).from <= at) {
                actors.add(waiting.remove(0));
            }
            actors.removeIf(actor -> actor.to < at);
            history.add(scene(n, at));
        }
        actors.clear();
        actors.addAll(all);
    }

    History history(double from, double to) {
        return History.of(scenes(from, to));
    }
}
