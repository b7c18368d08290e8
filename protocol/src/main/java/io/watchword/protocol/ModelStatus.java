package io.watchword.protocol;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model that questions can be put to, as the process that reaches it last said. Who it is and how it is doing: where
 * it is, and the key to it, stay with that process.
 *
 * @param name by which questions ask for it
 * @param kind such as {@code vlm} or {@code caption-llm}
 * @param task {@value #ANSWER}, {@value #CAPTION} for one that tells what a picture shows and answers nothing, or
 *     {@value #CLASSIFY} for one that tells the kinds of tracks
 * @param rank which of several is asked where a question names none: the smallest
 * @param ready whether it is thought to answer
 * @param reason why not, in words a person can act on and without secrets, or null
 * @param timeout seconds after which an answer of it is too late, or null if that was not told
 * @param kinds the synsets, as in {@link TrackKind}, of the kinds that one of task {@value #CLASSIFY} tells apart
 * @param worker the process that says it, where each speaks for a model of its own: classifiers of one name need not
 *     tell the same; null where whoever reaches it may speak for it
 * @param at when that was said; it is said again every {@value #EVERY_S} s
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ModelStatus(
        String name,
        String kind,
        String task,
        int rank,
        boolean ready,
        @Nullable String reason,
        @Nullable Double timeout,
        List<String> kinds,
        @Nullable String worker,
        Instant at) {
    /** What most models do. */
    public static final String ANSWER = "answer";

    /** What a captioner does. */
    public static final String CAPTION = "caption";

    /** What a classifier does. */
    public static final String CLASSIFY = "classify";

    /** Seconds between two words of a model. */
    public static final int EVERY_S = 15;

    private static final Duration LATE = Duration.ofSeconds(2L * EVERY_S);
    private static final Duration LASTING = Duration.ofSeconds(4L * EVERY_S);

    /** What {@link Question#model()} says to have the best way found. */
    public static final String AUTO = "auto";

    /** What {@link Question#model()} says to have the question engine alone answer. */
    public static final String SCENE = "scene";

    public ModelStatus(
            @Nullable String name,
            @Nullable String kind,
            @Nullable String task,
            int rank,
            boolean ready,
            @Nullable String reason,
            @Nullable Double timeout,
            @Nullable List<String> kinds,
            @Nullable String worker,
            @Nullable Instant at) {
        this.name = requireName("name", Checks.present("name", name));
        this.kind = Checks.text("kind", kind, 64);
        this.task = task == null ? ANSWER : Checks.text("task", task, 64);
        this.rank = rank;
        this.ready = ready;
        this.reason = reason;
        this.timeout = timeout;
        this.kinds = kinds == null ? List.of() : List.copyOf(kinds);
        this.worker = worker == null ? null : Ids.require("worker", worker);
        this.at = Checks.present("at", at);
    }

    /** One that tells no kinds apart. */
    public ModelStatus(
            String name,
            String kind,
            @Nullable String task,
            int rank,
            boolean ready,
            @Nullable String reason,
            @Nullable Double timeout,
            Instant at) {
        this(name, kind, task, rank, ready, reason, timeout, null, null, at);
    }

    /**
     * Returns a name that a model may have.
     *
     * @throws InvalidFieldException naming {@code field} otherwise
     */
    public static String requireName(String field, String name) {
        if (name.equals(AUTO) || name.equals(SCENE)) {
            throw new InvalidFieldException(field, "must not be '" + name + "', which means something else");
        }
        return Ids.require(field, name);
    }

    /** Whether questions can be put to it. */
    @JsonIgnore
    public boolean answers() {
        return task.equals(ANSWER);
    }

    /** Whether it tells what pictures show. */
    @JsonIgnore
    public boolean captions() {
        return task.equals(CAPTION);
    }

    /** Whether it tells the kinds of tracks. */
    @JsonIgnore
    public boolean classifies() {
        return task.equals(CLASSIFY);
    }

    /** By which the latest word of it is kept: what several workers say of a model is kept side by side. */
    public String key() {
        return worker == null ? name : name + "/" + worker;
    }

    /** The same without the kinds, of which there may be thousands, and who says it. */
    public ModelStatus withoutKinds() {
        return new ModelStatus(name, kind, task, rank, ready, reason, timeout, at);
    }

    /** Whether whoever said it last should have said it again by now. */
    public boolean isLate(Instant now) {
        return Duration.between(at, now).compareTo(LATE) > 0;
    }

    /** Whether nobody has said anything of it for so long that nobody reaches it any more. */
    public boolean isGone(Instant now) {
        return Duration.between(at, now).compareTo(LASTING) > 0;
    }
}
