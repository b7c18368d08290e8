package io.watchword.bench.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.inference.detector.DetectorException;
import io.watchword.ingest.MediaException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.bytedeco.opencv.opencv_core.Mat;

/** Goes once through pictures, in the order of their numbers, but for those whose results a journal holds. */
record Walk(Pictures pictures, Journal journal) {
    /** What is done with each. */
    interface Work {
        /** Looks at a picture; the result is all that is kept of it. */
        JsonNode look(long picture, Mat bgr);

        /** Takes a result, of this run or of the journal's. */
        void take(long picture, JsonNode result);
    }

    /**
     * Looks at all of them.
     *
     * @param names of the pictures' files by their numbers, empty where they go by their number
     * @return those that could not be looked at; they are tried again when the run is
     */
    Problems over(SortedMap<Long, String> names, Work work) {
        Problems failed = new Problems("Pictures that could not be looked at");
        Set<Long> done = new HashSet<>();
        journal.replay((picture, result) -> {
            if (names.containsKey(picture) && done.add(picture)) {
                work.take(picture, result);
            }
        });
        Progress progress = Progress.of(names.size());
        progress.resumed(done.size());
        for (Map.Entry<Long, String> each : names.entrySet()) {
            if (!done.contains(each.getKey())) {
                progress.step(look(each.getKey(), each.getValue(), work, failed));
            }
        }
        progress.end();
        return failed;
    }

    private boolean look(long picture, String name, Work work, Problems failed) {
        JsonNode result;
        try {
            result = work.look(picture, pictures.picture(picture, name));
        } catch (MediaException | DetectorException e) {
            failed.add("picture " + picture + ": " + e.getMessage());
            return false;
        }
        journal.add(picture, result);
        work.take(picture, result);
        return true;
    }
}
