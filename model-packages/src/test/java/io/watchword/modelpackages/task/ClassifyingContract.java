package io.watchword.modelpackages.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.modelpackages.Fixtures;
import io.watchword.modelpackages.picture.RgbImage;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every model that tells kinds apart keeps to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ClassifyingContract {
    private Classifying model;

    abstract String fixture();

    Classifying model() {
        return model;
    }

    @BeforeAll
    void load() {
        model = Fixtures.load(fixture(), Classifying.class);
    }

    @AfterAll
    void close() {
        model.close();
    }

    @Test
    void equalsPython() throws Exception {
        Parity.check(
                fixture(),
                (call, parity) -> parity.ranked(
                        call.get("classes"),
                        model.classify(Fixtures.picture(fixture(), call)).stream()
                                .map(each -> new Ranked(each.kind().label(), each.score()))
                                .toList()));
    }

    @Test
    void kindsComeLikeliestFirstAndAreAmongThoseItKnows() {
        List<Classifying.RankedKind> ranked = model.classify(RgbImage.plain(50, 70, 90));

        assertThat(ranked)
                .isNotEmpty()
                .isSortedAccordingTo(Comparator.comparingDouble(Classifying.RankedKind::score)
                        .reversed());
        assertThat(model.kinds())
                .containsAll(ranked.stream().map(Classifying.RankedKind::kind).toList());
    }
}
