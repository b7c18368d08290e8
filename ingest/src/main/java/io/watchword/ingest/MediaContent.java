package io.watchword.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@link MediaFile} holds. */
sealed interface MediaContent extends AutoCloseable permits Recording, StillImage {
    MediaFile.@Nullable Shot next() throws MediaException;

    double frameRate();

    int width();

    int height();

    List<String> warnings();

    @Override
    void close();
}
