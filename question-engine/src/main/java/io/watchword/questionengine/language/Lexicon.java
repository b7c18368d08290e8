package io.watchword.questionengine.language;

import io.watchword.questionengine.program.Things;
import io.watchword.questionengine.vocabulary.Noun;
import io.watchword.questionengine.vocabulary.PartOfSpeech;
import io.watchword.questionengine.vocabulary.Value;
import io.watchword.questionengine.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The open part of the grammar: categories whose words come from the vocabulary, from WordNet and from the names of
 * cameras and zones. Costs make a known word cheaper than an unknown one, and one long word cheaper than two short.
 */
final class Lexicon {
    private static final double KNOWN = 1;
    private static final double COMPOUND = 1.2;
    private static final double ENGLISH = 1.6;
    private static final double FOREIGN = 3.5;

    /** What a word costs more as a noun that is rather an adjective: "general", "territorial". */
    private static final double ADJECTIVE = 1.2;

    private static final int LONGEST_NOUN = 4;
    private static final int LONGEST_VALUE = 3;
    private static final int LONGEST_WRITTEN = 5;

    /** What each further word costs of those that are written somewhere. */
    private static final double WRITTEN = 0.9;

    /** Of regular verbs and the commonest irregular ones. */
    private static final List<String> PARTICIPLE_ENDINGS =
            List.of("ed", "en", "wn", "ut", "ng", "de", "lt", "id", "ht", "pt", "ld");

    private static final Set<String> SIZES = Set.of("big", "small", "little", "large", "giant", "great");
    private static final Set<String> BEING = Set.of("is", "are", "was", "were");
    private static final Set<String> AUXILIARIES =
            Set.of("do", "does", "did", "can", "could", "will", "would", "may", "might", "must", "should", "to");

    /** What a verb costs more that does not go with its subject. */
    private static final double MISMATCH = 1;

    private static final Set<String> ORDINAL_ENDINGS = Set.of("st", "nd", "rd", "th");

    private final Vocabulary vocabulary;
    private final EnglishGrammar english;
    private final Set<String> closed;
    private final Names names;

    Lexicon(Vocabulary vocabulary, EnglishGrammar english, Names names) {
        this.vocabulary = vocabulary;
        this.english = english;
        this.closed = english.closed();
        this.names = names;
    }

    /** The readings of the words from a place as a category of the lexicon; none where the category is not one. */
    List<Item> items(String category, List<Token> tokens, int from) {
        if (from >= tokens.size()) {
            return List.of();
        }
        String word = tokens.get(from).word();
        return switch (category) {
            case "Noun" -> nouns(tokens, from);
            case "Colour" -> colours(word, from);
            case "Value" -> values(tokens, from);
            case "Attribute" -> attributes(tokens, from);
            case "Adjective" -> adjectives(word, from);
            case "Adverb" -> open(word, from, PartOfSpeech.ADVERB, ENGLISH, 0.4);
            case "Ing" -> word.endsWith("ing") && !english.gerunds().contains(word) ? ings(word, from) : List.of();
            case "Participle" -> isParticiple(word) ? open(word, from, PartOfSpeech.VERB, ENGLISH, 0) : List.of();
            case "Verb" -> verbs(word, tokens, from);
            case "Written" -> written(tokens, from);
            case "OrdinalDigits" -> ordinals(word, from);
            case "Digits" -> digits(word, from);
            case "Zone" -> named(names.zones(), tokens, from);
            case "Camera" -> named(names.cameras(), tokens, from);
            default -> throw new IllegalStateException("The grammar has no category " + category);
        };
    }

    private List<Item> nouns(List<Token> tokens, int from) {
        List<Item> found = new ArrayList<>();
        StringBuilder phrase = new StringBuilder();
        for (int end = from; end < Math.min(tokens.size(), from + LONGEST_NOUN); end++) {
            String word = tokens.get(end).word();
            if (!Character.isLetterOrDigit(word.codePointAt(0)) && !word.equals("'s")) {
                break;
            }
            phrase.append(phrase.isEmpty() || word.equals("'s") ? "" : " ").append(word);
            Item item = end == from ? noun(word, end + 1) : compound(phrase.toString(), tokens, from, end + 1);
            if (item != null) {
                found.add(item);
            }
        }
        return found;
    }

