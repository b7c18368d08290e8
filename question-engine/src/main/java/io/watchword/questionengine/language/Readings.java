package io.watchword.questionengine.language;

import io.watchword.questionengine.program.English;
import io.watchword.questionengine.program.Outsiders;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Rewrite;
import io.watchword.questionengine.program.Things;
import io.watchword.questionengine.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From words to what they mean: reads them by the grammar and says of the result whether it can be answered. */
final class Readings {
    /**
     * What a word may cost, and how much more a text may; dearer readings were found to be misreadings too often.
     * People point in fewer words than they ask, and with more that belong together in a way of their own.
     */
    private static final double DEAREST_WORD = 1.15;

    private static final double DEAREST_QUESTION = 1.2;
    private static final double DEAREST_EXPRESSION = 2.7;

    /**
     * Readings whose costs are no further apart are as likely as each other, in what people say. Where scenes come with
     * their relations, so do questions, and each thing stands to the next one named.
     */
    private static final double AS_LIKELY = 0.45;

    /** How much cheaper the reading as a later category, which is less expected, must be. */
    private static final double LESS_EXPECTED = 1;

    /** What depends on the number of what it is said of rather than on what is said. */
    private static final Set<String> FORMS_OF_IS = Set.of("is", "are", "a", "an", "the");

    private record Reading(Program program, double cost, Notes notes) {}

    private final Vocabulary vocabulary;
    private final EnglishGrammar english;
    private final Set<String> attributes;
    private final Doubt doubt;
    private final AskedKinds kinds;

    Readings(Vocabulary vocabulary, EnglishGrammar english) {
        this.vocabulary = vocabulary;
        this.english = english;
        this.attributes = vocabulary.attributes().keySet();
        this.kinds = new AskedKinds(vocabulary);
        this.doubt = new Doubt(
                english.grammar().words(),
                word -> vocabulary.isEnglish(word) || english.nouns().contains(word));
    }

    /** What the words mean as the first of the categories that fits. */
    Parse of(String text, List<Token> all, Names names, List<String> categories) {
        Lexicon lexicon = new Lexicon(vocabulary, english, names);
        List<Token> tokens = withoutFillers(all, lexicon);
        Parse parse = read(text, tokens, lexicon, categories);
        if (parse instanceof Parse.Understood || names.cameras().isEmpty()) {
            return parse;
        }
        Set<String> cameras = new LinkedHashSet<>();
        List<Token> elsewhere = withoutCameras(tokens, lexicon, cameras);
        Parse asked = cameras.isEmpty() ? parse : read(text, elsewhere, lexicon, categories);
        if (asked instanceof Parse.Understood understood) {
            return at(cameras, understood);
        }
        return asked instanceof Parse.Outside ? asked : parse;
    }

    private static Parse at(Set<String> cameras, Parse.Understood understood) {
        return new Parse.Understood(
                understood.text(),
                located(understood.understood(), cameras),
                understood.program(),
                understood.approximations(),
                List.copyOf(cameras));
    }

    /** The English of a program with the cameras it is asked of, which reads back as the same. */
    private static String located(String english, Set<String> cameras) {
        String where = cameras.stream().map(camera -> " on camera " + camera).collect(Collectors.joining());
        return english.endsWith("?") ? english.substring(0, english.length() - 1) + where + "?" : english + where;
    }

    private Parse read(String text, List<Token> tokens, Lexicon lexicon, List<String> categories) {
        Chart chart = new Chart(english.grammar(), lexicon, tokens);
        List<Reading> best = List.of();
        for (String category : categories) {
            List<Reading> found = plain(chart.whole(category), category, tokens.size());
            boolean better = !found.isEmpty()
                    && (best.isEmpty()
                            || found.get(0).cost() + LESS_EXPECTED < best.get(0).cost());
            best = better ? found : best;
        }
        return best.isEmpty() ? refused(text, tokens, chart.furthest()) : meant(text, tokens, best);
    }

    private List<Token> withoutFillers(List<Token> tokens, Lexicon lexicon) {
        Chart chart = new Chart(english.grammar(), lexicon, tokens);
        List<Token> kept = new ArrayList<>();
        int at = 0;
        boolean start = true;
        while (at < tokens.size()) {
            Item filler = start ? chart.longest("Opening", at) : null;
            filler = filler == null ? chart.longest("Filler", at) : filler;
            if (filler == null) {
                start = start && tokens.get(at).word().equals(",");
                kept.add(tokens.get(at++));
            } else {
                at = filler.end();
            }
        }
        return kept;
    }

