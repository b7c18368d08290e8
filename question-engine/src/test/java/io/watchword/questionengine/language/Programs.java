package io.watchword.questionengine.language;

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
import io.watchword.questionengine.vocabulary.Noun;
import io.watchword.questionengine.vocabulary.Vocabulary;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Programs of every form over one vocabulary, some about what is outside it. */
final class Programs {
    /** What not everything can do. */
    private static final Set<Relation> OF_ANIMATE = EnumSet.of(Relation.RIDING, Relation.WEARING);

    private static final List<String> PEOPLE = List.of("person", "man", "lady");
    private static final List<String> KINDS = List.of("vehicle", "animal");
    private static final List<String> OTHERS = List.of("car", "dog", "fire hydrant", "cell phone", "cup", "lorry");
    private static final List<String> OUTSIDE_NOUNS = List.of("tree", "house", "fence");
    private static final List<String> QUALITIES = List.of("wooden", "empty", "shiny");
    private static final List<String> VERBS = List.of("eating", "chasing", "pulling");
    private static final List<String> ATTRIBUTES = List.of("activity", "text", "material");

    /** What does not move has stopped: there is one program for both. */
    private static final Set<Motion> OPPOSITES = Set.of(Motion.MOVING, Motion.STOPPED);

    private final Vocabulary vocabulary;
    private final List<String> zones;

    Programs(Vocabulary vocabulary, List<String> zones) {
        this.vocabulary = vocabulary;
        this.zones = zones;
    }

    /** People, things and kinds of things, now and then one outside the vocabulary. */
    Arbitrary<Things> nouns() {
        return Arbitraries.frequencyOf(Tuple.of(3, people()), Tuple.of(8, others()));
    }

    private Arbitrary<Things> people() {
        return Arbitraries.of(PEOPLE).map(this::find);
    }

    private Arbitrary<Things> kinds() {
        return Arbitraries.of(KINDS).map(this::find);
    }

    private Arbitrary<Things> seen() {
        return Arbitraries.frequencyOf(Tuple.of(6, Arbitraries.of(OTHERS).map(this::find)), Tuple.of(2, kinds()));
    }

