package io.watchword.modelpackages.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VitTest extends ClassifyingContract {
    @Override
    String fixture() {
        return "vit";
    }

    @Test
    void everyKindHasItsSynset() {
        assertThat(model().kinds()).allSatisfy(each -> assertThat(each.synset()).matches("n\\d{8}"));
    }
}
