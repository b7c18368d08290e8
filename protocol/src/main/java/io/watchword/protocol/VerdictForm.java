package io.watchword.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.StdConverter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON form of {@link Verdict}: {@code {type, value, text, confidence, alternatives, reason?}}. */
record VerdictForm(
        String type,
        @Nullable Object value,
        @Nullable String text,
        double confidence,
        @Nullable List<Other> alternatives,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Other(
            @Nullable String type,
            @Nullable Object value,
            double confidence,
            @Nullable String text,
            @Nullable String reason) {}

    private static VerdictForm of(Verdict verdict) {
        AnswerValue value = verdict.value();
        return new VerdictForm(
                value.type(),
                value.json(),
                value.text(),
                round(verdict.confidence()),
                verdict.alternatives().stream()
                        .map(other -> alternative(value, other))
                        .toList(),
                reason(value));
    }

    private static Other alternative(AnswerValue main, Alternative other) {
        AnswerValue value = other.value();
        String type = value.type().equals(main.type()) ? null : value.type();
        boolean saysMore = value instanceof AnswerValue.RegionBox || value instanceof AnswerValue.Span;
        String text = saysMore ? value.text() : null;
        return new Other(type, value.json(), round(other.confidence()), text, reason(value));
    }

    private static @Nullable String reason(AnswerValue value) {
        return value instanceof AnswerValue.Unknown unknown ? unknown.reason() : null;
    }

    private static double round(double confidence) {
        return Math.round(confidence * 10000) / 10000.0;
    }

    private Verdict verdict() {
        return new Verdict(
                value(type, value, text, reason),
                confidence,
                alternatives == null
                        ? List.of()
                        : alternatives.stream()
                                .map(other -> new Alternative(
                                        value(
                                                other.type() == null ? type : other.type(),
                                                other.value(),
                                                other.text(),
                                                other.reason()),
                                        other.confidence()))
                                .toList());
    }

    private static AnswerValue value(
            String type, @Nullable Object value, @Nullable String text, @Nullable String reason) {
        JsonNode node = Json.tree(value);
        return switch (type) {
            case "boolean" -> new AnswerValue.Bool(node.asBoolean());
            case "count" -> new AnswerValue.Count(node.asInt());
            case "colour" -> new AnswerValue.Colour(node.asText());
            case "category" -> new AnswerValue.Category(node.asText());
            case "position" -> new AnswerValue.Position(node.asText());
            case "region" -> new AnswerValue.RegionBox(Json.convert(node, Box.class), text == null ? "" : text);
            case "duration" ->
                new AnswerValue.Span(
                        Duration.ofMillis(Math.round(node.asDouble() * 1000)),
                        text != null && text.startsWith(AnswerValue.Span.OR_MORE));
            case "time" -> new AnswerValue.Moment(Instant.parse(node.asText()));
            case "text" -> new AnswerValue.Words(node.asText());
            case "unknown" -> new AnswerValue.Unknown(reason == null ? "" : reason);
            default -> throw new InvalidFieldException("answer.type", "unknown: " + Texts.clip(type, 40));
        };
    }

    static final class Write extends StdConverter<Verdict, VerdictForm> {
        @Override
        public VerdictForm convert(Verdict verdict) {
            return of(verdict);
        }
    }

    static final class Read extends StdConverter<VerdictForm, Verdict> {
        @Override
        public Verdict convert(VerdictForm form) {
            return form.verdict();
        }
    }
}
