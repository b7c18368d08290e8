package io.watchword.standalone.cli;

import io.watchword.questionengine.vocabulary.Vocabulary;
import io.watchword.standalone.reason.ClevrRun;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The question engine alone, over scenes given as data. */
@Command(
        name = "reason",
        mixinStandardHelpOptions = true,
        description = "Answer questions about scenes given as data, in CLEVR's JSON, with the question engine alone;"
                + " where the questions come with answers, say how many came out the same.")
public final class ReasonCommand implements Callable<Integer> {
    private static final String CLEVR = "clevr";

    @Option(
            names = "--vocabulary",
            paramLabel = "NAME",
            required = true,
            description = "What the scenes are made of: " + CLEVR)
    private String vocabulary = CLEVR;

    @Option(names = "--scenes", paramLabel = "F", required = true, description = "The scenes: {\"scenes\": […]} or […]")
    private Path scenes = Path.of("");

    @Option(
            names = "--questions",
            paramLabel = "F",
            required = true,
            description = "The questions: {\"questions\": […]} or […]")
    private Path questions = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "F",
            required = true,
            description = "Where the answers go: [{\"question_index\":…,\"answer\":…}, …], null where there is none")
    private Path out = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (!vocabulary.equals(CLEVR)) {
            throw wrongUsage("Scenes can be given as data for the vocabulary '" + CLEVR + "' only, not for '"
                    + vocabulary + "': give --vocabulary " + CLEVR);
        }
        if (out.equals(scenes) || out.equals(questions)) {
            throw wrongUsage("--out would overwrite what is to be read: give another file than " + out);
        }
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        ClevrRun run = new ClevrRun(Vocabulary.load(vocabulary), scenes, commandLine.getErr());
        run.answer(questions, out);
        run.print(commandLine.getOut());
        return 0;
    }

    private ParameterException wrongUsage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
