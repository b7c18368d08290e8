package io.watchword.openquestions.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.modelpackages.task.Answering;
import io.watchword.process.config.PackageSettings;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostedTest {
    private static final Path CACHE = Path.of("/var/lib/watchword/packages");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/models/vilt.zip | no package at /models/vilt.zip: give one | no package at its place: give one",
                "./a//b/ | no file ./a/b/words.txt | no file its place/words.txt",
                "s3://b/x.zip?endpoint=https://in.example | https://in.example/b/x.zip answers | its place answers",
                "https://h/x.zip | can't write to /var/lib/watchword/packages/12ab | can't write to its place/12ab",
                "vilt | the model package vilt-b32 has no vilt-words | the model package vilt-b32 has no vilt-words",
                ". | no words. See ./model.yaml. | no words. See its place/model.yaml.",
            })
    void reasonsAreToldWithoutThePlaceAndElseAsTheyAre(String place, String reason, String told) {
        Hosted<Answering> hosted = new Hosted<>(PackageSettings.answering("m", place), CACHE);

        hosted.refuse(reason);

        assertThat(hosted.trouble()).contains("the model can't be used: " + told);
        assertThat(hosted.refusal()).isEqualTo(hosted.trouble());
    }

    @ParameterizedTest
    @CsvSource({"/nowhere/at-all", "https://models.example/x.zip"})
    void whatWasNotDecidedStaysNews(String place) {
        Hosted<Answering> hosted = new Hosted<>(PackageSettings.answering("m", place), CACHE);

        assertThat(hosted.isNews()).isTrue();
        assertThat(hosted.isNews()).isTrue();
        hosted.decided();
        assertThat(hosted.isNews()).isEqualTo(place.startsWith("https"));
        assertThat(hosted.refusal()).isEmpty();
    }
}
