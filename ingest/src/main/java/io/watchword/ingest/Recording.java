package io.watchword.ingest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A recording: every frame, in order. */
final class Recording implements MediaContent {
    static final int THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());

    // seconds; audio often ends a little before or after
    private static final double TOLERANCE = 0.5;

    private final Path file;
    private final VideoStream stream;
    private final BgrConverter converter = new BgrConverter();
    private boolean ended;

    private Recording(Path file, VideoStream stream) {
        this.file = file;
        this.stream = stream;
    }

    static Recording open(Path file, int threads) throws MediaException {
        String name = file.toString();
        Source source = new Source(
                "file:" + name, name, name, false, null, Sources.limits("file"), new Source.Pace.RealTime(), List.of());
        try {
            return new Recording(file, VideoStream.open(source, new Interrupt(), Duration.ofDays(1), threads));
        } catch (MediaException e) {
            throw words(file, e);
        }
    }

    private static MediaException words(Path file, MediaException e) {
        return switch (e.error()) {
            case NOT_MEDIA -> new MediaException(e.error(), file + " is not a recording or image that can be read");
            case NO_VIDEO -> new MediaException(e.error(), file + " has no video in it");
            default -> e;
        };
    }

    @Override
    public MediaFile.@Nullable Shot next() throws MediaException {
        if (ended) {
            return null;
        }
        if (stream.next(() -> true)) {
            return new MediaFile.Shot(stream.index(), stream.time(), converter.convert(stream.frame()));
        }
        ended = true;
        if (stream.index() < 0) {
            throw new MediaException(MediaError.NO_VIDEO, file + " holds not a single frame");
        }
        return null;
    }

    @Override
    public double frameRate() {
        return stream.frameRate();
    }

    @Override
    public int width() {
        return stream.width();
    }

    @Override
    public int height() {
        return stream.height();
    }

    @Override
    public List<String> warnings() {
        String damage = stream.damage();
        if (ended && isCutOff()) {
            return List.of(file + " is cut off: it ends after " + (stream.index() + 1) + " frames" + ofHowMany());
        }
        return damage == null ? List.of() : List.of(file + " is damaged: " + damage);
    }

    private boolean isCutOff() {
        boolean fewer = stream.packets() < stream.declaredFrames();
        double tolerance = fewer ? 1.5 / stream.frameRate() : TOLERANCE;
        return stream.missing().isPresent() ? stream.missing().getAsDouble() > tolerance : fewer;
    }

    private String ofHowMany() {
        return stream.declaredFrames() > 0 ? " of " + stream.declaredFrames() : "";
    }

    @Override
    public void close() {
        converter.close();
        stream.close();
    }
}
