package io.watchword.bench.evaluate;

import io.watchword.ingest.MediaError;
import io.watchword.ingest.MediaException;
import io.watchword.ingest.MediaFile;
import io.watchword.standalone.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/** Files named as COCO names them: {@code COCO_val2014_000000000042.jpg} or {@code 000000000042.jpg}. */
final class PictureFolder implements Pictures {
    private static final Pattern NAME = Pattern.compile("(?i)(?:COCO_\\w+_)?(\\d{12})\\.(?:jpe?g|png)");

    private final Path folder;
    private final Map<Long, String> names;
    private @Nullable MediaFile open;

    private PictureFolder(Path folder, Map<Long, String> names) {
        this.folder = folder;
        this.names = names;
    }

    static PictureFolder of(Path folder) {
        Map<Long, String> names = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString()).forEach(name -> {
                Matcher match = NAME.matcher(name);
                if (match.matches()) {
                    names.put(Long.parseLong(match.group(1)), name);
                }
            });
        } catch (IOException e) {
            throw new UserException(folder + " can't be read: " + e.getMessage(), e);
        }
        return new PictureFolder(folder, names);
    }

    @Override
    public Mat picture(long number, String name) throws MediaException {
        close();
        Path file = file(number, name);
        if (WholeFile.isCutOff(file)) {
            throw new MediaException(MediaError.NOT_MEDIA, file + " is cut off; fetch it again");
        }
        MediaFile opened = MediaFile.open(file);
        open = opened;
        return Objects.requireNonNull(opened.next(), "an image has a frame").bgr();
    }

    private Path file(long number, String name) throws MediaException {
        if (!name.isEmpty() && Files.exists(folder.resolve(name))) {
            return folder.resolve(name);
        }
        String found = names.get(number);
        if (found == null) {
            throw new MediaException(
                    MediaError.NOT_FOUND,
                    String.format("There is no %012d.jpg nor COCO_…_%012d.jpg in %s", number, number, folder));
        }
        return folder.resolve(found);
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
