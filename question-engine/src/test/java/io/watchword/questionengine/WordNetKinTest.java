package io.watchword.questionengine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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
                "folks|person",
                "automobiles|car",
                "sofas|couch",
                "fridges|refrigerator",
                "motorbikes|motorcycle",
                "planes|airplane",
                "people|person",
                "knives|knife",
                "geese|bird",
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
        assertThat(Engines.program("how many " + noun + " are there").labels())
                .containsExactlyElementsOf(Arrays.asList(labels.split(",", -1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"how many men are there", "where is the van", "poodle", "how many animals", "the teal car"})
    void whereTheMeaningBendsItSaysSo(String text) {
        assertThat(Engines.COCO.parse(text))
                .isInstanceOfSatisfying(Parse.Understood.class, understood -> assertThat(understood.approximations())
                        .isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"how many lorries", "where is the sofa", "how many people", "the gray car"})
    void synonymsAreNoApproximation(String text) {
        assertThat(Engines.COCO.parse(text))
                .isInstanceOfSatisfying(Parse.Understood.class, understood -> assertThat(understood.approximations())
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pole", "crane operator's hat", "counter", "head", "clothes", "light", "sign", "wheel"})
    void wordsWithAFarFetchedKinAreNot(String noun) {
        assertThat(Engines.COCO.parse("how many " + noun + "s are there")).isInstanceOf(Parse.Refused.class);
    }

    @Test
    void everyLabelIsUnderstoodInEveryBasicQuestion() {
        for (String label : Engines.COCO.vocabulary().labels()) {
            for (String question : new String[] {
                "how many %ss are there",
                "is there a %s",
                "where is the %s",
                "the %s",
                "%s on the left",
                "is the %s red"
            }) {
                String text = String.format(question, label).replace("ss are", "s are");
                assertThat(Engines.COCO.parse(text))
                        .as(text)
                        .isInstanceOfSatisfying(Parse.Understood.class, understood -> assertThat(
                                        understood.program().labels())
                                .containsExactly(label));
            }
        }
    }

    @Test
    void everyExampleIsUnderstood() {
        assertThat(Engines.COCO.vocabulary().examples())
                .allSatisfy(example -> assertThat(Engines.COCO.parse(example)).isInstanceOf(Parse.Understood.class));
    }
}
