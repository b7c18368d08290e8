package io.watchword.answerstream.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.access.Access;
import io.watchword.answerstream.access.Who;
import io.watchword.answerstream.http.Endpoints;
import io.watchword.answerstream.http.Gate;
import io.watchword.answerstream.http.Reply;
import io.watchword.protocol.Camera;
import io.watchword.protocol.Health;
import io.watchword.protocol.Json;
import io.watchword.protocol.Question;
import io.watchword.protocol.kafka.CompactedTable;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

/** How everything is doing, as far as this process knows: where frames go, how late answers are, who is connected. */
public final class StatusApi {
    private final HealthApi health;
    private final CompactedTable<Camera> cameras;
    private final CompactedTable<Question> questions;
    private final CameraView view;
    private final Scenes scenes;
    private final SceneFlow flow;
    private final AnswerFlow answered;
    private final FrameCounts counts;
    private final Backlog backlog;
    private final MeterRegistry meters;
    private final IntSupplier moving;

    /** @param moving how many moving pictures are being sent */
    public StatusApi(
            HealthApi health,
            CompactedTable<Camera> cameras,
            CompactedTable<Question> questions,
            CameraView view,
            Scenes scenes,
            SceneFlow flow,
            AnswerFlow answered,
            FrameCounts counts,
            Backlog backlog,
            MeterRegistry meters,
            IntSupplier moving) {
        this.health = health;
        this.cameras = cameras;
        this.questions = questions;
        this.view = view;
        this.scenes = scenes;
        this.flow = flow;
        this.answered = answered;
        this.counts = counts;
        this.backlog = backlog;
        this.meters = meters;
        this.moving = moving;
    }

    /** Adds the address. */
    public void mount(Endpoints endpoints) {
        endpoints
                .at("/api/v1/status")
                .on(HttpMethod.GET, Access.VIEWER, this::status)
                .only();
    }

    private Future<Reply> status(RoutingContext ctx) {
        Who who = Gate.who(ctx);
        return Future.all(health.checks(), backlog.now()).map(found -> {
            List<Health> checks = found.resultAt(0);
            ObjectNode lag = found.resultAt(1);
            Predicate<String> asked = asked();
            ObjectNode status = JsonNodeFactory.instance.objectNode();
            status.set("process", process());
            ArrayNode each = status.putArray("cameras");
            cameras.values().stream()
                    .filter(camera -> who.sees(camera.id()))
                    .sorted(Comparator.comparing(Camera::id))
                    .forEach(camera -> each.add(camera(camera.id(), asked.test(camera.id()))));
            status.set("devices", devices());
            status.set("lag", lag);
            status.set("clients", clients());
            status.set("checks", Json.tree(checks));
            return Reply.ok(status);
        });
    }

    private static ObjectNode process() {
        ObjectNode process = JsonNodeFactory.instance.objectNode();
        String version = StatusApi.class.getPackage().getImplementationVersion();
        if (version != null) {
            process.put("version", version);
        }
        return process.put("uptimeS", ManagementFactory.getRuntimeMXBean().getUptime() / 1_000);
    }

    /** Which cameras the question engine answers questions on. */
    private Predicate<String> asked() {
        Set<String> named = new HashSet<>();
        for (Question question : questions.values()) {
            if (question.isOfScene() && question.cameras().isEmpty()) {
                return camera -> true;
            }
            named.addAll(question.isOfScene() ? question.cameras() : List.of());
        }
        return named::contains;
    }

    private ObjectNode camera(String id, boolean asked) {
        ObjectNode camera = JsonNodeFactory.instance.objectNode().put("id", id);
        view.status(id).ifPresent(status -> {
            camera.set("state", status.get("state"));
            camera.set("fps", status.get("fps"));
        });
        Map<String, Long> outcomes = counts.of(id);
        if (!outcomes.isEmpty()) {
            camera.put("received", FrameCounts.received(outcomes));
            camera.set("dropped", Json.tree(FrameCounts.dropped(outcomes)));
            camera.put("failed", outcomes.getOrDefault("failed", 0L));
        }
        flow.of(id).ifPresent(scenes -> {
            camera.put("analysed", scenes.count(Instant.now().getEpochSecond()));
            ObjectNode late = camera.putObject("latencyMs");
            late.put("p50", scenes.quantile(0.5)).put("p99", scenes.quantile(0.99));
        });
        scenes.of(id).ifPresent(scene -> camera.put("sceneAgeS", seconds(scenes.age(scene))));
        if (asked) {
            answered.newest(id).ifPresent(at -> camera.put("answerAgeS", seconds(scenes.age(id, at))));
        }
        return camera;
    }

    private static double seconds(Duration age) {
        return rounded(age.toMillis() / 1e3);
    }

    private ArrayNode devices() {
        ArrayNode devices = JsonNodeFactory.instance.arrayNode();
        meters.find("watchword.perceive").timers().stream()
                .sorted(Comparator.comparing(StatusApi::device))
                .forEach(timer -> devices.addObject()
                        .put("name", device(timer))
                        .put("frames", timer.count())
                        .put("perceiveMs", rounded(timer.mean(java.util.concurrent.TimeUnit.MILLISECONDS))));
        return devices;
    }

    private static String device(Timer timer) {
        return String.valueOf(timer.getId().getTag("device"));
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private ObjectNode clients() {
        double streams = meters.find("watchword.sse.clients").gauges().stream()
                .mapToDouble(gauge -> gauge.value())
                .sum();
        return JsonNodeFactory.instance.objectNode().put("sse", (int) streams).put("mjpeg", moving.getAsInt());
    }
}
