package io.watchword.bench.answers;

import io.watchword.bench.TempFolder;
import io.watchword.bench.data.EvalData;
import io.watchword.bench.data.Photograph;
import io.watchword.inference.PerceptionSettings;
import io.watchword.inference.detector.DetectorModel;
import io.watchword.ingest.MediaException;
import io.watchword.questionengine.QuestionEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench answers}: what people ask of photographs, answered and compared with what people say. */
@Command(
        name = "answers",
        mixinStandardHelpOptions = true,
        description = "VQA accuracy and grounding accuracy on photographs, with their true boxes and with the detector")
public final class AnswersBench implements Callable<Integer> {
    @Mixin
    private EvalData data = new EvalData();

    @Option(names = "--each", description = "Also every question with its answer, and every expression")
    private boolean each;

    @Option(names = "--input-size", description = "Long side of what the detector sees (default ${DEFAULT-VALUE})")
    private int inputSize = DetectorModel.DEFAULT_INPUT_SIZE;

    @Override
    public Integer call() throws IOException, MediaException {
        List<Photograph> photographs = Photograph.read(data);
        QuestionEngine engine = QuestionEngine.load("coco-80");
        try (TempFolder temp = TempFolder.create()) {
            print(photographs, engine, new TrueBoxes());
            print(photographs, engine, new Detected(perception(temp.path())));
        }
        return 0;
    }

    private PerceptionSettings perception(Path temp) throws IOException {
        return PerceptionSettings.embedded(temp).withInputSize(inputSize);
    }

    private void print(List<Photograph> photographs, QuestionEngine engine, Sight sight)
            throws IOException, MediaException {
        Examination examination = new Examination(engine, sight);
        try (sight) {
            for (Photograph photograph : photographs) {
                examination.look(photograph);
            }
        }
        AnswersTable table = new AnswersTable(examination, System.out);
        table.print();
        if (each) {
            System.out.println();
            table.printEach();
        }
    }
}
