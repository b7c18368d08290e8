package io.watchword.openquestions.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.modelpackages.PackageException;
import io.watchword.process.config.PackageSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackagePlanTest {
    @Test
    void whatIsWrongWithOnePackageIsToldOfNoOther() {
        PackagePlan plan = PackagePlan.of(
                List.of(PackageSettings.answering("odd", "/odd"), PackageSettings.answering("gone", "/gone")),
                wanted -> {
                    if (wanted.name().equals("odd")) {
                        throw new IllegalStateException("nobody thought of it");
                    }
                    throw new PackageException("there is none");
                },
                1);

        assertThat(plan.refusal("odd").orElseThrow()).contains("IllegalStateException");
        assertThat(plan.refusal("gone")).contains("there is none");
    }
}
