package io.watchword.questionengine.program;

import java.util.Arrays;
import java.util.Locale;

/** Words for the small things of programs, and back. */
public final class Wording {
    private Wording() {}

    /** The relation that these words name. */
    public static Relation relation(String words) {
        return find(Relation.values(), words, Relation::words);
    }

    /** The order that these words name. */
    public static Order order(String words) {
        return find(Order.values(), words, Order::words);
    }

    /** The place that these words name. */
    public static Place place(String words) {
        return find(Place.values(), words, Place::words);
    }

    /** The motion that these words name. */
    public static Motion motion(String words) {
        return find(Motion.values(), words, Motion::words);
    }

    /** The event that these words name. */
    public static Event event(String words) {
        return find(Event.values(), words, Event::words);
    }

    /** The comparison that these words name. */
    public static Comparison comparison(String words) {
        return find(Comparison.values(), words, Comparison::words);
    }

    /** The size that these words name. */
    public static Size size(String words) {
        return find(Size.values(), words, Size::words);
    }

    /** The part of a thing with this name. */
    public static Part part(String name) {
        return Part.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static <T> T find(T[] values, String words, java.util.function.Function<T, String> wording) {
        return Arrays.stream(values)
                .filter(value -> wording.apply(value).equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no “" + words + "”"));
    }

    /** The noun that names the things, in the singular. */
    public static String noun(Things things) {
        if (things instanceof Things.Find find) {
            return find.noun();
        }
        if (things instanceof Things.Having having) {
            return noun(having.of());
        }
        if (things instanceof Things.Ranked ranked) {
            return noun(ranked.of());
        }
        if (things instanceof Things.Union union) {
            return noun(union.a()) + " or " + noun(union.b());
        }
        return "picture";
    }
}
