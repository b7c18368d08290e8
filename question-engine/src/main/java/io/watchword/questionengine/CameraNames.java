package io.watchword.questionengine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Phrases that say which camera is meant by its id: "at the gate", "on the front-door camera". They say where the
 * question is asked, not what to look for, so they are taken out of the text before it is read.
 */
final class CameraNames {
    private static final Set<String> PREPOSITIONS =
            Set.of("at", "in", "on", "by", "from", "outside", "inside", "through", "along");
    private static final Set<String> DETERMINERS = Set.of("the", "my", "our");

    /** What is left of a text, and the cameras it named. */
    record Found(List<Token> rest, Set<String> cameras) {}

    private record Name(String id, List<String> words) {}

    private CameraNames() {}

    static Found in(List<Token> tokens, Collection<String> cameras) {
        List<Name> names = cameras.stream()
                .map(id ->
                        new Name(id, Lexer.tokens(id).stream().map(Token::word).toList()))
                .filter(name -> !name.words().isEmpty())
                .toList();
        List<Token> rest = new ArrayList<>();
        Set<String> named = new LinkedHashSet<>();
        int at = 0;
        while (at < tokens.size()) {
            int end = phraseEnd(tokens, at, names, named);
            if (end == at) {
                rest.add(tokens.get(at++));
            } else {
                at = end;
            }
        }
        return new Found(List.copyOf(rest), named);
    }

    private static int phraseEnd(List<Token> tokens, int from, List<Name> names, Set<String> named) {
        if (!PREPOSITIONS.contains(word(tokens, from))) {
            return from;
        }
        int at = from + 1;
        at += DETERMINERS.contains(word(tokens, at)) ? 1 : 0;
        at += word(tokens, at).equals("camera") ? 1 : 0;
        Name name = longest(tokens, at, names);
        if (name == null) {
            return from;
        }
        named.add(name.id());
        int end = at + name.words().size();
        return word(tokens, end).equals("camera") ? end + 1 : end;
    }

    private static @Nullable Name longest(List<Token> tokens, int at, List<Name> names) {
        Name longest = null;
        for (Name name : names) {
            boolean longer =
                    longest == null || name.words().size() > longest.words().size();
            if (longer && stands(name, tokens, at)) {
                longest = name;
            }
        }
        return longest;
    }

    private static boolean stands(Name name, List<Token> tokens, int at) {
        for (int i = 0; i < name.words().size(); i++) {
            if (!word(tokens, at + i).equals(name.words().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static String word(List<Token> tokens, int at) {
        return at < tokens.size() ? tokens.get(at).word() : "";
    }
}
