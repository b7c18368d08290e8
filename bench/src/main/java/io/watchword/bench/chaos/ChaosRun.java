package io.watchword.bench.chaos;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Frame;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.KafkaSettings;
import io.watchword.protocol.kafka.Start;
import io.watchword.protocol.kafka.Topic;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

/** Runs an installation, lets one thing after the other go wrong with it, and judges what clients were told. */
final class ChaosRun {
    /**
     * What to do.
     *
     * @param minutes for how long things go wrong
     * @param seed of what goes wrong when
     * @param cameras from one RTSP server
     * @param fps frames a second of each
     * @param clients that listen
     */
    record Plan(double minutes, long seed, int cameras, double fps, int clients) {}

    /** A time, ends included. */
    record Window(Instant from, Instant to) {
        boolean has(Instant moment) {
            return !moment.isBefore(from) && !moment.isAfter(to);
        }
    }

    /**
     * How a fault went.
     *
     * @param fault what went wrong
     * @param window from then until everything was well again
     * @param frames the longest that a camera was not read; zero for up to three seconds
     * @param answers the longest that a camera was not answered; zero for up to three seconds
     * @param open the longest that a model's answer to an open question on a camera was missing; zero for up to five
     *     seconds
     * @param clients the longest that a client was without a server; zero if none was
     * @param recovered whether everything was well again in time
     */
    record Outcome(
            Fault fault,
            Window window,
            Duration frames,
            Duration answers,
            Duration open,
            Duration clients,
            boolean recovered) {}

    /** The question that is answered on every frame. */
    static final String EVERY = "q-every";

    private static final Duration STARTING = Duration.ofMinutes(10);
    private static final Duration RECOVERY = Duration.ofMinutes(4);
    private static final Duration DRAINING = Duration.ofMinutes(2);

    private final Plan plan;
    private final PrintStream out;
    private final SmallDisk disk;
    private final Installation installation;
    private final Vertx vertx = Vertx.vertx();
    private final KafkaBus bus;
    private final Havoc havoc;
    private final Eye eye = new Eye();
    private final Hooks hooks = new Hooks();
    private final Flow frames = new Flow(Flow.SILENCE);
    private final Flow answers = new Flow(Flow.SILENCE);
    private final Flow open = new Flow(Flow.MODEL_SILENCE);
    private final Looks looks = new Looks();
    private final List<Subscriber> clients = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final long began = System.nanoTime();
    private Instant hooked = Instant.MAX;

    private ChaosRun(Plan plan, Path folder, PrintStream out) throws IOException, InterruptedException {
        this.plan = plan;
        this.out = out;
        this.disk = SmallDisk.at(folder.resolve("disk"));
        this.installation = Installation.prepare(folder, disk, plan.cameras(), eye.configure(folder));
        this.havoc = new Havoc(installation, disk, this::flows, this::say);
        this.bus = new KafkaBus(
                vertx,
                new KafkaSettings(installation.brokers().bootstrap(), 4, Brokers.COUNT, null, Map.of()),
                new SimpleMeterRegistry());
    }

    /** Runs it all. */
    static ChaosReport run(Plan plan, Path folder, PrintStream out) throws Exception {
        ChaosRun run = new ChaosRun(plan, folder, out);
        // whoever is told to stop leaves nobody behind
        Runtime.getRuntime().addShutdownHook(new Thread(run.installation::close));
        try {
            run.begin();
            run.goWrong();
            return run.judge();
        } finally {
            run.end();
        }
    }

    private void begin() throws Exception {
        out.printf(
                Locale.ROOT,
                "seed %d, logs in %s%n",
                plan.seed(),
                installation.members().get(0).log().getParent());
        installation.startAll();
        installation.startCameras();
        Patience.await("the servers to be ready", STARTING, () -> {
            installation.startAll();
            return installation.isReady();
        });
        listen();
        installation.addCameras(plan.fps());
        List<String> questions = ask();
        Patience.await("every camera to be answered", STARTING, this::isWell);
        for (String question : questions) {
            installation.post("deliveries", ChaosQuestions.delivery(question, hooks.address()));
        }
        Patience.await("webhooks to arrive", STARTING, () -> !hooks.told().isEmpty());
        hooked = Instant.now();
        say("everything runs");
    }

    /** The ids of what is asked. */
    private List<String> ask() throws Exception {
        List<String> ids = new ArrayList<>();
        for (String text : ChaosQuestions.texts()) {
            String id = ids.isEmpty() ? EVERY : "q-" + ids.size();
            installation.post("questions", ChaosQuestions.json(id, text, id.equals(EVERY)));
            ids.add(id);
        }
        Patience.await("the model to be there", STARTING, () -> installation.reaches(Eye.NAME));
        for (String text : ChaosQuestions.open()) {
            String id = "open-" + ids.size();
            installation.post("questions", ChaosQuestions.openJson(id, text));
            ids.add(id);
        }
        return ids;
    }

    private void listen() throws Exception {
        follow(bus.read(Topic.FRAMES, new Start.End(), batch -> {
            batch.forEach(this::noteFrame);
            return Future.succeededFuture();
        }));
        follow(bus.read(Topic.ANSWERS, new Start.End(), batch -> {
            batch.forEach(this::note);
            return Future.succeededFuture();
        }));
        for (int i = 0; i < plan.clients(); i++) {
            clients.add(new Subscriber(installation.streams(), i));
        }
        vertx.setPeriodic(250, tick -> clients.forEach(Subscriber::watch));
        Patience.await("clients to have a place in the log", STARTING, () -> clients.stream()
                .allMatch(Subscriber::hasPlace));
    }

    private void noteFrame(Delivered<Frame> record) {
        frames.note(record.key());
        Frame frame = record.value();
        if (frame != null) {
            looks.note(frame);
        }
    }

