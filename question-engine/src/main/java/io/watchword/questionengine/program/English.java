package io.watchword.questionengine.program;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Programs put back into English: a question that means the program. What can be answered reads back as the same
 * program; brackets stand where plain words could be taken in two ways.
 */
public final class English {
    /**
     * Nothing follows what stands in the last brackets, so there is nothing to keep apart, unless it is one or another,
     * or more is said of it.
     */
    private static final Pattern LAST_BRACKETS = Pattern.compile("\\(((?:(?! or | that | for )[^()])*)\\)$");

    /** What is asked of what is done or was done: "where was taken" of a picture, "direction is facing" of a car. */
    private static final Pattern ASKED_OF = Pattern.compile("(.+?)( is | was )(.+)");

    private English() {}

    /** The question, with its question mark; a noun phrase for {@link Program.Locate}. */
    public static String of(Program program) {
        String text = LAST_BRACKETS.matcher(body(program)).replaceFirst("$1");
        String first = text.substring(0, 1).toUpperCase(Locale.ROOT);
        return program instanceof Program.Locate ? text : first + text.substring(1) + "?";
    }

    private static String body(Program program) {
        if (program instanceof Program.Exists exists) {
            return "is there " + one(exists.of(), exists.negated());
        } else if (program instanceof Program.Count count) {
            return "how many " + NounPhrase.many(count.of()) + " are there";
        } else if (program instanceof Program.CompareNumber compare) {
            String things = compare.number() == 1 ? NounPhrase.one(compare.of()) : NounPhrase.many(compare.of());
            return (compare.number() == 1 ? "is" : "are") + " there "
                    + compare.comparison().words() + " " + compare.number() + " " + things;
        } else if (program instanceof Program.CompareCounts compare) {
            return "is the number of " + NounPhrase.many(compare.of()) + " " + than(compare.comparison())
                    + " the number of " + NounPhrase.many(compare.to());
        } else if (program instanceof Program.All all) {
            return joined(all.parts(), ", and ");
        } else if (program instanceof Program.Any any) {
            return joined(any.parts(), ", or ");
        } else if (program instanceof Program.During during) {
            return during(during.of()) + " " + window(during.window());
        }
        return aboutOne(program);
    }

    private static String one(Things things, boolean none) {
        if (things instanceof Things.Union) {
            return none ? "no " + NounPhrase.one(things) : NounPhrase.some(things);
        }
        return none ? "no " + NounPhrase.one(things) : NounPhrase.a(things);
    }

    private static String joined(List<Program> parts, String joint) {
        return parts.stream().map(English::body).collect(Collectors.joining(joint));
    }

    private static String than(Comparison comparison) {
        return comparison == Comparison.EXACTLY ? "equal to" : comparison.words();
    }

    private static String during(Program program) {
        if (program instanceof Program.Exists exists) {
            return "has there been " + one(exists.of(), exists.negated());
        }
        return program instanceof Program.Count count
                ? "how many " + NounPhrase.many(count.of()) + " have there been"
                : body(program);
    }