    private Arbitrary<Things> others() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, seen()),
                Tuple.of(1, Arbitraries.of(OUTSIDE_NOUNS).map(noun -> new Things.Find(noun, Set.of()))));
    }

    private Things find(String word) {
        Noun noun = vocabulary.noun(word);
        if (noun == null) {
            throw new AssertionError("Not in the vocabulary: " + word);
        }
        return new Things.Find(noun.word(), noun.labels());
    }

    /** A noun alone or with something said of it. */
    Arbitrary<Things> things() {
        return Arbitraries.oneOf(nouns(), described(people(), Part.CLOTHES), described(seen(), Part.WHOLE));
    }

    /** People's colours are those of their clothes. */
    private Arbitrary<Things> described(Arbitrary<Things> nouns, Part part) {
        Arbitrary<Things> one = Combinators.combine(nouns, properties(part)).as(Things.Having::new);
        Arbitrary<Things> two = Combinators.combine(nouns, adjectives(part), phrases())
                .as((of, a, b) -> new Things.Having(new Things.Having(of, a), b));
        Arbitrary<Things> ranked = Combinators.combine(
                        nouns,
                        Arbitraries.of(Order.class),
                        Arbitraries.integers().between(1, 4))
                .as(Things.Ranked::new);
        return Arbitraries.oneOf(nouns, one, two, ranked);
    }

    private Arbitrary<String> colours() {
        return Arbitraries.of(vocabulary.colours());
    }

    /** What is said before the noun. */
    Arbitrary<Property> adjectives(Part part) {
        return Arbitraries.oneOf(
                colours().map(colour -> new Property.HasColour(colour, part)),
                Arbitraries.of(Size.class).map(Property.Sized::new),
                Arbitraries.of(QUALITIES).map(Property.Is::new));
    }

    /** What is said after it. */
    Arbitrary<Property> phrases() {
        return Arbitraries.oneOf(
                Arbitraries.of(Place.class).map(Property.AtPlace::new),
                Arbitraries.of(zones).map(Property.InZone::new),
                Combinators.combine(
                                Arbitraries.of(Relation.class).filter(relation -> !OF_ANIMATE.contains(relation)),
                                nouns())
                        .as(Property.Stands::new),
                Combinators.combine(nouns(), nouns()).as(Property.Between::new),
                Arbitraries.of(Motion.class).map(Property.Moves::new),
                Combinators.combine(Arbitraries.of(VERBS), nouns())
                        .as((verb, to) -> new Property.Does(verb, to, false)));
    }

    Arbitrary<Property> properties(Part part) {
        Arbitrary<Property> simple = Arbitraries.oneOf(adjectives(part), phrases());
        Arbitrary<Property> denied = simple.filter(
                        property -> !(property instanceof Property.Moves moves && OPPOSITES.contains(moves.motion())))
                .map(Property.Not::new);
        return Arbitraries.oneOf(simple, simple, denied);
    }

    /** Programs about the moment. */
    Arbitrary<Program> aboutNow() {
        return Arbitraries.oneOf(
                List.of(statements(), things().map(Program.Count::new), queries(), things().map(Program.Locate::new)));
    }

    /** Those that are answered yes or no. */
    Arbitrary<Program> statements() {
        Arbitrary<Program> exists =
                Combinators.combine(things(), Arbitraries.of(true, false)).as(Program.Exists::new);
        Arbitrary<Program> compared = Combinators.combine(
                        things(),
                        Arbitraries.of(Comparison.class),
                        Arbitraries.integers().between(1, 20))
                .as(Program.CompareNumber::new);
        Arbitrary<Program> counts = Combinators.combine(
                        people(),
                        Arbitraries.of(Comparison.MORE_THAN, Comparison.FEWER_THAN, Comparison.EXACTLY),
                        others())
                .as(Program.CompareCounts::new);
        Arbitrary<Program> verify =
                Combinators.combine(others(), properties(Part.WHOLE)).as(Program.Verify::new);
        Arbitrary<Program> quantified = Combinators.combine(
                        Arbitraries.of(Quantifier.class), people(), properties(Part.CLOTHES))
                .as(Program.Quantified::new);
        return Arbitraries.oneOf(List.of(exists, compared, counts, verify, quantified));
    }

    private Arbitrary<Program> queries() {
        Arbitrary<Program> choice = Combinators.combine(others(), colours(), colours())
                .filter((of, a, b) -> !a.equals(b))
                .as((of, a, b) -> new Program.Choose(
                        of, List.of(new Property.HasColour(a, Part.WHOLE), new Property.HasColour(b, Part.WHOLE))));
        Arbitrary<Program> attribute =
                Combinators.combine(nouns(), Arbitraries.of(ATTRIBUTES)).as(Program.QueryAttribute::new);
        return Arbitraries.oneOf(List.of(
                things().map(of -> new Program.QueryColour(of, ThingMeanings.isPeople(of) ? Part.CLOTHES : Part.WHOLE)),
                things().map(Program.QueryPosition::new),
                Combinators.combine(kinds(), phrases())
                        .as((of, phrase) -> new Program.QueryCategory(new Things.Having(of, phrase))),
                choice,
                attribute));
    }

    /** Several statements in one, things that are alike, things of which one or the other is said. */
    Arbitrary<Program> composed() {
        Arbitrary<Program> exists = nouns().map(of -> new Program.Exists(of, false));
        Arbitrary<Program> verified = Combinators.combine(others(), colours())
                .as((of, colour) -> new Program.Verify(of, new Property.HasColour(colour, Part.WHOLE)));
        Arbitrary<List<Program>> parts = Arbitraries.oneOf(exists, verified)
                .list()
                .uniqueElements()
                .ofMinSize(2)
                .ofMaxSize(3);
        Arbitrary<Program> same = Combinators.combine(people(), others(), Arbitraries.of("colour", "category"))
                .as(Program.Same::new);
        Arbitrary<Program> alike = Combinators.combine(nouns(), Arbitraries.of("colour", "category"))
                .as((of, attribute) -> new Program.Same(of, null, attribute));
        Arbitrary<Things> united = Combinators.combine(people(), seen()).as(Things.Union::new);
        return Arbitraries.oneOf(List.of(
                parts.map(Program.All::new),
                parts.map(Program.Any::new),
                same,
                alike,
                united.map(Program.Count::new),
                described(seen(), Part.WHOLE).map(of -> new Program.Exists(of, false)),
                nested().map(Program.Count::new),
                nested().map(Program.Locate::new),
                Combinators.combine(others(), either()).as(Program.Verify::new),
                Combinators.combine(seen(), either())
                        .as((of, either) -> new Program.Exists(new Things.Having(of, either), false)),
                Combinators.combine(people(), Arbitraries.of(Part.UPPER, Part.LOWER, Part.CLOTHES))
                        .as(Program.QueryColour::new),
                Combinators.combine(people(), colours(), Arbitraries.of(Part.UPPER, Part.LOWER))
                        .as((of, colour, part) -> new Program.Exists(
                                new Things.Having(of, new Property.HasColour(colour, part)), false))));
    }

    /** Things known by other things that are known by something themselves. */
    private Arbitrary<Things> nested() {
        Arbitrary<Relation> relations = Arbitraries.of(Relation.LEFT_OF, Relation.NEAR, Relation.BEHIND, Relation.ON);
        Arbitrary<Things> known = Combinators.combine(seen(), Arbitraries.oneOf(adjectives(Part.WHOLE), phrases()))
                .as(Things.Having::new);
        return Combinators.combine(nouns(), relations, known)
                .as((of, relation, to) -> new Things.Having(of, new Property.Stands(relation, to)));
    }

    private Arbitrary<Property> either() {
        return Combinators.combine(colours(), colours())
                .filter((a, b) -> !a.equals(b))
                .as((a, b) -> new Property.Either(
                        List.of(new Property.HasColour(a, Part.WHOLE), new Property.HasColour(b, Part.WHOLE))));
    }

    /** Programs about a stretch of time. */
    Arbitrary<Program> aboutTime() {
        Arbitrary<Window> windows = Arbitraries.oneOf(
                Arbitraries.of(60.0, 300.0, 5400.0, 7200.0).map(Window.Last::new),
                Arbitraries.of("09:30", "00:05", "18:00").map(Window.Since::new),
                Arbitraries.just(new Window.Today()));
        Arbitrary<Program> counted =
                Arbitraries.oneOf(nouns().map(of -> new Program.Exists(of, false)), nouns().map(Program.Count::new));
        Arbitrary<Property> events = Arbitraries.oneOf(
                Arbitraries.of(Event.APPEARED, Event.ENTERED, Event.LEFT, Event.STOPPED)
                        .map(event -> new Property.Did(event, null)),
                Combinators.combine(Arbitraries.of(Event.ENTERED, Event.LEFT, Event.CROSSED), Arbitraries.of(zones))
                        .as(Property.Did::new));
        Arbitrary<Program> happened = Combinators.combine(nouns(), events)
                .as((of, event) -> new Program.Exists(new Things.Having(of, event), false));
        Arbitrary<Program> lasting = Combinators.combine(
                        seen(),
                        Arbitraries.of(Comparison.MORE_THAN, Comparison.AT_LEAST, Comparison.FEWER_THAN),
                        Arbitraries.of(30.0, 120.0, 5400.0))
                .as((of, comparison, seconds) ->
                        new Program.Exists(new Things.Having(of, new Property.Lasts(comparison, seconds)), false));
        return Arbitraries.oneOf(List.of(
                lasting,
                things().map(Program.HowLong::new),
                things().map(Program.WhenLast::new),
                Combinators.combine(counted, windows).as(Program.During::new),
                Combinators.combine(happened, windows).as(Program.During::new)));
    }
}