    private void note(Delivered<Answer> record) {
        Answer answer = record.value();
        if (answer != null && answer.by() != null && !answer.answer().isUnknown()) {
            open.note(answer.camera() + "/" + answer.question());
        } else if (answer != null
                && answer.question().equals(EVERY)
                && !answer.id().contains("unavailable")) {
            answers.note(answer.camera());
        }
    }

    private static void follow(Future<?> reading) throws Exception {
        reading.toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
    }

    private boolean isWell() throws IOException, InterruptedException {
        installation.startAll();
        installation.members().forEach(Member::measure);
        return flows()
                && clients.stream().allMatch(Subscriber::isConnected)
                && installation.runs()
                && copiesAreComplete();
    }

    private boolean flows() {
        return frames.flows(plan.cameras())
                && answers.flows(plan.cameras())
                && open.flows(plan.cameras() * ChaosQuestions.open().size());
    }

    private boolean copiesAreComplete() throws InterruptedException {
        try (Admin admin = Admin.create(Map.of(
                "bootstrap.servers", installation.brokers().bootstrap(),
                "request.timeout.ms", 3_000,
                "default.api.timeout.ms", 5_000))) {
            return admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get().values().stream()
                    .flatMap((TopicDescription topic) -> topic.partitions().stream())
                    .allMatch(partition ->
                            partition.isr().size() == partition.replicas().size());
        } catch (ExecutionException e) {
            return false;
        }
    }

    private void goWrong() throws Exception {
        Fault.Deck deck = new Fault.Deck(
                plan.seed(), installation.members(), installation.brokers().onSmallDisk());
        long until = System.nanoTime() + (long) (plan.minutes() * 60e9);
        while (System.nanoTime() < until) {
            outcomes.add(live(deck.next()));
            print(outcomes.get(outcomes.size() - 1));
            Thread.sleep(deck.pause().toMillis());
        }
    }

    private Outcome live(Fault fault) throws Exception {
        clients.forEach(Subscriber::goHome);
        Patience.waits(RECOVERY, () -> clients.stream().allMatch(Subscriber::isConnected));
        say(fault.name());
        Instant from = Instant.now();
        long moment = System.nanoTime();
        havoc.inflict(fault);
        boolean recovered = Patience.waits(RECOVERY, this::isWell);
        return new Outcome(
                fault,
                new Window(from, Instant.now()),
                frames.backAfter(moment),
                answers.backAfter(moment),
                open.backAfter(moment),
                longest(moment),
                recovered);
    }

    private Duration longest(long moment) {
        return clients.stream()
                .map(client -> client.longestOutageSince(moment))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private ChaosReport judge() throws Exception {
        installation.rtsp().close();
        drain();
        // or they would go on about cameras that give no frames, while it is read what everybody was told
        installation.endWriters();
        List<Delivered<Answer>> log = drain();
        Truth truth = Truth.of(log, ChaosRun::isEvent);
        Scenery scenery = new Scenery(Log.read(bus, Topic.SCENES));
        List<Window> lookers = outcomes.stream()
                .filter(each ->
                        each.fault().target() != null && each.fault().target().part() == Member.Part.INFERENCE)
                .map(Outcome::window)
                .toList();
        return new ChaosReport(
                List.copyOf(outcomes),
                truth,
                clients.stream().map(truth::judge).toList(),
                truth.judge(hooks.told(), hooked),
                looks.judge(log),
                scenery.size(),
                scenery.unanswered(EVERY, log),
                scenery.handovers(lookers),
                installation.members().stream()
                        .map(each -> new ChaosReport.Held(
                                each.name(), each.starts(), each.mostResidentMib(), each.mostThreads()))
                        .toList(),
                installation.logLines());
    }

    /** What was written, once that is over and everybody was told, or has not been for long. */
    private List<Delivered<Answer>> drain() throws Exception {
        List<Delivered<Answer>> log = new ArrayList<>();
        Patience.waits(DRAINING, () -> {
            log.clear();
            log.addAll(Log.read(bus, Topic.ANSWERS));
            Truth truth = Truth.of(log, ChaosRun::isEvent);
            return quiet(log)
                    && truth.judge(hooks.told(), hooked).lost() == 0
                    && clients.stream().allMatch(client -> truth.judge(client).lost() == 0);
        });
        return log;
    }

    /** Whether nothing was written in the last seconds. */
    private static boolean quiet(List<Delivered<Answer>> log) {
        Instant recently = Instant.now().minusSeconds(3);
        return log.stream().noneMatch(each -> each.timestamp().isAfter(recently));
    }

    private static boolean isEvent(Answer answer) {
        return answer.changed() || answer.question().equals(EVERY);
    }

    private void say(String what) {
        out.printf(Locale.ROOT, "%7.1f s  %s%n", (System.nanoTime() - began) / 1e9, what);
    }

    private void print(Outcome outcome) {
        say(String.format(
                Locale.ROOT,
                "  frames back %s, answers back %s, open questions back %s, clients back %s, all well %.1f s%s",
                ChaosReport.seconds(outcome.frames()),
                ChaosReport.seconds(outcome.answers()),
                ChaosReport.seconds(outcome.open()),
                ChaosReport.seconds(outcome.clients()),
                Duration.between(outcome.window().from(), outcome.window().to()).toMillis() / 1e3,
                outcome.recovered() ? "" : "  NOT WELL AGAIN"));
    }

    private void end() throws Exception {
        clients.forEach(Subscriber::close);
        hooks.close();
        installation.close();
        eye.close();
        bus.close()
                .transform(done -> vertx.close())
                .toCompletionStage()
                .toCompletableFuture()
                .get(1, TimeUnit.MINUTES);
        disk.release();
    }
}
