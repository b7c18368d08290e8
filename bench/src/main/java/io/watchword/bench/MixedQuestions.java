package io.watchword.bench;

import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.language.Parse;
import io.watchword.questionengine.program.Program;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Different questions of every form that a vocabulary's things, colours and places can be asked about with, some of
 * them about the last minutes.
 */
public final class MixedQuestions {
    private static final List<String> PLACES = List.of(
            "on the left",
            "on the right",
            "at the top",
            "at the bottom",
            "in the middle",
            "in the top left corner",
            "in the bottom right corner");
    private static final List<String> RELATIONS =
            List.of("left of", "right of", "near", "behind", "in front of", "above", "under", "on");
    private static final List<String> FORMS = List.of(
            "Is there a THING PLACE?",
            "Is there a COLOUR THING?",
            "How many THINGS are there PLACE?",
            "How many COLOUR THINGS are there?",
            "Are there at least NUMBER THINGS?",
            "Are there more THINGS than OTHERS?",
            "Is there a THING RELATION a COLOUR OTHER?",
            "What colour is the THING PLACE?",
            "Where is the COLOUR THING?",
            "Is the THING RELATION the OTHER?",
            "Are all the THINGS COLOUR?",
            "Is there a THING and a OTHER?",
            "the second THING from the left",
            "the biggest COLOUR THING PLACE",
            "Is the THING PLACE COLOUR or COLOUR2?",
            "Is there a COLOUR THING that is not moving?",
            "How many THINGS are moving?",
            "How many different THINGS were there in the last NUMBER minutes?",
            "Has a COLOUR THING left in the last NUMBER minutes?",
            "When was the last COLOUR THING PLACE?",
            "How long has the COLOUR THING been there?");
    private static final int MOST_MINUTES = 10;
    private static final int MOST_TRIES_EACH = 50;

    private final QuestionEngine engine;
    private final Random random;
    private final List<String> labels;
    private final List<String> colours;

    public MixedQuestions(QuestionEngine engine, long seed) {
        this.engine = engine;
        this.random = new Random(seed);
        this.labels = engine.vocabulary().labels();
        this.colours = engine.vocabulary().colours();
    }

    /**
     * Questions that the engine can answer, no two with one meaning; every form about equally often.
     *
     * @throws IllegalStateException if there are not so many
     */
    public List<Parse.Understood> take(int number) {
        List<Parse.Understood> taken = new ArrayList<>();
        Set<Program> meanings = new HashSet<>();
        for (int tries = 0; taken.size() < number; tries++) {
            if (tries > number * MOST_TRIES_EACH) {
                throw new IllegalStateException("Only " + taken.size() + " different questions are understood");
            }
            String text = fill(FORMS.get(tries % FORMS.size()));
            if (engine.parse(text) instanceof Parse.Understood understood && meanings.add(understood.program())) {
                taken.add(understood);
            }
        }
        return taken;
    }

    private String fill(String form) {
        return form.replace("THINGS", plural(pick(labels)))
                .replace("OTHERS", plural(pick(labels)))
                .replace("THING", pick(labels))
                .replace("OTHER", pick(labels))
                .replace("COLOUR2", pick(colours))
                .replace("COLOUR", pick(colours))
                .replace("PLACE", pick(PLACES))
                .replace("RELATION", pick(RELATIONS))
                .replace("NUMBER", Integer.toString(2 + random.nextInt(MOST_MINUTES - 1)));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Regular; what is not regular is refused or understood all the same. */
    private static String plural(String noun) {
        if (noun.equals("person")) {
            return "people";
        }
        return noun.matches(".*(s|x|ch|sh)") ? noun + "es" : noun + "s";
    }
}
