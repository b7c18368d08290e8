package io.watchword.inference.kinds;

import io.watchword.protocol.Box;
import io.watchword.protocol.TrackKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/**
 * Of what kind the things are that one camera shows: a few looks at each, those never looked at first and of these the
 * one that has been there longest, then one now and then. For one thread at a time.
 */
public final class TrackKinds {
    /**
     * A thing.
     *
     * @param id that it keeps
     * @param label as which it was detected
     * @param box in pixels of the picture that is looked at
     * @param visible whether it was detected on this frame: else something else may be there
     * @param since when it was first seen
     */
    public record Thing(long id, String label, Box box, boolean visible, Instant since) {}

    private static final double SMALLEST = 16;

    private final KindTeller teller;
    private final Map<Long, SeenKinds> seen = new HashMap<>();
    private long version;

    public TrackKinds(KindTeller teller) {
        this.teller = teller;
        this.version = teller.version();
    }

    /**
     * What was told of a thing elsewhere. It holds until another classifier looks here.
     *
     * @param repertoire of the classifier that told it; null where it is not known
     */
    public void resume(long id, List<TrackKind> kinds, @Nullable String repertoire, Instant at) {
        if (!kinds.isEmpty()) {
            seen.put(id, SeenKinds.of(kinds, repertoire == null ? "" : repertoire, at));
        }
    }

    /** Has the things looked at whose turn it is, and forgets all others. */
    public void look(Mat bgr, List<Thing> things, Instant at) {
        if (version != teller.version()) {
            version = teller.version();
            seen.clear();
        }
        String repertoire = teller.repertoire();
        if (!repertoire.isEmpty()) {
            seen.values().removeIf(known -> !known.repertoire().equals(repertoire));
        }
        seen.keySet().retainAll(things.stream().map(Thing::id).collect(Collectors.toSet()));
        Set<String> labels = teller.labels();
        if (!labels.isEmpty()) {
            List<Thing> due = due(things, labels, at);
            boolean time = true;
            for (int i = 0; i < due.size() && time; i++) {
                time = look(bgr, due.get(i), at);
            }
        }
    }

    private List<Thing> due(List<Thing> things, Set<String> labels, Instant at) {
        return things.stream()
                .filter(thing -> thing.visible() && labels.contains(thing.label()) && isLargeEnough(thing.box()))
                .filter(thing -> isDue(thing.id(), at))
                .sorted(Comparator.comparing(this::lastLook)
                        .thenComparing(Thing::since)
                        .thenComparing(Thing::id))
                .limit(teller.mostOfAFrame())
                .toList();
    }

    private boolean isDue(long id, Instant at) {
        SeenKinds known = seen.get(id);
        return known == null || known.isDue(at, teller.restS());
    }

    private static boolean isLargeEnough(Box box) {
        return box.width() >= SMALLEST && box.height() >= SMALLEST;
    }

    private Instant lastLook(Thing thing) {
        SeenKinds known = seen.get(thing.id());
        return known == null ? Instant.MIN : known.lastLook();
    }

    private boolean look(Mat bgr, Thing thing, Instant at) {
        SeenKinds before = seen.get(thing.id());
        SeenKinds kinds = before == null ? new SeenKinds(teller.repertoire()) : before;
        boolean looks = teller.look(bgr, thing.box(), kinds::take);
        if (looks) {
            kinds.looked(at);
            seen.put(thing.id(), kinds);
        }
        return looks;
    }

    /** What a thing was taken for, the likeliest first; empty where it was not looked at yet, or nothing was likely. */
    public List<TrackKind> of(long id) {
        SeenKinds known = seen.get(id);
        return known == null ? List.of() : known.kinds();
    }

    /** The repertoire of the classifier that told that; null where nothing was told, or it is not known. */
    public @Nullable String repertoireOf(long id) {
        SeenKinds known = seen.get(id);
        return known == null || known.repertoire().isEmpty() || known.kinds().isEmpty() ? null : known.repertoire();
    }
}
