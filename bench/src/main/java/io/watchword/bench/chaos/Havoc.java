package io.watchword.bench.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Makes things go wrong, each until it is over. */
final class Havoc {
    /** Within that whoever is left has taken over what one that died did. */
    static final Duration TAKE_OVER = Duration.ofSeconds(40);

    private final Installation installation;
    private final SmallDisk disk;
    private final BooleanSupplier flows;
    private final Consumer<String> say;

    /**
     * @param disk of the broker that is given a full one
     * @param flows whether every camera is read and answered
     */
    Havoc(Installation installation, SmallDisk disk, BooleanSupplier flows, Consumer<String> say) {
        this.installation = installation;
        this.disk = disk;
        this.flows = flows;
        this.say = say;
    }

    /** Lets a fault happen and end; what was killed is not started again yet. */
    void inflict(Fault fault) throws Exception {
        switch (fault.kind()) {
            case KILL -> kill(fault.member(), fault.hold());
            case FREEZE -> freeze(fault.member(), fault.hold());
            case FULL_DISK -> fill(fault.member());
            case KILL_CAMERAS -> {
                installation.rtsp().close();
                last(fault.hold());
                installation.startCameras();
            }
            case FREEZE_CAMERAS -> {
                installation.rtsp().freeze();
                last(fault.hold());
                installation.rtsp().thaw();
            }
            case POISON -> say.accept(Poison.spread(installation.brokers().bootstrap()) + " poisoned records");
        }
    }

    private static void last(Duration hold) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(hold.toMillis());
    }

    /** It stays dead until the other of its kind has taken over, or for as long as the fault is to last. */
    private void kill(Member member, Duration hold) throws Exception {
        member.kill();
        Duration silence = member.part() == Member.Part.OPEN_QUESTIONS ? Flow.MODEL_SILENCE : Flow.SILENCE;
        Duration noticed = silence.plusMillis(500);
        last(hold.compareTo(noticed) > 0 ? hold : noticed);
        if (member.part() != Member.Part.BROKER) {
            Patience.waits(TAKE_OVER, flows::getAsBoolean);
        }
    }

    private static void freeze(Member member, Duration hold) throws IOException, InterruptedException {
        member.freeze();
        last(hold);
        member.thaw();
    }

    private void fill(Member member) throws Exception {
        disk.fill(member);
        boolean ended = Patience.waits(TAKE_OVER, () -> !member.isAlive());
        say.accept(member.name() + (ended ? " has ended by itself" : " goes on with a full disk"));
        disk.clear();
        if (!ended) {
            member.kill();
        }
    }
}
