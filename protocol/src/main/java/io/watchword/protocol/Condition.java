package io.watchword.protocol;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When an answer is worth telling: {@code change}, {@code yes}, {@code no}, {@code unknown}, a comparison of a count or
 * of seconds such as {@code > 3}, or {@code is} and a value such as {@code is red}.
 */
public sealed interface Condition {
    /** Longest text of a condition. */
    int MAX_TEXT = 100;

    /** Whether it holds of what is known; empty where the verdict does not tell. */
    Optional<Boolean> holds(Verdict verdict);

    /**
     * Reads a condition.
     *
     * @throws InvalidFieldException naming {@code when} and what could be said
     */
    static Condition parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        return switch (plain) {
            case "change" -> new Change();
            case "yes" -> new Says(true);
            case "no" -> new Says(false);
            case "unknown" -> new Unknown();
            default ->
                Compares.parse(plain)
                        .<Condition>map(each -> each)
                        .or(() -> Is.parse(plain))
                        .orElseThrow(() -> unreadable(text));
        };
    }

    private static InvalidFieldException unreadable(String text) {
        return new InvalidFieldException(
                "when",
                "must be change, yes, no, unknown, a comparison like '> 3', '>= 3', '< 3', '<= 3', '= 3', or 'is' and a"
                        + " value like 'is red', but is '" + Texts.clip(text, 80) + "'");
    }

    /** The answer became another; tells nothing about a verdict alone. */
    record Change() implements Condition {
        @Override
        public Optional<Boolean> holds(Verdict verdict) {
            return Optional.empty();
        }
    }

    /** Yes, or no. */
    record Says(boolean wanted) implements Condition {
        @Override
        public Optional<Boolean> holds(Verdict verdict) {
            return verdict.value() instanceof AnswerValue.Bool bool
                    ? Optional.of(bool.value() == wanted)
                    : Optional.empty();
        }
    }

    /** It can't be said. */
    record Unknown() implements Condition {
        @Override
        public Optional<Boolean> holds(Verdict verdict) {
            return Optional.of(verdict.isUnknown());
        }
    }

    /** How a number compares with another. */
    enum Sign {
        MORE(">"),
        AT_LEAST(">="),
        LESS("<"),
        AT_MOST("<="),
        EQUAL("=");

        private final String text;

        Sign(String text) {
            this.text = text;
        }

        boolean holds(double value, double than) {
            return switch (this) {
                case MORE -> value > than;
                case AT_LEAST -> value >= than;
                case LESS -> value < than;
                case AT_MOST -> value <= than;
                case EQUAL -> value == than;
            };
        }
    }

    /** A count, or a length of time in seconds, compared with a number. */
    record Compares(Sign sign, double than) implements Condition {
        private static final Pattern FORM = Pattern.compile("(>=|<=|>|<|=)\\s*(\\d{1,9}(?:\\.\\d{1,3})?)");

        static Optional<Compares> parse(String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                return Optional.empty();
            }
            for (Sign sign : Sign.values()) {
                if (sign.text.equals(form.group(1))) {
                    return Optional.of(new Compares(sign, Double.parseDouble(form.group(2))));
                }
            }
            return Optional.empty();
        }

        @Override
        public Optional<Boolean> holds(Verdict verdict) {
            AnswerValue value = verdict.value();
            if (value instanceof AnswerValue.Count count) {
                return Optional.of(sign.holds(count.value(), than));
            }
            return value instanceof AnswerValue.Span span
                    ? Optional.of(sign.holds(span.value().toMillis() / 1000.0, than))
                    : Optional.empty();
        }
    }

    /** A value in words: a colour, a kind, a place. */
    record Is(String value) implements Condition {
        private static final Pattern FORM = Pattern.compile("is\\s+(\\S.{0,79})");

        static Optional<Condition> parse(String text) {
            Matcher form = FORM.matcher(text);
            return form.matches() ? Optional.of(new Is(form.group(1))) : Optional.empty();
        }

        @Override
        public Optional<Boolean> holds(Verdict verdict) {
            return verdict.isUnknown()
                    ? Optional.empty()
                    : Optional.of(verdict.value().text().equalsIgnoreCase(value));
        }
    }
}
