package io.watchword.openquestions.endpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchword.openquestions.model.Expected;
import io.watchword.openquestions.model.NoReplyException;
import io.watchword.openquestions.model.NoReplyException.Cause;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Json;
import io.watchword.protocol.Texts;
import io.watchword.protocol.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The form that a model's answer has to have: {@code {"known": …, "answer": …}}. What has it becomes a typed verdict;
 * what has not is no answer, whatever it says.
 *
 * @param expected what the answer must be
 * @param colours the words that a colour may be
 */
record ReplyForm(Expected expected, List<String> colours) {
    private static final int LONGEST = 300;
    private static final int MOST = 1_000_000;
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern FENCED = Pattern.compile("\\s*```(?:json)?\\s*(\\{.*})\\s*```\\s*", Pattern.DOTALL);

    ReplyForm {
        colours = List.copyOf(colours);
    }

    /** As {@code response_format}: only what every implementation of strict schemas takes. */
    ObjectNode responseFormat() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("type", "object").put("additionalProperties", false);
        schema.putArray("required").add("known").add("answer");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("known").put("type", "boolean");
        answer(properties.putObject("answer"));
        ObjectNode format = JsonNodeFactory.instance.objectNode().put("type", "json_schema");
        ObjectNode named = format.putObject("json_schema").put("name", "answer").put("strict", true);
        named.set("schema", schema);
        return format;
    }

    private void answer(ObjectNode answer) {
        switch (expected) {
            case YES_NO -> answer.put("type", "boolean");
            case COUNT -> answer.put("type", "integer");
            case COLOUR -> {
                answer.put("type", "string");
                colours.forEach(answer.putArray("enum")::add);
            }
            case TEXT -> answer.put("type", "string");
        }
    }

    /** The same in words, for models that are not held to it. */
    String inWords() {
        return "Reply with one JSON object and nothing else: {\"known\": true or false, \"answer\": "
                + switch (expected) {
                    case YES_NO -> "true for yes or false for no";
                    case COUNT -> "a whole number";
                    case COLOUR -> "one of " + String.join(", ", colours);
                    case TEXT -> "a few words, at most " + LONGEST + " characters";
                }
                + "}. Where it can't be told, \"known\" is false.";
    }

    /**
     * The verdict of a reply.
     *
     * @param otherwise the confidence where the reply tells no probabilities
     * @throws NoReplyException if it has not the form
     */
    Verdict read(ChatReply reply, double otherwise) {
        String content = bare(reply.content());
        JsonNode tree = tree(content);
        JsonNode known = tree.path("known");
        JsonNode answer = tree.path("answer");
        if (!tree.isObject() || !known.isBoolean() || tree.size() > 2) {
            throw wrong("it must be an object with known and answer");
        }
        if (!known.booleanValue()) {
            return Verdict.unknown("the model says that it can't tell from the picture");
        }
        AnswerValue value = value(answer);
        return new Verdict(value, probability(reply, content).orElse(otherwise), List.of());
    }

    private static String bare(String content) {
        Matcher fenced = FENCED.matcher(content);
        return fenced.matches() ? fenced.group(1) : content;
    }

    private static JsonNode tree(String content) {
        try {
            return Json.readTree(content.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidFieldException e) {
            throw wrong("it is not JSON");
        }
    }

    private AnswerValue value(JsonNode answer) {
        return switch (expected) {
            case YES_NO -> {
                require(answer.isBoolean(), "the answer must be true or false");
                yield new AnswerValue.Bool(answer.booleanValue());
            }
            case COUNT -> {
                require(
                        answer.isIntegralNumber()
                                && answer.canConvertToInt()
                                && answer.intValue() >= 0
                                && answer.intValue() <= MOST,
                        "the answer must be a whole number from 0");
                yield new AnswerValue.Count(answer.intValue());
            }
            case COLOUR -> {
                String colour = answer.asText().toLowerCase(Locale.ROOT);
                require(answer.isTextual() && colours.contains(colour), "the answer must be one of the colours");
                yield new AnswerValue.Colour(colour);
            }
            case TEXT -> {
                String words = Texts.clip(answer.asText(), Integer.MAX_VALUE).strip();
                require(answer.isTextual() && !words.isEmpty(), "the answer must be words");
                require(words.length() <= LONGEST, "the answer is longer than " + LONGEST + " characters");
                yield new AnswerValue.Words(words);
            }
        };
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw wrong(rule);
        }
    }

    private static NoReplyException wrong(String how) {
        return new NoReplyException(Cause.WRONG_SCHEMA, "the model's reply has not the form asked for: " + how);
    }

    /** How probable the model took the tokens of its answer, if it told; it may have said more before and after. */
    private static OptionalDouble probability(ChatReply reply, String content) {
        String bytes = ChatReply.bytes(content);
        String said = reply.tokens().stream().map(ChatReply.Token::bytes).collect(Collectors.joining());
        int start = said.lastIndexOf(bytes);
        if (reply.tokens().isEmpty() || start < 0) {
            return OptionalDouble.empty();
        }
        Span answer = span(bytes).from(start);
        long at = 0;
        double sum = 0;
        for (ChatReply.Token token : reply.tokens()) {
            long end = at + token.bytes().length();
            sum += answer.overlaps(at, end) ? token.logprob() : 0;
            at = end;
        }
        return OptionalDouble.of(Math.min(1, Math.exp(sum)));
    }

    private record Span(long start, long end) {
        Span from(long offset) {
            return new Span(start + offset, end + offset);
        }

        boolean overlaps(long from, long to) {
            return from < end && to > start;
        }
    }

    /** Where the value of {@code answer} stands in the text. */
    private static Span span(String content) {
        try (JsonParser parser = JSON.createParser(content)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.currentName().equals("answer")) {
                    parser.nextToken();
                    long from = parser.currentTokenLocation().getCharOffset();
                    parser.getText();
                    return new Span(from, parser.currentLocation().getCharOffset());
                }
            }
        } catch (IOException e) {
            throw wrong("it is not JSON");
        }
        throw wrong("it has no answer");
    }
}
