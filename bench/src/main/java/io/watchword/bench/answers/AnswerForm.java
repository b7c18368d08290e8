package io.watchword.bench.answers;

import io.watchword.protocol.AnswerValue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The form in which answers are compared, exactly as the published evaluation of VQA v2 makes it (its {@code vqaEval},
 * with its peculiarities; Antol et al., "VQA: Visual Question Answering", 2015).
 */
final class AnswerForm {
    private static final int UNICODE = Pattern.UNICODE_CHARACTER_CLASS;
    private static final String PUNCTUATION = ";/[]\"{}()=+\\_-><@`,?!";
    private static final Pattern NUMBER_WITH_COMMA = Pattern.compile("\\d,\\d", UNICODE);
    private static final Pattern PERIOD = Pattern.compile("\\.(?!\\d)", UNICODE);
    private static final Pattern SPACE = Pattern.compile("\\s+", UNICODE);
    private static final Set<String> ARTICLES = Set.of("a", "an", "the");
    private static final List<String> NUMBERS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
    private static final Map<String, String> CONTRACTIONS = contractions();
    private static final Map<String, String> AMERICAN = Map.of("grey", "gray");

    private AnswerForm() {}

    /**
     * What is predicted: without punctuation and articles, in lower case, numbers as digits, contractions put right.
     */
    static String predicted(String answer) {
        String plain =
                withoutPunctuation(answer.replace('\n', ' ').replace('\t', ' ').strip());
        return Arrays.stream(SPACE.split(plain.toLowerCase(Locale.ROOT).strip()))
                .map(AnswerForm::digits)
                .filter(word -> !ARTICLES.contains(word))
                .map(word -> CONTRACTIONS.getOrDefault(word, word))
                .collect(Collectors.joining(" "));
    }

    /**
     * A mark that stands beside a space anywhere in the answer is dropped, any other becomes a space; where a comma
     * stands in a number, all are dropped. Apostrophes and colons stay, and points before a digit.
     */
    static String withoutPunctuation(String answer) {
        boolean dropped = NUMBER_WITH_COMMA.matcher(answer).find();
        String plain = answer;
        for (int i = 0; i < PUNCTUATION.length(); i++) {
            char mark = PUNCTUATION.charAt(i);
            boolean besideSpace = answer.contains(mark + " ") || answer.contains(" " + mark);
            plain = plain.replace(String.valueOf(mark), dropped || besideSpace ? "" : " ");
        }
        return PERIOD.matcher(plain).replaceAll("");
    }

    private static String digits(String word) {
        int number = NUMBERS.indexOf(word.equals("none") ? "zero" : word);
        return number < 0 ? word : Integer.toString(number);
    }

    /** Each with one of its apostrophes left out, and how it is written; "it's" and some others are not among them. */
    private static Map<String, String> contractions() {
        String right = "ain't aren't can't could've couldn't couldn't've didn't doesn't don't hadn't hadn't've hasn't"
                + " haven't he'd he'd've he's how'd how'll how's isn't it'd it'd've it'll ma'am mightn't mightn't've"
                + " might've mustn't must've needn't not've o'clock oughtn't 'ow's'at shan't she'd've should've"
                + " shouldn't shouldn't've somebody'd've somebody'll somebody's someone'd someone'd've someone'll"
                + " someone's something'd something'd've something'll that's there'd there'd've there're there's"
                + " they'd they'd've they'll they're they've 'twas wasn't we'd've we've weren't what'll what're what's"
                + " what've when's where'd where's where've who'd who'd've who'll who's who've why'll why're why's"
                + " won't would've wouldn't wouldn't've y'all y'all'll y'all'd've you'd you'd've you'll you're you've";
        Map<String, String> contractions = new HashMap<>(Map.of("somebody'd", "somebodyd"));
        for (String each : right.split(" ", -1)) {
            for (int at = each.indexOf('\''); at >= 0; at = each.indexOf('\'', at + 1)) {
                contractions.put(each.substring(0, at) + each.substring(at + 1), each);
            }
        }
        return contractions;
    }

    /** An engine's answer as a person in the United States would write it. */
    static String said(AnswerValue value) {
        return AMERICAN.getOrDefault(value.text(), value.text());
    }
}
