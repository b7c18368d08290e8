package io.watchword.questionengine.reasoning;

import io.watchword.questionengine.program.Comparison;
import io.watchword.questionengine.program.Event;
import io.watchword.questionengine.program.Motion;
import io.watchword.questionengine.program.Order;
import io.watchword.questionengine.program.Part;
import io.watchword.questionengine.program.Place;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Quantifier;
import io.watchword.questionengine.program.Relation;
import io.watchword.questionengine.program.Size;
import io.watchword.questionengine.program.Things;
import io.watchword.questionengine.program.Window;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Programs of every kind, in any combination. */
final class RandomPrograms {
    /** All but "left", which reads like the side that mirroring swaps. */
    private static final Event[] EVENTS = {Event.APPEARED, Event.ENTERED, Event.CROSSED, Event.STOPPED};

    private final Random random;

    RandomPrograms(Random random) {
        this.random = random;
    }

    Program program() {
        return program(2);
    }

    private Program program(int depth) {
        return switch (random.nextInt(depth > 0 ? 16 : 13)) {
            case 0 -> new Program.Exists(things(2), random.nextBoolean());
            case 1 -> new Program.Count(things(2));
            case 2 -> new Program.CompareNumber(things(2), one(Comparison.values()), random.nextInt(5));
            case 3 -> new Program.CompareCounts(things(2), one(Comparison.values()), things(2));
            case 4 -> new Program.QueryColour(things(2), one(Part.values()));
            case 5 -> new Program.QueryCategory(things(2));
            case 6 -> new Program.QueryPosition(things(2));
            case 7 -> new Program.QueryAttribute(things(2), attribute());
            case 8 -> new Program.Locate(things(2));
            case 9 -> new Program.Verify(things(2), property(2));
            case 10 -> new Program.Choose(things(2), List.of(property(1), property(1)));
            case 11 -> new Program.Quantified(one(Quantifier.values()), things(2), property(2));
            case 12 -> new Program.Same(things(2), random.nextBoolean() ? null : things(1), attribute());
            case 13 -> new Program.All(List.of(program(depth - 1), program(depth - 1)));
            case 14 -> new Program.Any(List.of(program(depth - 1), program(depth - 1)));
            default -> timed();
        };
    }

    private Program timed() {
        return switch (random.nextInt(3)) {
            case 0 -> new Program.During(new Program.Count(things(1)), new Window.Today());
            case 1 -> new Program.HowLong(things(1));
            default -> new Program.WhenLast(things(1));
        };
    }

    Things things(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 2)) {
            case 2, 3 -> new Things.Having(things(depth - 1), property(depth));
            case 4 -> new Things.Ranked(things(depth - 1), one(Order.values()), 1 + random.nextInt(3));
            case 5 -> random.nextInt(10) == 0 ? new Things.Picture() : new Things.Union(things(0), things(depth - 1));
            default -> find();
        };
    }

    private Things find() {
        return switch (random.nextInt(12)) {
            case 0 -> new Things.Find("unicorn", Set.of());
            case 1, 2, 3 -> Programs.find("thing", "car", "truck", "person", "dog");
            default -> Programs.find(one(RandomScenes.LABELS));
        };
    }

    Property property(int depth) {
        return switch (random.nextInt(depth > 0 ? 17 : 11)) {
            case 0, 1 -> new Property.HasColour(one(RandomScenes.COLOURS), one(Part.values()));
            case 2 -> new Property.Has("material", "metal");
            case 3 -> new Property.Sized(one(Size.values()));
            case 4 -> new Property.AtPlace(one(Place.values()));
            case 5 -> new Property.InZone(one(RandomScenes.ZONES));
            case 6 -> new Property.OfKind("dog", random.nextInt(4) == 0 ? Set.of() : Set.of("dog"));
            case 7 -> new Property.Moves(one(Motion.values()));
            case 8 -> new Property.Did(one(EVENTS), null);
            case 9 -> new Property.Lasts(Comparison.MORE_THAN, 5);
            case 10 -> new Property.Is("striped");
            case 11 -> new Property.Stands(one(Relation.values()), things(depth - 1));
            case 12 -> new Property.Between(things(0), things(0));
            case 13 -> new Property.SameAs(attribute(), things(0));
            case 14 -> new Property.Not(property(depth - 1));
            case 15 -> new Property.Both(List.of(property(depth - 1), property(0)));
            default -> new Property.Either(List.of(property(depth - 1), property(0)));
        };
    }

    private String attribute() {
        return one(List.of("colour", "category", "material"));
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