    private static String aboutOne(Program program) {
        if (program instanceof Program.QueryColour query) {
            return "what colour is " + worn(query.part()) + NounPhrase.the(query.of());
        } else if (program instanceof Program.QueryCategory query) {
            return isAnything(query.of())
                    ? "what is there"
                    : "what kind of " + NounPhrase.one(query.of()) + " is there";
        } else if (program instanceof Program.QueryPosition query) {
            return "where is " + NounPhrase.the(query.of());
        } else if (program instanceof Program.QueryAttribute query
                && query.attribute().equals("who")) {
            return "who is " + NounPhrase.the(query.of());
        } else if (program instanceof Program.QueryAttribute query
                && !query.kinds().isEmpty()) {
            return query.attribute().equals("kind")
                    ? "what kind of " + NounPhrase.one(query.of()) + " is there"
                    : "what " + query.attribute() + " is " + NounPhrase.the(query.of());
        } else if (program instanceof Program.QueryAttribute query) {
            return attribute(query.attribute(), NounPhrase.the(query.of()));
        } else if (program instanceof Program.Locate locate) {
            return NounPhrase.the(locate.of());
        } else if (program instanceof Program.Verify verify) {
            return verify.property() instanceof Property.Lasts
                    ? "has " + NounPhrase.the(verify.of()) + " been there " + Predicate.of(verify.property())
                    : asked(verify.property(), "does ", "is ") + NounPhrase.the(verify.of()) + " "
                            + Predicate.of(verify.property());
        } else if (program instanceof Program.Choose choose) {
            List<String> options =
                    choose.options().stream().map(Predicate::option).toList();
            return asked(choose.options().get(0), "does ", "is ") + NounPhrase.the(choose.of()) + " "
                    + Words.list(options, "or");
        } else if (program instanceof Program.Quantified quantified) {
            return asked(quantified.property(), "do ", "are ") + quantifier(quantified.quantifier())
                    + NounPhrase.many(quantified.of()) + " " + Predicate.of(quantified.property());
        } else if (program instanceof Program.Same same) {
            return same(same);
        } else if (program instanceof Program.HowLong howLong) {
            return "how long has " + NounPhrase.the(howLong.of()) + " been there";
        }
        return "when was the last " + NounPhrase.one(((Program.WhenLast) program).of()) + " there";
    }

    private static String asked(Property property, String ofVerb, String otherwise) {
        return Predicate.isFinite(property) ? ofVerb : otherwise;
    }

    private static String attribute(String attribute, String things) {
        Matcher inside = ASKED_OF.matcher(attribute);
        if (attribute.startsWith("how")) {
            return attribute + " is " + things;
        } else if (attribute.startsWith("is ")) {
            return "what is " + things + attribute.substring("is".length());
        } else if (inside.matches()) {
            String asked = inside.group(1);
            return (asked.equals("where") ? "" : "what ") + asked + inside.group(2) + things + " " + inside.group(3);
        } else if (attribute.startsWith("where ")) {
            return "where does " + things + attribute.substring("where".length());
        }
        return attribute.contains(" ")
                ? "what is the " + attribute + " of " + things
                : "what " + attribute + " is " + things;
    }

    private static boolean isAnything(Things things) {
        return things instanceof Things.Find find && find.noun().equals("thing");
    }

    private static String worn(Part part) {
        return switch (part) {
            case WHOLE -> "";
            case CLOTHES -> "the clothing of ";
            case UPPER -> "the shirt of ";
            case LOWER -> "the trousers of ";
        };
    }

    private static String quantifier(Quantifier quantifier) {
        return switch (quantifier) {
            case ALL -> "all the ";
            case NONE -> "none of the ";
            case BOTH -> "both of the ";
            case NEITHER -> "neither of the ";
            case EITHER -> "either of the ";
            case MOST -> "most of the ";
        };
    }

    private static String same(Program.Same same) {
        Things and = same.and();
        return and == null
                ? "are all the " + NounPhrase.many(same.of()) + " the same " + same.attribute()
                : "is the " + same.attribute() + " of " + NounPhrase.the(same.of()) + " the same as the "
                        + same.attribute() + " of " + NounPhrase.the(and);
    }

    private static String window(Window window) {
        if (window instanceof Window.Last last) {
            return "in the last " + time(last.seconds()).replaceFirst("^1 ", "");
        }
        return window instanceof Window.Since since ? "since " + since.time() : "today";
    }

    /** A length of time in its largest whole unit. */
    static String time(double seconds) {
        long whole = Duration.ofMillis(Math.round(seconds * 1000)).toSeconds();
        if (whole % 86400 == 0) {
            return units(whole / 86400, "day");
        } else if (whole % 3600 == 0) {
            return units(whole / 3600, "hour");
        }
        return whole % 60 == 0 ? units(whole / 60, "minute") : units(whole, "second");
    }

    private static String units(long number, String unit) {
        return number == 1 ? "1 " + unit : number + " " + unit + "s";
    }
}
