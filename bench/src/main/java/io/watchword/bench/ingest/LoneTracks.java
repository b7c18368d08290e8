package io.watchword.bench.ingest;

import io.watchword.bench.Samples;
import io.watchword.inference.Perceiver;
import io.watchword.inference.PerceptionSettings;
import io.watchword.ingest.GreyPicture;
import io.watchword.ingest.MediaFile;
import io.watchword.ingest.MotionGate;
import io.watchword.protocol.Box;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Track;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What the motion gate misses: first of the demo clip as it is, then of each of its tracks alone, pasted into a scene
 * in which nothing else moves.
 */
final class LoneTracks {
    private static final int FPS = 5;
    private static final int STILL_S = 5;
    private static final double NOISE = 2;
    // of the object's size
    private static final double MOVED = 0.5;

    // more than a picture has pixels, so that each begins elsewhere
    private static final byte[] GRAINS = grains();

    private record Seen(int frame, Box box) {}

    private record Clip(List<GreyPicture> pictures, Map<Long, List<Seen>> tracks, double scale) {}

    /**
     * How one track fared.
     *
     * @param frames of it
     * @param admitted of those
     * @param delay seconds from its first frame on which it had moved to the first frame let through after that
     */
    private record Fared(int frames, int admitted, double delay) {}

    private LoneTracks() {}

    static void print(PrintStream out, Path clip, Path temp) throws IOException {
        Clip seen = look(clip, temp);
        MotionGate gate = new MotionGate(1);
        int passed = 0;
        for (int i = 0; i < seen.pictures().size(); i++) {
            passed += gate.admits(seen.pictures().get(i), micros(i)) ? 1 : 0;
        }
        out.printf(
                "the demo clip at %d frames/s: %d of %d frames let through%n",
                FPS, passed, seen.pictures().size());
        List<Fared> moving = seen.tracks().values().stream()
                .filter(LoneTracks::moves)
                .map(track -> alone(seen, track))
                .toList();
        Samples delays = new Samples(
                moving.stream().map(Fared::delay).filter(Double::isFinite).toList());
        out.printf(
                "its %d tracks that last 1 s and move by half their size, each alone in a still scene:%n"
                        + "missed %d; first frame after it moved: median %.1f s, latest %.1f s later;"
                        + " of their frames %.1f %% let through, least of a track %.0f %%%n",
                moving.size(),
                moving.stream().filter(each -> !(each.delay() <= 1)).count(),
                delays.quantile(0.5),
                delays.quantile(1),
                100.0
                        * moving.stream().mapToInt(Fared::admitted).sum()
                        / moving.stream().mapToInt(Fared::frames).sum(),
                moving.stream()
                        .mapToDouble(each -> 100.0 * each.admitted() / each.frames())
                        .min()
                        .orElse(Double.NaN));
    }

    private static byte[] grains() {
        byte[] grains = new byte[1 << 20];
        Random random = new Random(1);
        for (int i = 0; i < grains.length; i++) {
            grains[i] = (byte) Math.round(random.nextGaussian() * NOISE);
        }
        return grains;
    }

    private static Clip look(Path clip, Path temp) throws IOException {
        List<GreyPicture> pictures = new ArrayList<>();
        Map<Long, List<Seen>> tracks = new TreeMap<>();
        double scale = 1;
        try (Perceiver perceiver = new Perceiver(PerceptionSettings.embedded(temp));
                MediaFile file = MediaFile.open(clip)) {
            long every = Math.max(1, Math.round(file.frameRate() / FPS));
            for (MediaFile.Shot shot = file.next(); shot != null; shot = file.next()) {
                if (shot.seq() % every == 0) {
                    int index = pictures.size();
                    pictures.add(Grey.of(shot.bgr()));
                    scale = (double) pictures.get(0).width() / shot.bgr().cols();
                    for (Track track : tracks(perceiver, clip, shot)) {
                        tracks.computeIfAbsent(track.id(), id -> new ArrayList<>())
                                .add(new Seen(index, track.box()));
                    }
                }
            }
        }
        return new Clip(pictures, tracks, scale);
    }

    private static List<Track> tracks(Perceiver perceiver, Path clip, MediaFile.Shot shot) {
        FrameInfo frame = FrameInfo.recorded(
                clip.toString(),
                shot.seq(),
                shot.time(),
                shot.bgr().cols(),
                shot.bgr().rows());
        return perceiver.perceive(frame, "bench", shot.bgr()).scene().tracks();
    }

    private static boolean moves(List<Seen> track) {
        return track.size() > FPS && firstMoved(track) < track.size();
    }

    /** The first of its frames on which it has moved by half its size since its first. */
    private static int firstMoved(List<Seen> track) {
        Box from = track.get(0).box();
        double enough = MOVED * Math.min(from.width(), from.height());
        for (int i = 1; i < track.size(); i++) {
            Box to = track.get(i).box();
            if (Math.hypot(centreX(to) - centreX(from), centreY(to) - centreY(from)) >= enough) {
                return i;
            }
        }
        return track.size();
    }

    private static double centreX(Box box) {
        return box.x() + box.width() / 2;
    }

    private static double centreY(Box box) {
        return box.y() + box.height() / 2;
    }

    private static Fared alone(Clip clip, List<Seen> track) {
        MotionGate gate = new MotionGate(1);
        Random random = new Random(1);
        // it stands there for a while, until the gate is closed
        for (int i = 0; i < STILL_S * FPS; i++) {
            gate.admits(pasted(clip, track.get(0), random), micros(i));
        }
        int moved = firstMoved(track);
        int admitted = 0;
        double delay = Double.POSITIVE_INFINITY;
        for (int i = 0; i < track.size(); i++) {
            if (gate.admits(pasted(clip, track.get(i), random), micros(STILL_S * FPS + i))) {
                admitted++;
                delay = i >= moved ? Math.min(delay, (double) (i - moved) / FPS) : delay;
            }
        }
        return new Fared(track.size(), admitted, delay);
    }

    private static GreyPicture pasted(Clip clip, Seen seen, Random random) {
        GreyPicture still = clip.pictures().get(0);
        GreyPicture moving = clip.pictures().get(seen.frame());
        byte[] pixels = still.pixels().clone();
        int left = Math.max(0, (int) (seen.box().x() * clip.scale()));
        int right = Math.min(still.width(), (int) Math.ceil(seen.box().right() * clip.scale()));
        int top = Math.max(0, (int) (seen.box().y() * clip.scale()));
        int bottom = Math.min(
                still.height(), (int) Math.ceil((seen.box().y() + seen.box().height()) * clip.scale()));
        for (int y = top; y < bottom && left < right; y++) {
            System.arraycopy(moving.pixels(), y * still.width() + left, pixels, y * still.width() + left, right - left);
        }
        int from = random.nextInt(GRAINS.length - pixels.length);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.max(0, Math.min(255, (pixels[i] & 0xFF) + GRAINS[from + i]));
        }
        return new GreyPicture(still.width(), still.height(), pixels);
    }

    private static long micros(int frame) {
        return frame * 1_000_000L / FPS;
    }
}