    private @Nullable Item compound(String phrase, List<Token> tokens, int from, int end) {
        Noun noun = vocabulary.noun(phrase);
        if (noun == null || (noun.labels().isEmpty() && hasClosed(tokens, from, end)) || isDone(tokens, from, end)) {
            return null;
        }
        if (noun.kin() != Noun.Kin.SAME
                && noun.kinds().isEmpty()
                && (isModifier(tokens.get(from).word(), noun, tokens.get(end - 1))
                        || isAnother(noun, tokens.get(end - 1)))) {
            return null;
        }
        return item(noun, end, noun.labels().isEmpty() ? COMPOUND : KNOWN);
    }

    /** "Insects eating apples" do what an eating apple is for, and what a "picture shows" is no show. */
    private boolean isDone(List<Token> tokens, int from, int end) {
        String first = tokens.get(from).word();
        boolean acting = from > 0
                && first.endsWith("ing")
                && !english.gerunds().contains(first)
                && mayBeSubject(tokens.get(from - 1).word());
        String last = tokens.get(end - 1).word();
        return acting || english.neverNouns().contains(last) || isStray(last);
    }

    /** Whether what follows the word may be what someone does: "insects eating", "they are eating". */
    private boolean mayBeSubject(String word) {
        return BEING.contains(word) || (vocabulary.partsOf(word).contains(PartOfSpeech.NOUN) && !closed.contains(word));
    }

    /**
     * "Black bear" is a bear that is black, whatever else the dictionary knows by that name; "little league" is not.
     */
    private boolean isKnown(Noun noun, Token head) {
        Noun alone = vocabulary.noun(head.word());
        return !noun.labels().isEmpty()
                || vocabulary.value(head.word()) != null
                || (alone != null && !alone.labels().isEmpty());
    }

    private boolean isModifier(String word, Noun noun, Token head) {
        return vocabulary.value(word) != null || (SIZES.contains(word) && isKnown(noun, head));
    }

    /** A "top dog" is a person by the dictionary, but a dog at the top for who looks at dogs. */
    private boolean isAnother(Noun noun, Token head) {
        Noun alone = vocabulary.noun(head.word());
        return noun.kin() == Noun.Kin.NARROWER
                && alone != null
                && !alone.labels().isEmpty()
                && !noun.labels().isEmpty()
                && Collections.disjoint(alone.labels(), noun.labels());
    }

    private boolean hasClosed(List<Token> tokens, int from, int end) {
        return tokens.subList(from, end).stream().anyMatch(token -> closed.contains(token.word()));
    }

    private @Nullable Item noun(String word, int end) {
        if (closed.contains(word) || english.neverNouns().contains(word) || isStray(word)) {
            return null;
        }
        Noun noun = vocabulary.noun(word);
        Set<PartOfSpeech> parts = vocabulary.partsOf(word);
        if (noun != null && !noun.labels().isEmpty()) {
            boolean rather =
                    noun.kin() == Noun.Kin.NARROWER && !noun.plural() && parts.contains(PartOfSpeech.ADJECTIVE);
            return item(noun, end, rather ? KNOWN + ADJECTIVE : KNOWN);
        }
        if (vocabulary.value(word) != null || !Character.isLetter(word.codePointAt(0))) {
            return null;
        }
        String singular = vocabulary.singular(word);
        boolean plural = !singular.equals(word);
        if (plural && vocabulary.value(singular) != null && !english.nouns().contains(word)) {
            return null;
        }
        boolean isEnglish = parts.contains(PartOfSpeech.NOUN) || plural;
        if (!isEnglish && word.endsWith("s") && !word.endsWith("ss") && word.length() > 3) {
            singular = word.substring(0, word.length() - 1);
            plural = true;
        }
        if (!isEnglish && !parts.isEmpty()) {
            return null;
        }
        double cost = isEnglish ? ENGLISH : FOREIGN;
        if (word.endsWith("ing") && !english.gerunds().contains(word) && mayBeVerb(word)) {
            return null;
        } else if (parts.contains(PartOfSpeech.ADJECTIVE) && !plural) {
            cost += ADJECTIVE;
        }
        Things find = new Things.Find(singular, Set.of());
        return new Item(end, new Phrase(find, Det.BARE, plural), cost, List.of());
    }

