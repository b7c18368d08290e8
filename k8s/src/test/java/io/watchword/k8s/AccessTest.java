package io.watchword.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.protocol.kafka.Topic;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each process may touch in Kafka what its code touches, and nothing else. */
class AccessTest {
    private static final Pattern USED = Pattern.compile("\\bTopic\\.([A-Z_]+)");
    private static final Pattern READ = Pattern.compile("\\b(?:read|past|table)\\(\\s*Topic\\.([A-Z_]+)");
    private static final Pattern WRITTEN = Pattern.compile("\\bwriter\\(\\s*Topic\\.([A-Z_]+)");
    private static final Pattern GROUP = Pattern.compile("String [A-Z]+ = \"(watchword-[a-z-]+)\";");

    static List<String> processes() {
        return Workloads.NAMES;
    }

    @ParameterizedTest
    @MethodSource("processes")
    void topics(String process) {
        Map<String, Set<String>> allowed = allowed(process, "topic");

        assertThat(allowed.keySet()).isEqualTo(names(Sources.found(process, USED)));
        assertThat(allowing(allowed, "Read")).containsAll(names(Sources.found(process, READ)));
        assertThat(allowing(allowed, "Write")).containsAll(names(Sources.found(process, WRITTEN)));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void groups(String process) {
        assertThat(allowed(process, "group").keySet())
                .isNotEmpty()
                .isSubsetOf(Sources.found(process, GROUP))
                .containsAll(joined(process));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void eachIsWhoItsPasswordIsFor(String process) {
        Manifest deployment = Workloads.deployment(Workloads.EVERYTHING, process);
        String user = Workloads.environment(Workloads.EVERYTHING, deployment).get("WATCHWORD_KAFKA_USER");

        assertThat(Workloads.one(Workloads.EVERYTHING, "KafkaUser", user)).isNotNull();
        assertThat(deployment
                        .each("/spec/template/spec/volumes")
                        .filter(volume -> volume.path("name").asText().equals("kafka-user"))
                        .map(volume -> volume.at("/secret/secretName").asText()))
                .containsExactly(user);
    }

    @Test
    void whoIsAskedHowFarItHasComeIsAGroupOfAnotherProcess() {
        Set<String> joined = Workloads.NAMES.stream()
                .flatMap(process -> joined(process).stream())
                .collect(Collectors.toSet());

        assertThat(Workloads.NAMES.stream().flatMap(process -> allowed(process, "group").keySet().stream()))
                .isSubsetOf(joined);
    }

    // what it may not look up is left out of the status without a word
    @Test
    void whoTellsTheBacklogMayLookItUp() {
        Map<String, Set<String>> allowed = allowed("answer-stream", "group");

        assertThat(allowed.keySet()).contains("watchword-answering", "watchword-deliveries", "watchword-evidence");
    }

    @Test
    void nobodyElseIsLetIn() {
        assertThat(Workloads.all("production", "KafkaUser"))
                .extracting(Manifest::name)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Workloads.names("production").stream(), Stream.of("keda"))
                                .map(name -> "watchword-" + name)
                                .toList());
    }

    // threads are named alike, and are no groups
    private static Set<String> joined(String process) {
        Pattern constant = Pattern.compile("(?:Start\\.Group\\(|group\\()([A-Z]+),");
        return Sources.found(process, constant).stream()
                .flatMap(name ->
                        Sources.found(process, Pattern.compile("String " + name + " = \"(watchword-[a-z-]+)\";"))
                                .stream())
                .collect(Collectors.toSet());
    }

    private static Map<String, Set<String>> allowed(String process, String type) {
        return Workloads.one(Workloads.EVERYTHING, "KafkaUser", "watchword-" + process)
                .each("/spec/authorization/acls")
                .filter(acl -> acl.at("/resource/type").asText().equals(type))
                .filter(acl -> !acl.at("/resource/patternType").asText().equals("prefix"))
                .collect(Collectors.toMap(acl -> acl.at("/resource/name").asText(), AccessTest::operations));
    }

    private static Set<String> operations(JsonNode acl) {
        return Manifest.elements(acl.path("operations")).map(JsonNode::asText).collect(Collectors.toSet());
    }

    private static Set<String> allowing(Map<String, Set<String>> allowed, String operation) {
        return allowed.keySet().stream()
                .filter(name -> allowed.get(name).contains(operation))
                .collect(Collectors.toSet());
    }

    private static Set<String> names(Set<String> constants) {
        return Stream.of(Topic.class.getFields())
                .filter(field -> constants.contains(field.getName()))
                .map(AccessTest::topic)
                .collect(Collectors.toSet());
    }

    private static String topic(Field field) {
        try {
            return ((Topic<?>) field.get(null)).name();
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
