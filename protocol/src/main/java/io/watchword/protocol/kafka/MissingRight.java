package io.watchword.protocol.kafka;

import java.util.Optional;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/** What the user that a process logs in as may not do, and what has to be granted. */
final class MissingRight {
    private MissingRight() {}

    /**
     * In words; empty where something else is the matter.
     *
     * @param operation on the topic that failed: {@code Read} or {@code Write}
     */
    static Optional<String> words(Throwable problem, String operation, String topic) {
        if (problem instanceof GroupAuthorizationException group) {
            return Optional.of(words("Read on the group " + group.groupId()));
        }
        return problem instanceof TopicAuthorizationException
                ? Optional.of(words(operation + " on the topic " + topic))
                : Optional.empty();
    }

    private static String words(String right) {
        return "the user of this process lacks a right: grant it " + right + " (an ACL of Kafka)";
    }
}
