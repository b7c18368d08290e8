package io.watchword.answerstream.stream;

import io.watchword.protocol.Answer;
import io.watchword.protocol.kafka.Delivered;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** The newest answer of each question on each camera, bounded: beyond that, what has not changed longest goes first. */
final class CurrentAnswers {
    private record Key(String question, String camera) {}

    private static final int MOST = 100_000;

    private final Map<Key, Delivered<Answer>> newest = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Delivered<Answer>> eldest) {
            return size() > MOST;
        }
    };

    void keep(Answer answer, Delivered<Answer> record) {
        Key key = new Key(answer.question(), answer.camera());
        newest.remove(key);
        newest.put(key, record);
    }

    void forgetQuestion(String id) {
        newest.keySet().removeIf(key -> key.question().equals(id));
    }

    void forgetCamera(String id) {
        newest.keySet().removeIf(key -> key.camera().equals(id));
    }

    /** Those of a camera, by question. */
    List<Answer> of(String camera) {
        return newest.entrySet().stream()
                .filter(each -> each.getKey().camera().equals(camera))
                .map(each -> each.getValue().value())
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Answer::question))
                .toList();
    }

    /** The bytes of those wanted. */
    List<byte[]> matching(Predicate<Answer> wanted) {
        return newest.values().stream()
                .filter(record -> record.value() != null && wanted.test(record.value()))
                .map(Delivered::bytes)
                .filter(Objects::nonNull)
                .toList();
    }
}
