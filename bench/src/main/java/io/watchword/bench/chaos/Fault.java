package io.watchword.bench.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong.
 *
 * @param kind what
 * @param target with which process; null where it is none of the installation's
 * @param hold how long it lasts
 */
record Fault(Kind kind, @Nullable Member target, Duration hold) {
    /** What can go wrong. */
    enum Kind {
        KILL,
        FREEZE,
        FULL_DISK,
        KILL_CAMERAS,
        FREEZE_CAMERAS,
        POISON;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private static final int SHORTEST_S = 2;
    private static final int LONGEST_S = 16;

    /** In words. */
    String name() {
        return target == null ? kind.word() : kind.word() + " " + target.name();
    }

    /** The same for processes of one part together. */
    String family() {
        return target == null ? kind.word() : kind.word() + " " + target.part().word();
    }

    /** The process that it is with. */
    Member member() {
        return Objects.requireNonNull(target, "none of the installation's");
    }

    /** Whether it is with a process of a part. */
    boolean isAt(Member.Part part) {
        return target != null && target.part() == part;
    }

    /**
     * Faults at random, in rounds in each of which everything goes wrong once; first one process of each part is
     * killed, so that this has happened in a short run as well.
     */
    static final class Deck {
        private final Random random;
        private final List<Member> members;
        private final Member onSmallDisk;
        private final List<Fault> round = new ArrayList<>();

        Deck(long seed, List<Member> members, Member onSmallDisk) {
            this.random = new Random(seed);
            this.members = members;
            this.onSmallDisk = onSmallDisk;
        }

        Fault next() {
            if (round.isEmpty()) {
                shuffle();
            }
            return round.remove(round.size() - 1);
        }

        private void shuffle() {
            for (Member member : members) {
                round.add(new Fault(Kind.KILL, member, hold()));
                round.add(new Fault(Kind.FREEZE, member, hold()));
            }
            round.add(new Fault(Kind.FULL_DISK, onSmallDisk, hold()));
            round.add(new Fault(Kind.KILL_CAMERAS, null, hold()));
            round.add(new Fault(Kind.FREEZE_CAMERAS, null, hold()));
            round.add(new Fault(Kind.POISON, null, Duration.ZERO));
            Collections.shuffle(round, random);
            List<Fault> first = firstKills();
            round.removeAll(first);
            // they are dealt from the end
            round.addAll(first);
        }

        private List<Fault> firstKills() {
            Set<Member.Part> killed = EnumSet.noneOf(Member.Part.class);
            return round.stream()
                    .filter(each ->
                            each.kind() == Kind.KILL && killed.add(each.member().part()))
                    .toList();
        }

        private Duration hold() {
            return Duration.ofSeconds(SHORTEST_S + random.nextInt(LONGEST_S - SHORTEST_S + 1));
        }

        /** A pause between faults. */
        Duration pause() {
            return Duration.ofMillis(random.nextInt(3_000));
        }
    }
}
