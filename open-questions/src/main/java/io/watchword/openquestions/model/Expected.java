package io.watchword.openquestions.model;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What kind of answer a question wants, by how it begins. */
public enum Expected {
    /** Yes or no. */
    YES_NO,
    /** How many. */
    COUNT,
    /** One of the basic colours. */
    COLOUR,
    /** Words. */
    TEXT;

    private static final Set<String> AUXILIARIES = Set.of(
            "is", "are", "was", "were", "am", "do", "does", "did", "can", "could", "has", "have", "had", "will",
            "would", "should", "may", "might", "must", "isn't", "aren't", "doesn't", "don't", "hasn't", "can't");
    private static final Pattern COUNTS = Pattern.compile("(how many|(the )?number of(?! the\\b)|count the)\\b.*");
    private static final Pattern COLOURS = Pattern.compile("(what|which) colou?r\\b.*|what is the colou?r of\\b.*");
    // a request in the form of a question, unless it is whether something can be seen
    private static final Pattern REQUEST =
            Pattern.compile("\\S+ (you|i|we) (?!(see|spot)\\b(?!.*\\b(what|which|who|how)\\b)).*");
    private static final Pattern CHOICE = Pattern.compile(".*\\bor\\b.*");

    /** What a question wants. */
    public static Expected of(String text) {
        String said = text.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
        if (COUNTS.matcher(said).matches()) {
            return COUNT;
        }
        if (COLOURS.matcher(said).matches()) {
            return COLOUR;
        }
        boolean closed = AUXILIARIES.contains(said.split(" ", 2)[0])
                && !REQUEST.matcher(said).matches();
        return closed && !CHOICE.matcher(said).matches() ? YES_NO : TEXT;
    }
}
