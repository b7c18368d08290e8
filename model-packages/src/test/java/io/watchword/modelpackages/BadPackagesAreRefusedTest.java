package io.watchword.modelpackages;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.watchword.modelpackages.device.Device;
import io.watchword.modelpackages.manifest.Precision;
import io.watchword.modelpackages.task.Answering;
import io.watchword.modelpackages.task.Detecting;
import io.watchword.modelpackages.task.LoadOptions;
import io.watchword.modelpackages.task.TaskLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadPackagesAreRefusedTest {
    @TempDir
    private Path temp;

    private static AbstractThrowableAssert<?, ?> refused(BrokenPackage broken) {
        return assertThatThrownBy(() -> TaskLoader.load(ModelPackage.open(broken.folder()), LoadOptions.cpu(1)))
                .isInstanceOf(PackageException.class);
    }

    @Test
    void aFileThatIsNotTheOneThatWasListed() throws IOException {
        BrokenPackage broken = BrokenPackage.of("vilt", temp);
        Files.writeString(broken.folder().resolve("answers.txt"), "one more\n", StandardOpenOption.APPEND);

        refused(broken)
                .hasMessageContaining("tiny-vilt is damaged or was changed")
                .hasMessageContaining("answers.txt")
                .hasMessageContaining("copy it again");
    }

    @Test
    void aFileThatIsMissing() throws IOException {
        BrokenPackage broken = BrokenPackage.of("vilt", temp);
        Files.delete(broken.folder().resolve("tokenizer.json"));

        refused(broken).hasMessageContaining("lacks tokenizer.json").hasMessageContaining("copy the whole package");
    }

    @Test
    void aPackageForAnotherTask() {
        assertThatThrownBy(() -> Fixtures.load("vilt", Detecting.class))
                .isInstanceOf(PackageException.class)
                .hasMessageContaining("tiny-vilt is for answer, not for detecting");
    }

    @Test
    void aPackageThatTakesTextsWithoutATokenizer() throws IOException {
        refused(BrokenPackage.of("vilt", temp).manifest(text -> text.replaceAll("(?m)^text: .*\n", "")))
                .hasMessageContaining("has no tokenizer");
    }

    @Test
    void aTokenizerThatIsNone() throws IOException {
        refused(BrokenPackage.of("vilt", temp).text("tokenizer.json", text -> "{\"version\": \"1.0\"}"))
                .hasMessageContaining("tokenizer.json as a tokenizer");
    }

    @Test
    void anOperatorThatTheEngineLacks() throws IOException {
        refused(BrokenPackage.of("vilt", temp)
                        .code("model.pt", code -> code.replace("torch.softmax(", "torch.softmax_of_tomorrow(")))
                .hasMessageContaining("model.pt")
                .hasMessageContaining("softmax_of_tomorrow")
                .hasMessageContaining("export it again");
    }

    @Test
    void moreMemoryThanThereIs() throws IOException {
        refused(BrokenPackage.of("vilt", temp)
                        .code(
                                "model.pt",
                                code -> code.replace(
                                        "torch.softmax(", "torch.softmax(torch.zeros([" + (1L << 60) + "]) + ")))
                .hasMessageContaining("The network model of the model package tiny-vilt failed")
                .hasMessageContaining("not enough memory on its device: give fewer replicas, FP16");
    }

    @Test
    void oneThatAnswersFromFeaturesOfRegions() {
        assertThatThrownBy(() -> Fixtures.load("lxmert", Answering.class))
                .isInstanceOf(PackageException.class)
                .hasMessageContaining("no detector that comes with Watchword gives")
                .hasMessageContaining("ViLT");
    }

    @Test
    void aListThatIsTooLargeToBeOne() throws IOException {
        refused(BrokenPackage.of("vilt", temp).text("answers.txt", text -> "a\n".repeat(33 << 20)))
                .hasMessageContaining("tiny-vilt has answers.txt of more than 64 MiB");
    }

    @Test
    void anAnswerVocabularyOfTheWrongLength() throws IOException {
        refused(BrokenPackage.of("vilt", temp).text("answers.txt", text -> text + "one more\n"))
                .hasMessageContaining("13 words")
                .hasMessageContaining("chooses among 12");
    }

    @Test
    void outputsThatAreNoNumbers() throws IOException {
        refused(BrokenPackage.of("vilt", temp)
                        .manifest(text -> text.replaceFirst("(?m)^  scale: .*$", "  scale: 1.0e+38")))
                .hasMessageContaining("tiny-vilt gave NaN")
                .hasMessageContaining("FP32 or BF16");
    }

    @Test
    void aNetworkOfAnotherKindThanTheManifestSays() throws IOException {
        refused(BrokenPackage.of("vilt", temp)
                        .manifest(text -> text.replace("token-types, pixels]", "pixels, token-types]")))
                .hasMessageContaining("The network model of the model package tiny-vilt failed");
    }

    @Test
    void aPrecisionThatItWasNotExportedIn() {
        ModelPackage vilt = Fixtures.open("vilt");

        assertThatThrownBy(() -> TaskLoader.load(vilt, new LoadOptions(new Device.Cpu("cpu", 1), Precision.FP16, 1)))
                .hasMessageContaining("FP16")
                .hasMessageContaining("--precision");
    }

    @Test
    void aFileOutsideOfThePackage() throws IOException {
        refused(BrokenPackage.of("vilt", temp).manifest(text -> text.replace("{answers.txt: ", "{../answers.txt: ")))
                .hasMessageContaining("a file outside of it: ../answers.txt");
    }

    @Test
    void aFileWithoutAChecksum() throws IOException {
        refused(BrokenPackage.of("vilt", temp).manifest(text -> text.replaceFirst("\\{answers.txt: [0-9a-f]+, ", "{")))
                .hasMessageContaining("uses answers.txt, but model.yaml lists no such file");
    }

    @Test
    void aFolderThatIsNoPackage() {
        assertThatThrownBy(() -> ModelPackage.open(temp)).hasMessageContaining("there is no model.yaml in it");
    }

    @Test
    void aYoloThatDoesNotSayWhichBoxesRepeatEachOther() throws IOException {
        refused(BrokenPackage.of("yolo-v8", temp).manifest(text -> text.replaceFirst(", overlap: [0-9.]+", "")))
                .hasMessageContaining("decoding.overlap");
    }

    @Test
    void aDetectorWithoutLabels() throws IOException {
        refused(BrokenPackage.of("detr", temp).text("labels.txt", text -> ""))
                .hasMessageContaining("has no labels")
                .hasMessageContaining("labels.txt is empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "format: 1 | format: 2 | only 1 is read here",
                "task: answer | tsak: answer | there is no 'task'; the nearest key that is given is 'tsak'",
                "source: Vilt | suorce: Vilt | there is no key 'suorce'; the nearest is 'source'",
                "filter: bicubic | fliter: bicubic | picture.resize.filter: there is no 'filter'; the nearest key that is given is 'fliter'",
                "multiple: 8 | multipel: 8 | there is no key 'multipel'; the nearest is 'multiple'",
                "task: answer | task: guess | not one of the values accepted",
                "longest: 40 | longest: 0 | text.longest: must be from 1 to 4096, but is 0",
                "licence: Apache-2.0 | '' | licence",
                "kind: choice | kind: chance | chance",
                "mean: [0.5, 0.5, 0.5] | mean: [0.5] | picture.mean and picture.std: must have three numbers",
                "shortest: 64 | shortest: 640000 | picture.resize.shortest: must be from 1 to 4096",
                "name: tiny-vilt | name: Tiny ViLT | name: must be of a-z, 0-9 and -",
                "name: tiny-vilt | name: null | , name: has no value",
                "name: tiny-vilt | name: | , name: has no value",
                "pad: 0 | pad: null | , text.pad: has no value",
                "inputs: [input-ids, | inputs: [null, | , networks.model.inputs.0: has no value",
                "words: answers.txt | words: null | , decoding.words: has no value",
                "{answers.txt: | {other.txt: null, answers.txt: | , files.other.txt: has no value",
                "mean: [0.5, | mean: [null, | , picture.mean.0: has no value",
                "task: answer | task: \"answer | is not YAML",
            })
    void aManifestThatIsWrong(String right, String wrong, String told) throws IOException {
        refused(BrokenPackage.of("vilt", temp).manifest(text -> text.replace(right, wrong)))
                .hasMessageContaining(told)
                .hasMessageContaining("model.yaml");
    }
}
