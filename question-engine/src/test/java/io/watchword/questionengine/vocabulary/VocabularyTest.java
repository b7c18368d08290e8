package io.watchword.questionengine.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.watchword.questionengine.program.Relation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
    private static final Vocabulary CLEVR = Vocabulary.load("clevr");
    private static final Vocabulary COCO = Vocabulary.load("coco-80");

    private static Vocabulary read(String... lines) throws IOException {
        return Vocabulary.read(new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
    }

    private static Set<String> labels(Vocabulary vocabulary, String noun) {
        Noun found = vocabulary.noun(noun);
        assertThat(found).as(noun).isNotNull();
        return found.labels();
    }

    @ParameterizedTest
    @CsvSource({"block, cube", "blocks, cube", "balls, sphere", "cylinders, cylinder"})
    void aSynonymMeansItsLabel(String word, String label) {
        assertThat(labels(CLEVR, word)).containsExactly(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"thing", "things", "objects"})
    void aGroupMeansAllItsLabels(String word) {
        assertThat(labels(CLEVR, word)).containsExactly("cube", "sphere", "cylinder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"brick", "globe", "animal", "person", "cylinder block", "die"})
    void aVocabularyWithoutSynsetsKnowsOnlyWhatItLists(String word) {
        assertThat(CLEVR.noun(word)).isNull();
        assertThat(CLEVR.nearest(word)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "shiny, material, metal",
        "metallic, material, metal",
        "matte, material, rubber",
        "big, size, large",
        "large, size, large",
        "tiny, size, small",
        "grey, colour, gray",
        "cyan, colour, cyan"
    })
    void anAdjectiveSaysWhichValueAnAttributeHas(String word, String attribute, String value) {
        assertThat(CLEVR.value(word)).isEqualTo(new Value(attribute, value, false));
    }

    @ParameterizedTest
    @CsvSource({
        "color, colour",
        "colour, colour",
        "size, size",
        "how big, size",
        "material, material",
        "made of, material",
        "shape, category"
    })
    void aWordOrPhraseAsksForAnAttribute(String phrase, String attribute) {
        assertThat(CLEVR.attribute(phrase)).isEqualTo(attribute);
    }

    @Test
    void attributesListTheirValuesInTheOrderOfTheFile() {
        assertThat(CLEVR.attributes())
                .containsEntry("size", List.of("large", "small"))
                .containsEntry("material", List.of("metal", "rubber"))
                .containsEntry(Vocabulary.CATEGORY, List.of());
        assertThat(CLEVR.colours())
                .containsExactly("gray", "red", "blue", "green", "brown", "purple", "cyan", "yellow");
    }

    @Test
    void onlyTheRelationsOfTheFileHold() {
        assertThat(CLEVR.relations())
                .containsExactly(Relation.LEFT_OF, Relation.RIGHT_OF, Relation.IN_FRONT_OF, Relation.BEHIND);
        assertThat(COCO.relations()).containsExactly(Relation.values());
    }

    @Test
    void aShadeGoesByItsBasicColourAndASpellingIsTheColour() {
        assertThat(COCO.value("crimson")).isEqualTo(new Value("colour", "red", true));
        assertThat(COCO.value("gray")).isEqualTo(new Value("colour", "grey", false));
        assertThat(COCO.colours()).hasSize(11);
    }

    @ParameterizedTest
    @ValueSource(strings = {"big", "shiny", "rubber", "made of"})
    void aVocabularyHasNoAttributesButItsOwn(String word) {
        assertThat(COCO.value(word)).isNull();
        assertThat(COCO.attribute(word)).isNull();
    }

    @Test
    void classesSynonymsAttributesAndRelationsComeFromTheFileAlone() throws IOException {
        Vocabulary vocabulary = read(
                "name: farm",
                "things:",
                "  - {label: tractor, also: [trekker]}",
                "  - {label: silo}",
                "attributes:",
                "  state: {ask: [how full], values: {empty: {also: [hollow]}, full: {roughly: [brimming]}}}",
                "relations: [near]");
        assertThat(vocabulary.labels()).containsExactly("tractor", "silo");
        assertThat(labels(vocabulary, "trekkers")).containsExactly("tractor");
        assertThat(vocabulary.attribute("how full")).isEqualTo("state");
        assertThat(vocabulary.value("brimming")).isEqualTo(new Value("state", "full", true));
        assertThat(vocabulary.relations()).containsExactly(Relation.NEAR);
        assertThat(vocabulary.colours()).isEmpty();
    }

    @Test
    void aLabelTiedToWordNetCoversItsKin() throws IOException {
        Vocabulary vocabulary = read("name: farm", "things:", "  - {label: tractor, synsets: ['tractor#1']}");
        assertThat(kin(vocabulary.noun("vehicle"))).isEqualTo(Noun.Kin.BROADER);
    }

    private static Noun.@Nullable Kin kin(@Nullable Noun noun) {
        return noun == null ? null : noun.kin();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "colour: {values: {red: {also: [warm]}, blue: {also: [warm]}}}|warm",
                "colour: {values: {red: {alos: [crimson]}}}|alos"
            })
    void aFileThatIsWrongIsRefusedWithTheWordThatIs(String attribute, String word) {
        assertThatThrownBy(() -> read("name: wrong", "things: [{label: car}]", "attributes:", "  " + attribute))
                .hasMessageContaining(word);
    }

    @Test
    void aVocabularyThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> Vocabulary.load("mars"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mars");
    }
}
