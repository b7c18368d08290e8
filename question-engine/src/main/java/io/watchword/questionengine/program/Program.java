package io.watchword.questionengine.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.protocol.Json;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a question means: a small typed tree that is run over a scene and, where it asks about time, over the scenes
 * before it. Immutable. Jackson writes it as readable JSON, each node with its name in {@code op}, and reads it back.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
@JsonSubTypes({
    @JsonSubTypes.Type(Program.Exists.class),
    @JsonSubTypes.Type(Program.Count.class),
    @JsonSubTypes.Type(Program.CompareNumber.class),
    @JsonSubTypes.Type(Program.CompareCounts.class),
    @JsonSubTypes.Type(Program.QueryColour.class),
    @JsonSubTypes.Type(Program.QueryCategory.class),
    @JsonSubTypes.Type(Program.QueryPosition.class),
    @JsonSubTypes.Type(Program.QueryAttribute.class),
    @JsonSubTypes.Type(Program.Locate.class),
    @JsonSubTypes.Type(Program.Verify.class),
    @JsonSubTypes.Type(Program.Choose.class),
    @JsonSubTypes.Type(Program.Quantified.class),
    @JsonSubTypes.Type(Program.Same.class),
    @JsonSubTypes.Type(Program.All.class),
    @JsonSubTypes.Type(Program.Any.class),
    @JsonSubTypes.Type(Program.During.class),
    @JsonSubTypes.Type(Program.HowLong.class),
    @JsonSubTypes.Type(Program.WhenLast.class)
})
public sealed interface Program {
    /** The kind of question: what {@code kind} says wherever a question is described. */
    String kind();

    /** The tree as JSON. */
    default JsonNode toJson() {
        return Json.tree(this);
    }

    /** Whether something in it is decided by kinds that a classifier tells, rather than by labels. */
    default boolean restsOnKinds() {
        return toJson().findValue("kinds") != null;
    }

    /** Whether there is at least one, or with {@code negated} whether there is none. */
    @JsonTypeName("exists")
    record Exists(Things of, boolean negated) implements Program {
        @Override
        public String kind() {
            return "exists";
        }
    }

    /** How many there are. */
    @JsonTypeName("count")
    record Count(Things of) implements Program {
        @Override
        public String kind() {
            return "count";
        }
    }

    /** Whether their number compares to {@code number} as said. */
    @JsonTypeName("compare-number")
    record CompareNumber(Things of, Comparison comparison, int number) implements Program {
        @Override
        public String kind() {
            return "compare";
        }
    }

    /** Whether their number compares to the number of {@code to} as said. */
    @JsonTypeName("compare-counts")
    record CompareCounts(Things of, Comparison comparison, Things to) implements Program {
        @Override
        public String kind() {
            return "compare";
        }
    }

    /** What colour it is. */
    @JsonTypeName("colour")
    record QueryColour(Things of, Part part) implements Program {
        @Override
        public String kind() {
            return "colour";
        }
    }

    /** What kind of thing it is: which of the vocabulary's labels. */
    @JsonTypeName("category")
    record QueryCategory(Things of) implements Program {
        @Override
        public String kind() {
            return "category";
        }
    }

    /** Where in the picture it is. */
    @JsonTypeName("position")
    record QueryPosition(Things of) implements Program {
        @Override
        public String kind() {
            return "position";
        }
    }

    /**
     * What value an attribute other than colour, kind and place has: material, size, brand, activity.
     *
     * @param attribute one of the vocabulary's, or a word outside it; or what asks for a kind, such as "breed"
     * @param kinds where a kind is asked for that a classifier tells: which it may be, as in {@link Things.Find#kinds}
     */
    @JsonTypeName("attribute")
    record QueryAttribute(Things of, String attribute, @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> kinds)
            implements Program {
        public QueryAttribute {
            kinds = OrderedSet.orNone(kinds);
        }

        /** One of the vocabulary's attributes. */
        public QueryAttribute(Things of, String attribute) {
            this(of, attribute, Set.of());
        }

        @Override
        public String kind() {
            return "attribute";
        }
    }

    /** Which box is meant. */
    @JsonTypeName("locate")
    record Locate(Things of) implements Program {
        @Override
        public String kind() {
            return "locate";
        }
    }

    /** Whether a property holds of it, given that it is there. */
    @JsonTypeName("verify")
    record Verify(Things of, Property property) implements Program {
        @Override
        public String kind() {
            return "verify";
        }
    }

    /**
     * Which of the properties holds of it.
     *
     * @param options two to eight properties
     */
    @JsonTypeName("choose")
    record Choose(Things of, List<Property> options) implements Program {
        public Choose {
            options = List.copyOf(options);
        }

        @Override
        public String kind() {
            return "choose";
        }
    }

    /** Whether a property holds of all, none, both or most of them; what there is none of gives unknown. */
    @JsonTypeName("quantified")
    record Quantified(Quantifier quantifier, Things of, Property property) implements Program {
        @Override
        public String kind() {
            return "verify";
        }
    }

    /**
     * Whether two things have the same value of an attribute, or all of one group.
     *
     * @param attribute {@code colour}, {@code category} or another of the vocabulary's
     * @param and the other thing; null where all of {@code of} are compared with each other
     */
    @JsonTypeName("same")
    record Same(Things of, @Nullable Things and, String attribute) implements Program {
        @Override
        public String kind() {
            return "verify";
        }
    }

    /**
     * Whether every part is answered yes: "is there a cat and a dog?".
     *
     * @param parts two to eight programs that are answered with yes or no
     */
    @JsonTypeName("all")
    record All(List<Program> parts) implements Program {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public String kind() {
            return parts.get(0).kind();
        }
    }

    /**
     * Whether some part is answered yes.
     *
     * @param parts two to eight programs that are answered with yes or no
     */
    @JsonTypeName("any")
    record Any(List<Program> parts) implements Program {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public String kind() {
            return parts.get(0).kind();
        }
    }

    /**
     * An existence, a count or a comparison of numbers over a stretch of time instead of a moment: it is about every
     * different track seen in the window, and each is judged by how well it ever fitted.
     *
     * @param of an {@link Exists}, {@link Count}, {@link CompareNumber} or {@link CompareCounts}
     */
    @JsonTypeName("during")
    record During(Program of, Window window) implements Program {
        @Override
        public String kind() {
            return of.kind();
        }
    }

    /** How long it has been there, without a break, up to now. */
    @JsonTypeName("how-long")
    record HowLong(Things of) implements Program {
        @Override
        public String kind() {
            return "duration";
        }
    }

    /** When there was last one. */
    @JsonTypeName("when-last")
    record WhenLast(Things of) implements Program {
        @Override
        public String kind() {
            return "time";
        }
    }
}
