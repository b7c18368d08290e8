package io.watchword.openquestions.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.openquestions.model.Captioner;
import io.watchword.openquestions.model.Inquiry;
import io.watchword.openquestions.model.Limits;
import io.watchword.openquestions.model.OpenModel;
import io.watchword.process.config.EndpointSettings;
import io.watchword.protocol.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What models behind endpoints have in common: a request in two messages, and a reply of a strict form. */
public abstract sealed class EndpointModel implements OpenModel permits VisionModel, CaptionedModel {
    private static final int MOST_TOKENS = 300;

    private final EndpointSettings settings;
    private final List<String> colours;
    private final ChatEndpoint endpoint;

    EndpointModel(Vertx vertx, EndpointSettings settings, List<String> colours, MeterRegistry registry) {
        this.settings = settings;
        this.colours = List.copyOf(colours);
        EndpointMeters meters = new EndpointMeters(
                registry, settings.name(), settings.pricePerMillionIn(), settings.pricePerMillionOut());
        this.endpoint = new ChatEndpoint(vertx, settings, meters);
    }

    /**
     * The model of these settings.
     *
     * @param colours the words that a colour may be
     * @param captioner what tells models that see no pictures what is on them
     */
    public static OpenModel of(
            Vertx vertx, EndpointSettings settings, List<String> colours, Captioner captioner, MeterRegistry registry) {
        return settings.kind().equals(EndpointSettings.CAPTION_LLM)
                ? new CaptionedModel(vertx, settings, colours, captioner, registry)
                : new VisionModel(vertx, settings, colours, registry);
    }

    /** What it is told to be. */
    abstract String system(Inquiry inquiry);

    /** What it is asked, as text and pictures. */
    abstract Future<JsonNode> content(Inquiry inquiry);

    @Override
    public final String name() {
        return settings.name();
    }

    @Override
    public final String kind() {
        return settings.kind();
    }

    @Override
    public Limits limits() {
        return Limits.of(settings);
    }

    @Override
    public Duration timeout() {
        return Duration.ofMillis(Math.round(settings.timeout() * 1_000));
    }

    @Override
    public final Future<Verdict> ask(Inquiry inquiry) {
        ReplyForm form = new ReplyForm(inquiry.expected(), colours);
        return content(inquiry)
                .compose(content -> endpoint.complete(request(system(inquiry), content, form)))
                .map(reply -> form.read(reply, settings.confidence()));
    }

    private ObjectNode request(String system, JsonNode content, ReplyForm form) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("model", settings.model())
                .put("temperature", 0)
                .put("max_tokens", MOST_TOKENS)
                .put("stream", false);
        if (settings.logprobs()) {
            // of the tokens that were chosen; some servers tell twenty others of each if they are not told how many
            request.put("logprobs", true).put("top_logprobs", 1);
        }
        ArrayNode messages = request.putArray("messages");
        messages.addObject().put("role", "system").put("content", system + form.inWords());
        messages.addObject().put("role", "user").set("content", content);
        request.set("response_format", form.responseFormat());
        return request;
    }

    @Override
    public Optional<String> trouble() {
        return endpoint.trouble();
    }

    @Override
    public boolean isResting() {
        return endpoint.isResting();
    }

    @Override
    public final Future<Void> close() {
        return endpoint.close();
    }
}
