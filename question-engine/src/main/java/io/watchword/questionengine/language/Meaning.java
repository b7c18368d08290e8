package io.watchword.questionengine.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule's pattern means, worked out from what its categories mean. */
sealed interface Meaning {
    /**
     * The meaning, or null where the pattern can't mean anything with these parts: then the reading is dropped.
     *
     * @param parts what each category of the pattern means, in order
     * @param notes takes what had to be approximated
     */
    @Nullable
    Object of(List<Item> parts, Notes notes);

    /** The part at an index. */
    record Part(int index) implements Meaning {
        @Override
        public @Nullable Object of(List<Item> parts, Notes notes) {
            return parts.get(index).value();
        }
    }

    /** A word or number that stands in the grammar. */
    record Constant(Object value) implements Meaning {
        @Override
        public @Nullable Object of(List<Item> parts, Notes notes) {
            return value;
        }
    }

    /** A part that this variant of the pattern leaves out. */
    record Absent() implements Meaning {
        @Override
        public @Nullable Object of(List<Item> parts, Notes notes) {
            return null;
        }
    }

    /** A function of other meanings. */
    record Call(String name, Function function, List<Meaning> arguments) implements Meaning {
        @Override
        public @Nullable Object of(List<Item> parts, Notes notes) {
            Object[] values = new Object[arguments.size()];
            for (int i = 0; i < values.length; i++) {
                Meaning argument = arguments.get(i);
                values[i] = argument.of(parts, notes);
                if (values[i] == null && argument instanceof Call) {
                    return null;
                }
            }
            return function.apply(new Arguments(name, values), notes);
        }
    }

    /** A function that grammars can call; null where it has no value for these arguments. */
    @FunctionalInterface
    interface Function {
        @Nullable
        Object apply(Arguments arguments, Notes notes);
    }
}
