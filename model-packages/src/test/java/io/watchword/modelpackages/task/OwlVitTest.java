package io.watchword.modelpackages.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.watchword.modelpackages.BrokenPackage;
import io.watchword.modelpackages.Fixtures;
import io.watchword.modelpackages.ModelPackage;
import io.watchword.modelpackages.picture.RgbImage;
import io.watchword.protocol.Detection;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwlVitTest extends GroundingContract {
    @Override
    String fixture() {
        return "owlvit";
    }

    @Test
    void phrasesOfDifferentLengthsAreFoundAlikeWhereTheyAreNotFilledUpToOneLength(@TempDir Path temp) throws Exception {
        Path asLongAsTheyAre = BrokenPackage.of("owlvit", temp)
                .manifest(text -> text.replace(", pad-to: 16}", "}"))
                .folder();
        List<String> phrases = List.of("a red bus next to the tree", "dog", "two people");
        RgbImage grey = RgbImage.plain(50, 70, 90);
        try (Grounding filled = Fixtures.load("owlvit", Grounding.class);
                Grounding other =
                        TaskLoader.load(ModelPackage.open(asLongAsTheyAre), Grounding.class, LoadOptions.cpu(1))) {
            List<Detection> expected = filled.ground(grey, phrases);
            List<Detection> found = other.ground(grey, phrases);

            assertThat(expected).isNotEmpty();
            assertThat(found).hasSameSizeAs(expected);
            for (int i = 0; i < found.size(); i++) {
                assertThat(found.get(i).label()).isEqualTo(expected.get(i).label());
                assertThat(found.get(i).score()).isCloseTo(expected.get(i).score(), within(1e-4));
            }
        }
    }
}
