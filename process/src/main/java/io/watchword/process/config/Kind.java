package io.watchword.process.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The values that a key takes.
 *
 * @param <T> what they are in Java
 */
public sealed interface Kind<T> {
    /**
     * The value of a text.
     *
     * @throws IllegalArgumentException saying what it must be, without the key's name or the text
     */
    T parse(String text);

    /** The value as it is written in a file. */
    default String write(T value) {
        return value.toString();
    }

    /** Any text that is not blank. */
    record Text() implements Kind<String> {
        @Override
        public String parse(String text) {
            return text.strip();
        }
    }

    /** {@code true} or {@code false}. */
    record Flag() implements Kind<Boolean> {
        @Override
        public Boolean parse(String text) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("must be true or false");
            };
        }
    }

    /** A whole number between two others, both allowed. */
    record Whole(int least, int most) implements Kind<Integer> {
        @Override
        public Integer parse(String text) {
            try {
                int value = Integer.parseInt(text.strip());
                if (value >= least && value <= most) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new IllegalArgumentException("must be a whole number from " + least + " to " + most);
        }
    }

    /** A number between two others, both allowed, or zero, which means something of its own. */
    record DecimalOrZero(double least, double most, String zero) implements Kind<Double> {
        @Override
        public Double parse(String text) {
            try {
                double value = Double.parseDouble(text.strip());
                if (value == 0 || (value >= least && value <= most)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new IllegalArgumentException(
                    "must be a number from " + number(least) + " to " + number(most) + ", or 0 " + zero);
        }

        @Override
        public String write(Double value) {
            return number(value);
        }

        private static String number(double value) {
            return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        }
    }

    /** One of some words. */
    record Choice(List<String> words) implements Kind<String> {
        /** Of these. */
        public Choice(String... words) {
            this(List.of(words));
        }

        @Override
        public String parse(String text) {
            String word = text.strip().toLowerCase(Locale.ROOT);
            if (!words.contains(word)) {
                throw new IllegalArgumentException("must be one of " + String.join(", ", words));
            }
            return word;
        }
    }

    /** A file or folder; {@code ~} is the user's home. */
    record Place() implements Kind<Path> {
        @Override
        public Path parse(String text) {
            String path = text.strip();
            return path.equals("~") || path.startsWith("~/")
                    ? Path.of(System.getProperty("user.home") + path.substring(1))
                    : Path.of(path);
        }
    }
}