    /** A letter alone is rather left over than the name of anything. */
    private static boolean isStray(String word) {
        return word.length() == 1 && Character.isLetter(word.charAt(0));
    }

    private static Item item(Noun noun, int end, double cost) {
        Things find = new Things.Find(noun.word(), noun.labels(), noun.kinds(), noun.repertoires(), noun.partial());
        return new Item(end, new Phrase(find, Det.BARE, noun.plural()), cost, Approximations.of(noun));
    }

    private List<Item> colours(String word, int from) {
        Value value = vocabulary.value(word);
        return value != null && isColour(value)
                ? List.of(new Item(from + 1, value.value(), KNOWN, rough(word, value)))
                : List.of();
    }

    private static boolean isColour(Value value) {
        return value.attribute().equals(Vocabulary.COLOUR);
    }

    private static List<String> rough(String word, Value value) {
        return value.rough() ? List.of("“" + word + "” is understood as " + value.value()) : List.of();
    }

    private List<Item> values(List<Token> tokens, int from) {
        List<Item> found = new ArrayList<>();
        phrases(tokens, from, (phrase, end) -> {
            Value value = vocabulary.value(phrase);
            if (value != null && !isColour(value)) {
                found.add(new Item(end, value, KNOWN / 2, rough(phrase, value)));
            }
        });
        return found;
    }

    private List<Item> attributes(List<Token> tokens, int from) {
        List<Item> found = new ArrayList<>();
        phrases(tokens, from, (phrase, end) -> {
            String asked = vocabulary.attribute(phrase);
            String attribute = asked == null && isAttribute(phrase) ? phrase : asked;
            if (attribute != null) {
                found.add(new Item(end, attribute, KNOWN / 2, List.of()));
            }
        });
        return found;
    }

    private boolean isAttribute(String phrase) {
        return phrase.equals(Vocabulary.COLOUR)
                || phrase.equals(Vocabulary.CATEGORY)
                || vocabulary.attributes().containsKey(phrase);
    }

    private interface Visit {
        void phrase(String phrase, int end);
    }

    private static void phrases(List<Token> tokens, int from, Visit visit) {
        StringBuilder phrase = new StringBuilder();
        for (int end = from; end < Math.min(tokens.size(), from + LONGEST_VALUE); end++) {
            phrase.append(end == from ? "" : " ").append(tokens.get(end).word());
            visit.phrase(phrase.toString(), end + 1);
        }
    }

    private List<Item> adjectives(String word, int from) {
        boolean isNoun = vocabulary.partsOf(word).contains(PartOfSpeech.NOUN);
        double more = (isInflectedVerb(word) ? 0.4 : 0) + (isNoun ? 0.3 : 0);
        return open(word, from, PartOfSpeech.ADJECTIVE, ENGLISH, more);
    }

    private List<Item> open(String word, int from, PartOfSpeech part, double cost, double more) {
        boolean is = !closed.contains(word)
                && !english.nouns().contains(word)
                && vocabulary.value(word) == null
                && vocabulary.partsOf(word).contains(part);
        return is ? List.of(new Item(from + 1, word, cost + more, List.of())) : List.of();
    }

