package io.watchword.bench.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.watchword.modelpackages.ModelPackage;
import io.watchword.modelpackages.picture.RgbImage;
import io.watchword.modelpackages.picture.UnusablePictureException;
import io.watchword.modelpackages.task.Answering;
import io.watchword.modelpackages.task.Captioning;
import io.watchword.modelpackages.task.Classifying;
import io.watchword.modelpackages.task.Detecting;
import io.watchword.modelpackages.task.Grounding;
import io.watchword.modelpackages.task.LoadOptions;
import io.watchword.modelpackages.task.TaskLoader;
import io.watchword.modelpackages.task.VisualTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The calls of a package's own reference, over and over, each from JPEG to decoded result. */
final class ModelCalls implements AutoCloseable {
    private final VisualTask task;
    private final List<Call> calls = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent")
    private record Call(byte[] jpeg, JsonNode asked) {}

    ModelCalls(Path folder, int threads) throws IOException {
        this.task = TaskLoader.load(ModelPackage.open(folder), LoadOptions.cpu(threads));
        JsonNode reference = new ObjectMapper()
                .readTree(folder.resolve("reference/reference.json").toFile());
        for (JsonNode each : reference) {
            calls.add(new Call(
                    Files.readAllBytes(folder.resolve(each.get("picture").asText())), each));
        }
    }

    private Call call(int number) {
        return calls.get(Math.floorMod(number, calls.size()));
    }

    /** The picture of the call of this number. */
    byte[] jpeg(int number) {
        return call(number).jpeg;
    }

    /** The question of the call of this number. */
    String text(int number) {
        return call(number).asked.get("text").asText();
    }

    /** Makes the call of this number. */
    void make(int number) {
        Call call = call(number);
        RgbImage picture = decode(call.jpeg);
        if (task instanceof Answering answering) {
            answering.answer(picture, call.asked.get("text").asText());
        } else if (task instanceof Grounding grounding) {
            List<String> phrases = new ArrayList<>();
            call.asked.get("phrases").forEach(each -> phrases.add(each.asText()));
            grounding.ground(picture, phrases);
        } else if (task instanceof Detecting detecting) {
            detecting.detect(picture);
        } else if (task instanceof Captioning captioning) {
            captioning.caption(picture);
        } else if (task instanceof Classifying classifying) {
            classifying.classify(picture);
        } else {
            throw new IllegalArgumentException("A package that takes pictures is needed");
        }
    }

    private static RgbImage decode(byte[] jpeg) {
        try {
            return RgbImage.decode(jpeg);
        } catch (UnusablePictureException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        task.close();
    }
}
