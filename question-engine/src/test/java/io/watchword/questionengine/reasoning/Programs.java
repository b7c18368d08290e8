package io.watchword.questionengine.reasoning;

import io.watchword.questionengine.program.Comparison;
import io.watchword.questionengine.program.Order;
import io.watchword.questionengine.program.Part;
import io.watchword.questionengine.program.Place;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Relation;
import io.watchword.questionengine.program.Things;
import java.util.List;
import java.util.Set;

/** Short ways to write programs in tests. */
public final class Programs {
    private Programs() {}

    public static Things find(String label) {
        return new Things.Find(label, Set.of(label));
    }

    public static Things find(String noun, String... labels) {
        return new Things.Find(noun, Set.of(labels));
    }

    public static Things having(Things of, Property property) {
        return new Things.Having(of, property);
    }

    public static Things red(String label) {
        return having(find(label), colour("red"));
    }

    public static Things ranked(Things of, Order order, int rank) {
        return new Things.Ranked(of, order, rank);
    }

    public static Property colour(String colour) {
        return new Property.HasColour(colour, Part.WHOLE);
    }

    public static Property upper(String colour) {
        return new Property.HasColour(colour, Part.UPPER);
    }

    public static Property at(Place place) {
        return new Property.AtPlace(place);
    }

    public static Property stands(Relation relation, Things to) {
        return new Property.Stands(relation, to);
    }

    public static Property not(Property property) {
        return new Property.Not(property);
    }

    public static Program exists(Things of) {
        return new Program.Exists(of, false);
    }

    public static Program count(Things of) {
        return new Program.Count(of);
    }

    public static Program compare(Things of, Comparison comparison, int number) {
        return new Program.CompareNumber(of, comparison, number);
    }

    public static Program verify(Things of, Property property) {
        return new Program.Verify(of, property);
    }

    public static Program choose(Things of, Property... options) {
        return new Program.Choose(of, List.of(options));
    }
}