    private boolean mayBeVerb(String word) {
        Set<PartOfSpeech> parts = vocabulary.partsOf(word);
        return parts.isEmpty() || parts.contains(PartOfSpeech.VERB);
    }

    private List<Item> ings(String word, int from) {
        boolean foreign = vocabulary.partsOf(word).isEmpty() && !closed.contains(word);
        return foreign
                ? List.of(new Item(from + 1, word, ENGLISH + 1, List.of()))
                : open(word, from, PartOfSpeech.VERB, ENGLISH, 0);
    }

    private static boolean isParticiple(String word) {
        return PARTICIPLE_ENDINGS.stream().anyMatch(word::endsWith) && !word.endsWith("ing");
    }

    /** What can be seen is hardly done: "with a little dog for a frisbee" dogs nobody. */
    private boolean isVerb(String word) {
        Noun noun = vocabulary.noun(word);
        return !word.endsWith("ing") && (noun == null || noun.labels().isEmpty() || noun.kin() != Noun.Kin.SAME);
    }

    /** "To ski" is a verb, whatever else skis are. */
    private List<Item> verbs(String word, List<Token> tokens, int from) {
        if (from > 0 && tokens.get(from - 1).word().equals("to")) {
            boolean verb = !closed.contains(word) && vocabulary.partsOf(word).contains(PartOfSpeech.VERB);
            return verb ? List.of(new Item(from + 1, word, KNOWN / 2, List.of())) : List.of();
        }
        return isVerb(word)
                ? open(word, from, PartOfSpeech.VERB, ENGLISH, isRatherNoun(word, tokens, from) ? 0.2 + MISMATCH : 0.2)
                : List.of();
    }

    /** "Corner bread" does not bread: one of something does it with an "s". */
    private boolean isRatherNoun(String word, List<Token> tokens, int from) {
        if (from == 0 || word.endsWith("s") || !vocabulary.partsOf(word).contains(PartOfSpeech.NOUN)) {
            return false;
        }
        String before = tokens.get(from - 1).word();
        boolean one = before.equals(vocabulary.singular(before)) && !closed.contains(before);
        return one && tokens.subList(0, from).stream().noneMatch(token -> AUXILIARIES.contains(token.word()));
    }

    private static boolean isInflectedVerb(String word) {
        return word.endsWith("ing") || word.endsWith("ed");
    }

    /** What is written on something is any words. */
    private static List<Item> written(List<Token> tokens, int from) {
        List<Item> found = new ArrayList<>();
        StringBuilder said = new StringBuilder();
        for (int end = from; end < Math.min(tokens.size(), from + LONGEST_WRITTEN); end++) {
            String word = tokens.get(end).word();
            if (!Character.isLetterOrDigit(word.codePointAt(0))) {
                break;
            }
            said.append(said.isEmpty() ? "" : " ").append(word);
            found.add(new Item(end + 1, said.toString(), KNOWN + (end - from) * WRITTEN, List.of()));
        }
        return found;
    }

    private static List<Item> ordinals(String word, int from) {
        int end = word.length() - 2;
        boolean ordinal = end > 0 && end < 4 && ORDINAL_ENDINGS.contains(word.substring(end));
        return ordinal ? digits(word.substring(0, end), from) : List.of();
    }

    private static List<Item> digits(String word, int from) {
        boolean number = word.length() <= 5 && word.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? List.of(new Item(from + 1, Integer.valueOf(word), KNOWN, List.of())) : List.of();
    }

    private static List<Item> named(List<String> known, List<Token> tokens, int from) {
        List<Item> found = new ArrayList<>();
        for (String name : known) {
            List<Token> words = Lexer.tokens(name);
            boolean stands = !words.isEmpty() && from + words.size() <= tokens.size();
            for (int i = 0; stands && i < words.size(); i++) {
                stands = words.get(i).word().equals(tokens.get(from + i).word());
            }
            if (stands) {
                found.add(new Item(from + words.size(), name, KNOWN / 2, List.of()));
            }
        }
        return found;
    }
}
