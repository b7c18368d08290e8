package io.watchword.bench.evaluate;

import io.watchword.bench.TempFolder;
import io.watchword.modelpackages.task.Grounding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evaluate refcoco}. */
@Command(
        name = "refcoco",
        mixinStandardHelpOptions = true,
        description = "Find what RefCOCO's expressions (or RefCOCO+'s, RefCOCOg's) refer to: accuracy at an IoU of 0.5,"
                + " over sentences. One that could not be asked counts as wrong.")
final class RefcocoCommand implements Callable<Integer> {
    @Option(
            names = "--refs",
            paramLabel = "F",
            required = true,
            description = "The refs as JSON, .json or .json.gz: [{ref_id, ann_id, image_id, split, sentences}, …]")
    private Path refs = Path.of("");

    @Option(
            names = "--instances",
            paramLabel = "F",
            required = true,
            description = "COCO's instances with their boxes, .json or .json.gz")
    private Path instances = Path.of("");

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            required = true,
            description = "Which part: val, testA, testB or test, as the refs name it")
    private String split = "val";

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private RouteOptions routes = new RouteOptions();

    private record Report(
            String evaluated,
            String split,
            Map<String, String> settings,
            RefcocoRun.Figures figures,
            int withoutBox,
            int failedPictures,
            List<String> failures) {}

    @Override
    public Integer call() throws IOException {
        try (TempFolder temp = TempFolder.create();
                Pictures pictures = options.pictures();
                Route route = routes.open(temp.path(), Grounding.class);
                Journal journal =
                        options.journal("refcoco", settings(route), Map.of("refs", refs, "instances", instances))) {
            RefcocoRun run = new RefcocoRun(route, refs, instances, split);
            Problems failed = new Walk(pictures, journal).over(run.pictures(), run);
            failed.print(System.err);
            run.boxless().print(System.err);
            run.print(System.out);
            options.report(new Report(
                    "refcoco",
                    split,
                    route.settings(),
                    run.figures(),
                    run.boxless().count(),
                    failed.count(),
                    failed.named()));
        }
        return 0;
    }

    private Map<String, String> settings(Route route) {
        Map<String, String> settings = new TreeMap<>(route.settings());
        settings.put("split", split);
        return settings;
    }
}