    private List<Token> withoutCameras(List<Token> tokens, Lexicon lexicon, Set<String> cameras) {
        Chart chart = new Chart(english.grammar(), lexicon, tokens);
        List<Token> kept = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            Item camera = chart.longest("AtCamera", at);
            if (camera == null) {
                kept.add(tokens.get(at++));
            } else {
                cameras.add((String) camera.value());
                at = camera.end();
            }
        }
        return kept;
    }

    /** The readings that are no more far-fetched than those of texts that mean what was read, the likeliest first. */
    private List<Reading> plain(List<Item> items, String category, int tokens) {
        return items.stream()
                .filter(item -> isPlain(item, category, tokens))
                .filter(item -> !(category.equals("Expression") && mentionsIt(item)))
                .map(this::reading)
                .filter(reading -> reading.cost() < Plausibility.ABSURD)
                .sorted(Comparator.comparingDouble(Reading::cost))
                .toList();
    }

    private Reading reading(Item item) {
        Notes notes = new Notes();
        notes.addAll(item.notes());
        Program program = resolved((Program) item.value(), notes);
        return new Reading(program, item.cost() + english.plausibility().penalty(program), notes);
    }

    private Parse meant(String text, List<Token> tokens, List<Reading> readings) {
        Reading best = readings.get(0);
        for (Reading other : readings) {
            boolean asLikely = vocabulary.judgesRelationsByBoxes() && other.cost() - best.cost() < AS_LIKELY;
            if (asLikely && hangTogetherOtherwise(best.program(), other.program())) {
                return eitherOf(text, best.program(), other.program());
            }
        }
        Program program = best.program();
        Notes notes = best.notes();
        List<String> outside = Outsiders.of(program, attributes).stream()
                .map(word -> asSaid(word, tokens))
                .toList();
        String understood = English.of(program);
        if (vocabulary.judgesRelationsByBoxes()
                && doubt.isTooMuch(
                        tokens, program, understood, outside.size(), notes.all().size())) {
            return doubtful(text, understood, outside);
        }
        if (outside.isEmpty()) {
            return new Parse.Understood(text, understood, program, notes.all(), List.of());
        }
        return new Parse.Outside(text, understood, program, notes.all(), reason(program, outside), outside, List.of());
    }

    /** Whether the two say the same words of different things, and it matters of which. */
    private static boolean hangTogetherOtherwise(Program one, Program other) {
        return !English.of(one).equals(English.of(other))
                && said(one).equals(said(other))
                && !Gist.of(one).equals(Gist.of(other));
    }

    private static List<String> said(Program program) {
        return Lexer.tokens(English.of(program)).stream()
                .map(Token::word)
                .filter(word -> !word.endsWith("paren") && !FORMS_OF_IS.contains(word))
                .sorted()
                .toList();
    }

    /** What can mean two things is not guessed at. */
    private Parse eitherOf(String text, Program one, Program other) {
        List<String> both = List.of(English.of(one), English.of(other));
        String reason = "This can be read in two ways: “" + both.get(0) + "” or “" + both.get(1) + "”. Say which.";
        boolean answerable = Outsiders.of(one, attributes).isEmpty()
                && Outsiders.of(other, attributes).isEmpty();
        return new Parse.Refused(text, reason, List.of(), answerable ? both : List.of());
    }

    /** What can hardly be said so, and is said better in the words it would be understood in. */
    private static Parse doubtful(String text, String understood, List<String> outside) {
        String unsure = "It is not sure that this means “" + understood + "”. ";
        if (outside.isEmpty()) {
            String reason = unsure + "If it does, say it so; if not, say it in fewer or plainer words.";
            return new Parse.Refused(text, reason, List.of(), List.of(understood));
        }
        String reason = unsure + "If it does, it rests on something that can't be seen or told apart here: "
                + String.join(", ", outside) + ".";
        return new Parse.Refused(text, reason, outside, List.of());
    }

    private static String reason(Program program, List<String> outside) {
        List<String> places = Outsiders.places(program);
        return "This rests on something that can't be seen or told apart here: " + String.join(", ", outside) + "."
                + (places.isEmpty()
                        ? ""
                        : " If " + places.get(0)
                                + " is a part of the picture, draw a zone of that name on the camera.");
    }

    /** The words of the text that a program's word stands for, or the word itself. */
    private String asSaid(String word, List<Token> tokens) {
        int length = word.split(" ", -1).length;
        for (int from = 0; from + length <= tokens.size(); from++) {
            String said = words(tokens, from, length, false);
            if (said.equals(word) || vocabulary.singular(said).equals(word)) {
                return words(tokens, from, length, true);
            }
        }
        return word;
    }

    private static String words(List<Token> tokens, int from, int length, boolean asWritten) {
        return String.join(
                " ",
                tokens.subList(from, from + length).stream()
                        .map(token -> asWritten ? token.text() : token.word())
                        .toList());
    }

    /** Whether the reading is no more far-fetched than texts of this length are when they mean what was read. */
    private static boolean isPlain(Item item, String category, int tokens) {
        double most = category.equals("Expression") ? DEAREST_EXPRESSION : DEAREST_QUESTION;
        return item.cost() <= DEAREST_WORD * tokens + most;
    }

    /** A noun phrase has nothing before it that "it" could stand for. */
    private static boolean mentionsIt(Item item) {
        List<Things> leaves = Anaphora.leaves((Program) item.value());
        return leaves.contains(Anaphora.IT) || leaves.contains(Anaphora.THEY);
    }

    /** "It" is whatever is in the picture where the question is about it, and not understood anywhere else. */
    private Program resolved(Program program, Notes notes) {
        Things one = Anaphora.one(program);
        Program named = Rewrite.leaves(program, leaf -> {
            if (leaf.equals(Anaphora.HE)) {
                notes.add("“he” and “she” are understood as the person");
                return new Things.Find("person", Set.of("person"));
            }
            return Anaphora.isOne(leaf) ? one == null ? anything("one", notes) : one : leaf;
        });
        Program meant = Rewrite.subject(named, leaf -> Anaphora.isPronoun(leaf) ? anything("it", notes) : leaf);
        return kinds.asked(meant);
    }

    private Things anything(String word, Notes notes) {
        notes.add("“" + word + "” is understood as anything in the picture");
        return new Things.Find("thing", new LinkedHashSet<>(vocabulary.labels()));
    }

    private static Parse refused(String text, List<Token> tokens, int furthest) {
        @Nullable String word = furthest < tokens.size() ? tokens.get(furthest).text() : null;
        return word == null
                ? new Parse.Refused(
                        text,
                        "This is not a question about what is in the picture that can be answered from it.",
                        List.of(),
                        List.of())
                : new Parse.Refused(
                        text, "It is not understood from this word on: " + word + ".", List.of(word), List.of());
    }
}
