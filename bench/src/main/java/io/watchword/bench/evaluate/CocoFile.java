package io.watchword.bench.evaluate;

import io.watchword.standalone.reason.JsonItems;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A COCO file of instances, plain or gzipped, read as a stream. */
record CocoFile(Path path) {
    void categories(Consumer<CocoItem> action) {
        each("categories", action);
    }

    void images(Consumer<CocoItem> action) {
        each("images", action);
    }

    void annotations(Consumer<CocoItem> action) {
        each("annotations", action);
    }

    private void each(String kind, Consumer<CocoItem> action) {
        new JsonItems(path, kind).forEach(json -> action.accept(new CocoItem(path, kind, json)));
    }
}
