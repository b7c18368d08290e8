package io.watchword.questionengine.history;

import io.watchword.questionengine.program.Motion;
import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Things;
import io.watchword.questionengine.reasoning.Picked;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a track was one of some things. What can't change about it, its kind and its colours, it was whenever it was in
 * view: how well they fit is judged elsewhere. How things stood to each other is known of some moments only.
 */
final class Recall {
    private final Events events;
    private final Pictures pictures;
    private final Stretch stretch;
    private final boolean atEvents;
    private final IdentityHashMap<Things, Boolean> needMoments = new IdentityHashMap<>();

    /**
     * Recalls from what was seen.
     *
     * @param stretch the time that is asked about
     * @param atEvents whether what a thing did is so at the moment it does it, instead of from then on
     */
    Recall(History history, Stretch stretch, boolean atEvents) {
        this.events = new Events(history.coverage(), history.knowsLines());
        this.pictures = new Pictures(history);
        this.stretch = stretch;
        this.atEvents = atEvents;
    }

    /** When a track was one of the things; what only moments show is taken from those that are kept. */
    Spans when(Remembered track, Things things) {
        return needMoments.computeIfAbsent(things, each -> Needs.of(each).moments())
                ? pictures.when(track, things, stretch, this)
                : lasting(track, things);
    }

    /** The same, as far as it does not take a moment to tell. */
    Spans lasting(Remembered track, Things things) {
        if (things instanceof Things.Having having) {
            return lasting(track, having.of()).and(when(track, having.property()));
        }
        if (things instanceof Things.Ranked ranked) {
            return lasting(track, ranked.of());
        }
        if (things instanceof Things.Union union) {
            return lasting(track, union.a()).or(lasting(track, union.b()));
        }
        return track.view();
    }

    private Spans when(Remembered track, Property property) {
        if (property instanceof Property.InZone in) {
            return track.zone(in.zone());
        }
        if (property instanceof Property.Moves moves) {
            return moving(track, moves.motion());
        }
        if (property instanceof Property.Did did) {
            return done(track, did);
        }
        if (property instanceof Property.Not not) {
            return isLasting(not.of()) ? track.view().without(when(track, not.of())) : track.view();
        }
        if (property instanceof Property.Both both) {
            return both.parts().stream().map(part -> when(track, part)).reduce(track.view(), Spans::and);
        }
        if (property instanceof Property.Either either) {
            return either.parts().stream().map(part -> when(track, part)).reduce(new Spans(), Spans::or);
        }
        return track.view();
    }

    /** Whether it is a property that comes and goes while a track is in view, and that is remembered. */
    private static boolean isLasting(Property property) {
        return property instanceof Property.InZone || property instanceof Property.Moves;
    }

    /** When a track moved as said; the directions are known of moments only. */
    Spans moving(Remembered track, Motion motion) {
        Movement movement = track.movement();
        return switch (motion) {
            case STOPPED -> movement.rests();
            case PARKED -> parked(movement.rests());
            case MOVING -> movement.motions();
            case ARRIVING -> arriving(track);
            case LEAVING -> leaving(track);
            case MOVING_LEFT, MOVING_RIGHT, APPROACHING, RECEDING -> track.view();
        };
    }

    private static Spans parked(Spans rests) {
        Spans parked = new Spans();
        for (int k = 0; k < rests.size(); k++) {
            if (rests.to(k) - rests.from(k) >= Movement.PARKED) {
                parked.add(rests.from(k), rests.to(k), -1);
            }
        }
        return parked;
    }

    /** The ten seconds after it came into the picture, up to when it has been at rest for that long. */
    private static Spans arriving(Remembered track) {
        return track.isAfresh()
                ? track.view().and(Spans.of(track.begun(), track.begun() + Movement.PARKED))
                : new Spans();
    }

    /** Its last ten seconds in the picture, and the ten seconds after it had been parked. */
    private Spans leaving(Remembered track) {
        Spans leaving = new Spans();
        Spans parked = parked(track.movement().rests());
        for (int k = 0; k < parked.size(); k++) {
            leaving.add(parked.to(k) + 1, parked.to(k) + Movement.PARKED, 0);
        }
        Spans left = events.left(track);
        Spans last = left.isEmpty() ? left : Spans.of(left.end() - Movement.PARKED, left.end());
        return leaving.or(last).and(track.movement().motions());
    }

    private Spans done(Remembered track, Property.Did did) {
        Spans moments = events.of(track, did.event(), did.place());
        if (moments == null) {
            return track.view();
        }
        if (atEvents || moments.isEmpty()) {
            return moments;
        }
        return Spans.of(moments.start(), Math.max(moments.end(), track.lastSeen()));
    }

    /** How well each of some tracks ever fitted, as the moments that are kept show. */
    Picked ever(Things things, List<Remembered> tracks) {
        return pictures.ever(things, tracks, stretch, this);
    }

    /** The moments of an event; null where it can't be told. */
    @Nullable
    Spans events(Remembered track, Property.Did did) {
        return events.of(track, did.event(), did.place());
    }
}
