package io.watchword.questionengine;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.protocol.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a question means: a small typed tree that an executor runs over a scene. Immutable. Jackson writes it as
 * readable JSON, each node with its name in {@code op}, and reads it back.
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
    @JsonSubTypes.Type(Program.Locate.class),
    @JsonSubTypes.Type(Program.Verify.class),
    @JsonSubTypes.Type(Program.Choose.class)
})
public sealed interface Program {
    /** What is asked about. */
    Things of();

    /** The kind of question, as in {@link Parse.Understood#kind()}. */
    String kind();

    /** The detector labels it looks at. */
    default Set<String> labels() {
        return of().labels();
    }

    /** The tree as JSON. */
    default JsonNode toJson() {
        return Json.tree(this);
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

        @Override
        public Set<String> labels() {
            Set<String> both = new LinkedHashSet<>(of.labels());
            both.addAll(to.labels());
            return both;
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

    /** What kind of thing it is: which of its labels. */
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

        @Override
        public Set<String> labels() {
            Set<String> all = new LinkedHashSet<>(of.labels());
            if (property instanceof Property.Stands stands) {
                all.addAll(stands.to().labels());
            }
            return all;
        }
    }

    /**
     * Which of the properties holds of it.
     *
     * @param options two to eight properties of one type
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
}
