package io.watchword.questionengine.language;

import org.jspecify.annotations.Nullable;

/** The arguments of one call in a grammar, by position. */
final class Arguments {
    private final String function;
    private final @Nullable Object[] values;

    Arguments(String function, @Nullable Object[] values) {
        this.function = function;
        this.values = values;
    }

    /** The argument, which must be there and of this type; a grammar where it isn't is wrong. */
    <T> T get(int index, Class<T> type) {
        T value = optional(index, type);
        if (value == null) {
            throw new IllegalStateException(function + " needs a " + type.getSimpleName() + " as argument " + index);
        }
        return value;
    }

    /** The argument, or null where it was left out. */
    <T> @Nullable T optional(int index, Class<T> type) {
        Object value = index < values.length ? values[index] : null;
        if (value != null && !type.isInstance(value)) {
            throw new IllegalStateException(function + " can't take "
                    + value.getClass().getSimpleName() + " " + value + " as argument " + index);
        }
        return type.cast(value);
    }

    /** Whether the argument is there. */
    boolean has(int index) {
        return index < values.length && values[index] != null;
    }

    String text(int index) {
        return get(index, String.class);
    }

    int size() {
        return values.length;
    }
}
