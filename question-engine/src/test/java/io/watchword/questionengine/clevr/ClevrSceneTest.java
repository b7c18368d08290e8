package io.watchword.questionengine.clevr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchword.questionengine.program.Order;
import io.watchword.questionengine.program.Part;
import io.watchword.questionengine.program.Place;
import io.watchword.questionengine.program.Relation;
import io.watchword.questionengine.vocabulary.Vocabulary;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClevrSceneTest {
    private static final Vocabulary VOCABULARY = Vocabulary.load("clevr");
    private static final ObjectMapper JSON = new ObjectMapper();

    // the cube is left of and behind the ball
    private static final String SCENE =
            """
            {"image_index": 7, "image_filename": "CLEVR_new_000007.png",
             "objects": [
               {"shape": "cube", "color": "red", "size": "large", "material": "rubber",
                "3d_coords": [-2.0, 1.0, 0.7], "pixel_coords": [100, 90, 11.0]},
               {"shape": "sphere", "color": "gray", "size": "small", "material": "metal",
                "3d_coords": [1.0, -1.0, 0.35], "pixel_coords": [200, 120, 9.0]}],
             "directions": {"left": [-1, 0, 0], "right": [1, 0, 0], "front": [0, -1, 0], "behind": [0, 1, 0]},
             "relationships": {"left": [[], [0]], "right": [[1], []], "front": [[1], []], "behind": [[], [0]]}}
            """;

    private static ObjectNode scene() throws JsonProcessingException {
        return (ObjectNode) JSON.readTree(SCENE);
    }

    private static ClevrWorld world(JsonNode scene) {
        return ClevrScene.read(scene, VOCABULARY).world();
    }

    @Test
    void whatIsThereIsCertain() throws Exception {
        ClevrWorld world = world(scene());

        assertThat(world.size()).isEqualTo(2);
        assertThat(world.probability(0)).isEqualTo(1);
        assertThat(world.labels(0)).isEqualTo(Map.of("cube", 1.0));
        assertThat(world.share(0, Set.of("cube", "sphere"))).isEqualTo(1);
        assertThat(world.share(0, Set.of("sphere"))).isZero();
        assertThat(world.values(1, "material", Part.WHOLE)).isEqualTo(Map.of("metal", 1.0));
        assertThat(world.fits(1, "size", Part.WHOLE, "small")).isEqualTo(1);
        assertThat(world.fits(1, "colour", Part.WHOLE, "red")).isZero();
    }

    @Test
    void whatNoSceneSaysIsNotKnown() throws Exception {
        ClevrWorld world = world(scene());

        assertThat(world.fits(0, "brand", Part.WHOLE, "acme")).isNaN();
        assertThat(world.values(0, "brand", Part.WHOLE)).isEmpty();
        assertThat(world.stands(0, Relation.ABOVE, 1)).isNaN();
        assertThat(world.at(0, Place.LEFT)).isNaN();
        assertThat(world.inZone(0, "gate")).isNaN();
        assertThat(world.between(0, 1, 1)).isNaN();
    }

    @Test
    void aRelationshipListsTheObjectsThatStandInItToTheOneAtItsPlace() throws Exception {
        assertTheCubeIsLeftOfAndBehindTheBall(world(scene()));
    }

    @Test
    void missingRelationshipsAreComputedFromCoordinates() throws Exception {
        ObjectNode scene = scene();
        scene.remove("relationships");

        assertTheCubeIsLeftOfAndBehindTheBall(world(scene));
    }

    private static void assertTheCubeIsLeftOfAndBehindTheBall(ClevrWorld world) {
        assertThat(world.stands(0, Relation.LEFT_OF, 1)).isEqualTo(1);
        assertThat(world.stands(1, Relation.LEFT_OF, 0)).isZero();
        assertThat(world.stands(1, Relation.RIGHT_OF, 0)).isEqualTo(1);
        assertThat(world.stands(0, Relation.RIGHT_OF, 1)).isZero();
        assertThat(world.stands(0, Relation.BEHIND, 1)).isEqualTo(1);
        assertThat(world.stands(1, Relation.BEHIND, 0)).isZero();
        assertThat(world.stands(1, Relation.IN_FRONT_OF, 0)).isEqualTo(1);
        assertThat(world.stands(0, Relation.IN_FRONT_OF, 1)).isZero();
    }

    @Test
    void itIsOrderedByPlaceSizeAndDepth() throws Exception {
        ClevrWorld world = world(scene());

        assertThat(world.key(0, Order.FROM_LEFT)).isLessThan(world.key(1, Order.FROM_LEFT));
        assertThat(world.key(0, Order.BIGGEST)).isLessThan(world.key(1, Order.BIGGEST));
        assertThat(world.key(1, Order.NEAREST)).isLessThan(world.key(0, Order.NEAREST));
        assertThat(world.extent(0)).isGreaterThan(world.extent(1));
    }

    @Test
    void theEvidenceIsABoxAroundIt() throws Exception {
        assertThat(world(scene()).region(1, 0.5)).satisfies(region -> {
            assertThat(region.label()).isEqualTo("sphere");
            assertThat(region.box().centreX()).isEqualTo(200);
            assertThat(region.box().width()).isPositive();
        });
    }

    @Test
    void anyWordOfTheVocabularyMayStandForAValue() throws Exception {
        ObjectNode scene = scene();
        ((ObjectNode) scene.path("objects").path(0))
                .put("shape", "block")
                .put("color", "grey")
                .put("size", "big");
        ClevrWorld world = world(scene);

        assertThat(world.labels(0)).containsKey("cube");
        assertThat(world.fits(0, "colour", Part.WHOLE, "gray")).isEqualTo(1);
        assertThat(world.fits(0, "size", Part.WHOLE, "large")).isEqualTo(1);
    }

    @Test
    void anImageMayBeKnownByEitherName() throws Exception {
        ObjectNode scene = scene();
        scene.remove("image_index");
        assertThat(ClevrScene.read(scene, VOCABULARY).imageIndex()).isEmpty();
        assertThat(ClevrScene.read(scene, VOCABULARY).imageFilename()).isEqualTo("CLEVR_new_000007.png");
        scene.remove("image_filename");
        assertThatThrownBy(() -> ClevrScene.read(scene, VOCABULARY)).hasMessageContaining("image_index");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/objects/1|shape|\"cone\"|objects[1].shape|cube, sphere, cylinder",
                "/objects/1|color|null|objects[1].color|gray, red",
                "/objects/0|size|\"red\"|objects[0].size|large, small",
                "/objects/0|material|3|objects[0].material|metal, rubber",
                "/objects/0|pixel_coords|[1, \"x\"]|objects[0].pixel_coords|numbers",
                "/relationships|left|[[]]|relationships.left|2 objects",
                "/relationships|right|[[1], [2]]|relationships.right[1]|0 to 1",
                "/relationships|front|[[1], 5]|relationships.front[1]|list",
                "|objects|{}|objects|list"
            })
    void whatIsMalformedIsNamedWithItsSceneAndField(
            String parent, String field, String value, String path, String mustBe) throws Exception {
        ObjectNode scene = scene();
        JsonNode target = parent == null ? scene : scene.at(parent);
        ((ObjectNode) target).set(field, JSON.readTree(value));

        assertThatThrownBy(() -> world(scene))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("Scene 7", path, mustBe);
    }

    @Test
    void withoutRelationshipsTheMissingDirectionIsNamed() throws Exception {
        ObjectNode scene = scene();
        scene.remove("relationships");
        scene.remove("directions");

        assertThatThrownBy(() -> world(scene)).hasMessageContainingAll("Scene 7", "directions.");
    }
}
