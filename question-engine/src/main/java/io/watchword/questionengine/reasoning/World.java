package io.watchword.questionengine.reasoning;

import io.watchword.protocol.Region;
import io.watchword.protocol.TrackKind;
import io.watchword.questionengine.program.Comparison;
import io.watchword.questionengine.program.Event;
import io.watchword.questionengine.program.Motion;
import io.watchword.questionengine.program.Order;
import io.watchword.questionengine.program.Part;
import io.watchword.questionengine.program.Place;
import io.watchword.questionengine.program.Relation;
import io.watchword.questionengine.program.Things;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The things a program is run over, each with a number from 0 and what is known of it. A degree is in [0, 1], or
 * {@link Double#NaN} where nothing is known: then the answer that rests on it is {@code unknown}.
 *
 * <p>Immutable and free of side effects; used by one thread at a time.
 */
public interface World {
    /** How many things there are, probable and improbable alike. */
    int size();

    /** The calibrated probability that thing {@code i} is really there. */
    double probability(int i);

    /** The share of its probability that belongs to these labels, in [0, 1]. */
    double share(int i, Set<String> labels);

    /** Every label it may carry with its share, largest first. */
    Map<String, Double> labels(int i);

    /** What a classifier takes it for, the likeliest first; empty where none has looked, or told anything. */
    default List<TrackKind> kinds(int i) {
        return List.of();
    }

    /** The repertoire of the classifier that told these; empty where it is not known. */
    default String repertoire(int i) {
        return "";
    }

    /**
     * How much of it has each value of an attribute, largest first, summing to at most 1; empty where nothing is known.
     *
     * @param attribute {@code colour} or another of the vocabulary's attributes
     * @param part whose colour is meant; {@link Part#WHOLE} for any other attribute
     */
    Map<String, Double> values(int i, String attribute, Part part);

    /** The degree to which people would say that it has the value. */
    double fits(int i, String attribute, Part part, String value);

    /** The degree to which it is in a part of the picture. */
    double at(int i, Place place);

    /** The degree to which it stands in a zone; not known where the camera has no zone of this name. */
    double inZone(int i, String zone);

    /** The degree to which {@code i} stands in a relation to another thing {@code j}. */
    double stands(int i, Relation relation, int j);

    /** The degree to which {@code i} is between two other things. */
    double between(int i, int j, int k);

    /** What puts things into an order: smaller comes first; not a number where it is not known. */
    double key(int i, Order order);

    /** Its size in the picture, in any unit that is the same for all. */
    double extent(int i);

    /** The degree to which it moves as said. */
    double moves(int i, Motion motion);

    /**
     * The degree to which it did something within the time that is asked about; not known to a world that is a moment.
     *
     * @param place name of the zone or line it did it at; null for the picture as a whole
     */
    default double did(int i, Event event, @Nullable String place) {
        return Double.NaN;
    }

    /**
     * The degree to which it has been one of {@code so}, without a break up to now, for as long as is said; not known
     * to a world that is a moment.
     *
     * @param so what the property is said of: "the people in the driveway" of "for more than 30 seconds"
     */
    default double lasts(int i, Things so, Comparison comparison, double seconds) {
        return Double.NaN;
    }

    /** It as evidence, with this strength in [0, 1]. */
    Region region(int i, double strength);

    /** Where it is, in words: "top left". */
    String where(int i);
}
