package io.watchword.deliveries;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchword.protocol.Answer;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Texts;
import java.util.Optional;

/**
 * Answers as Home Assistant's MQTT discovery has them: a question on a camera is a binary sensor if it is answered by
 * yes or no, else a sensor; a camera is a device.
 */
final class HomeAssistant {
    /** What a sensor shows when nothing is known. */
    static final String UNKNOWN = "None";

    private static final String DISCOVERY = "homeassistant";

    private HomeAssistant() {}

    /** The kind of sensor; empty as long as the answer is not known. */
    static Optional<String> component(Answer answer) {
        AnswerValue value = answer.answer().value();
        if (value instanceof AnswerValue.Unknown) {
            return Optional.empty();
        }
        return Optional.of(value instanceof AnswerValue.Bool ? "binary_sensor" : "sensor");
    }

    /** Where a sensor is announced. */
    static String configTopic(String component, String camera, String question) {
        return DISCOVERY + "/" + component + "/watchword/" + camera + "_" + question + "/config";
    }

    /** What is announced. */
    static ObjectNode config(String component, Answer answer, String statusTopic, String stateTopic, String moreTopic) {
        String id = "watchword_" + answer.camera() + "_" + answer.question();
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        config.put("name", Texts.clip(answer.text(), 200));
        config.put("unique_id", id);
        config.put("object_id", id.replace('-', '_'));
        config.put("state_topic", stateTopic);
        config.put("json_attributes_topic", moreTopic);
        config.put("availability_topic", statusTopic);
        if (component.equals("binary_sensor")) {
            config.put("payload_on", "yes").put("payload_off", "no");
        } else if (answer.answer().value() instanceof AnswerValue.Count) {
            config.put("state_class", "measurement");
        }
        ObjectNode device = config.putObject("device");
        device.putArray("identifiers").add("watchword_" + answer.camera());
        device.put("name", "Watchword " + answer.camera()).put("manufacturer", "Watchword");
        config.putObject("origin").put("name", "Watchword");
        return config;
    }

    /** What a sensor shows. */
    static String state(Answer answer) {
        return answer.answer().isUnknown() ? UNKNOWN : answer.answer().value().text();
    }

    /** What else is known. */
    static ObjectNode more(Answer answer) {
        ObjectNode more = JsonNodeFactory.instance.objectNode();
        more.put("answer", answer.id());
        more.put("question", answer.text());
        more.put("camera", answer.camera());
        more.put("confidence", Math.round(answer.answer().confidence() * 10_000) / 10_000.0);
        more.put("since", answer.since().toString());
        if (answer.answer().value() instanceof AnswerValue.Unknown unknown) {
            more.put("reason", unknown.reason());
        }
        return more;
    }
}
