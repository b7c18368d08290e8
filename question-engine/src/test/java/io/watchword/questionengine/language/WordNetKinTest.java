package io.watchword.questionengine.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.questionengine.Engines;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.ProgramParts;
import io.watchword.questionengine.program.Things;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordNetKinTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lorries|truck",
                "fire trucks|truck",
                "folks|person",
                "automobiles|car",
                "sofas|couch",
                "fridges|refrigerator",
                "motorbikes|motorcycle",
                "planes|airplane",
                "mobile phones|cell phone",
                "people|person",
                "knives|knife",
                "geese|bird",
                "mice|mouse",
                "poodles|dog",
                "taxis|car",
                "men|person",
                "children|person",
                "workers|person",
                "drivers|person",
                "pedestrians|person",
                "ponies|horse",
                "mountain bikes|bicycle",
                "pickup trucks|truck",
                "vans|car,truck",
                "vehicles|bicycle,car,motorcycle,airplane,bus,train,truck,boat",
                "animals|bird,cat,dog,horse,sheep,cow,elephant,bear,zebra,giraffe",
                "fruit|banana,apple,orange",
                "felines|cat",
                "mammals|cat,dog,horse,sheep,cow,elephant,bear,zebra,giraffe"
            })
    void aNounCoversItsKin(String noun, String labels) {
        assertThat(labels("how many " + noun + " are there"))
                .containsExactlyElementsOf(Arrays.asList(labels.split(",", -1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "how many men are there",
                "where is the van",
                "poodle",
                "how many animals",
                "the teal car",
                "is there an SUV",
                "the person in a dark jacket"
            })
    void whereTheMeaningBendsItSaysSo(String text) {
        assertThat(Engines.understood(text).approximations()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"how many lorries", "where is the sofa", "how many people", "the gray car", "is anyone there"})
    void synonymsAreNoApproximation(String text) {
        assertThat(Engines.understood(text).approximations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pole", "crane operator's hat", "counter", "head", "light", "sign", "wheel", "toy dog"})
    void wordsWithAFarFetchedKinAreOutside(String noun) {
        assertThat(Engines.COCO.parse("how many " + noun + "s are there")).isNotInstanceOf(Parse.Understood.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "how many %ss are there",
                "is there a %s",
                "where is the %s",
                "the %s",
                "%s on the left",
                "is the %s red"
            })
    void everyLabelIsUnderstoodInEveryBasicQuestion(String question) {
        for (String label : Engines.COCO.vocabulary().labels()) {
            String text = question.replace("%s", label).replace("ss are", "s are");
            assertThat(labels(text)).as(text).containsExactly(label);
        }
    }

    @Test
    void everyExampleIsUnderstood() {
        assertThat(Engines.COCO.vocabulary().examples())
                .allSatisfy(example -> assertThat(Engines.COCO.parse(example)).isInstanceOf(Parse.Understood.class));
    }

    private static Set<String> labels(String text) {
        Program program = Engines.program(text);
        List<Things> about = ProgramParts.things(program);
        Things things = about.get(0);
        while (things instanceof Things.Having having) {
            things = having.of();
        }
        return ((Things.Find) things).labels();
    }
}
