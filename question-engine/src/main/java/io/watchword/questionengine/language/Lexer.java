package io.watchword.questionengine.language;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Text to words. Contractions are spelled out ("what's" is what is, "isn't" is not), the possessive is a word of its
 * own ({@code 's}), hyphens separate, and any other sign that is not punctuation stays as a token that no grammar
 * knows.
 */
final class Lexer {
    private static final String SILENT = "?!.\"“”";
    /** "Man ' s", as texts have it that were cut into words before. */
    private static final Pattern APART = Pattern.compile("(?<=\\p{L}) ' (s|t|re|ll|ve|m)\\b");

    private static final Set<String> BEFORE_IS = Set.of("what", "where", "who", "how", "there", "here", "it", "that");

    /** Often written without the apostrophe, and nothing else. */
    private static final Set<String> POSSESSIVES = Set.of("mans", "womans", "childs", "mens", "womens");

    private Lexer() {}

    static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).replace('’', '\'');
        String clean = APART.matcher(normal).replaceAll("'$1");
        int end = endOfSentence(clean);
        int at = 0;
        while (at < end) {
            int stop = wordEnd(clean, at, end);
            if (stop > at) {
                addWord(clean.substring(at, stop), tokens);
                at = stop;
            } else {
                int next = at + Character.charCount(clean.codePointAt(at));
                addSign(clean.substring(at, next), tokens);
                at = next;
            }
        }
        return tokens;
    }

    private static int endOfSentence(String text) {
        int end = text.length();
        while (end > 0 && (SILENT.indexOf(text.charAt(end - 1)) >= 0 || Character.isWhitespace(text.charAt(end - 1)))) {
            end--;
        }
        return end;
    }

    private static int wordEnd(String text, int from, int end) {
        int at = from;
        while (at < end) {
            int c = text.codePointAt(at);
            boolean inside = Character.isLetterOrDigit(c) || (c == '\'' && at > from);
            if (!inside) {
                break;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    private static void addSign(String sign, List<Token> tokens) {
        int c = sign.codePointAt(0);
        boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
        if (!blank && "-\"“”'‘¿¡".indexOf(c) < 0) {
            tokens.add(new Token(sign, sign.equals("(") ? "lparen" : sign.equals(")") ? "rparen" : sign));
        }
    }

    private static void addWord(String text, List<Token> tokens) {
        String word = text.toLowerCase(Locale.ROOT);
        int quote = word.indexOf('\'');
        if (word.equals("thats") || word.equals("whos")) {
            tokens.add(new Token(text, word.substring(0, word.length() - 1)));
            tokens.add(new Token("is", "is"));
        } else if (POSSESSIVES.contains(word)) {
            tokens.add(new Token(text, word.substring(0, word.length() - 1)));
            tokens.add(new Token("'s", "'s"));
        } else if (quote < 0) {
            tokens.add(new Token(text, word));
        } else if (word.endsWith("n't")) {
            String stem = word.substring(0, word.length() - 3);
            if (!stem.isEmpty()) {
                tokens.add(new Token(text, stem.equals("ca") ? "can" : stem));
            }
            tokens.add(new Token("not", "not"));
        } else {
            addClitic(text, word, quote, tokens);
        }
    }

    private static void addClitic(String text, String word, int quote, List<Token> tokens) {
        String stem = word.substring(0, quote);
        String rest = word.substring(quote);
        tokens.add(new Token(text.substring(0, Math.min(quote, text.length())), stem));
        if (BEFORE_IS.contains(stem) && rest.equals("'s")) {
            tokens.add(new Token("is", "is"));
        } else if (rest.equals("'re")) {
            tokens.add(new Token("are", "are"));
        } else if (rest.equals("'s") || rest.equals("'")) {
            tokens.add(new Token("'s", "'s"));
        } else if (rest.length() > 1) {
            tokens.add(new Token(rest, rest));
        }
    }
}
