package io.watchword.bench.chaos;

import io.watchword.protocol.Answer;
import io.watchword.protocol.kafka.Delivered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the topic of answers says everybody must have been told.
 *
 * @param byCamera ids of answers in the order of the log, without repeats and without what came after answers on later
 *     frames; a model takes its time, so its answers are compared with those to the same question
 * @param changes when the answers that changed were written, by their ids, of the same
 * @param repeats records with an id that was there already
 * @param late records that came after answers on later frames, with an id that was not there already
 */
record Truth(Map<String, List<String>> byCamera, Map<String, Instant> changes, int repeats, int late) {
    /**
     * Reads it from the log.
     *
     * @param isEvent whether an answer is more than a refresh
     */
    static Truth of(List<Delivered<Answer>> log, Predicate<Answer> isEvent) {
        Map<String, List<String>> byCamera = new HashMap<>();
        Map<String, Instant> changes = new HashMap<>();
        Map<String, Instant> latest = new HashMap<>();
        Set<String> ids = new HashSet<>();
        int repeats = 0;
        int late = 0;
        for (Delivered<Answer> record : log) {
            Answer answer = record.value();
            if (answer == null) {
                continue;
            }
            Instant frame = answer.frame().capturedAt();
            String lane = answer.by() == null ? answer.camera() : answer.camera() + "/" + answer.question();
            boolean isLate = frame.isBefore(latest.getOrDefault(lane, Instant.MIN));
            if (!ids.add(answer.id())) {
                repeats++;
            } else if (isLate) {
                late++;
            } else {
                latest.put(lane, frame);
                if (answer.changed()) {
                    changes.put(answer.id(), record.timestamp());
                }
                if (isEvent.test(answer)) {
                    byCamera.computeIfAbsent(answer.camera(), id -> new ArrayList<>())
                            .add(answer.id());
                }
            }
        }
        return new Truth(byCamera, changes, repeats, late);
    }

    /** How many answers everybody must have been told. */
    int size() {
        return byCamera.values().stream().mapToInt(List::size).sum();
    }

    /** How one client fared. */
    Verdict judge(Subscriber client) {
        Map<String, List<String>> told = new HashMap<>();
        for (Subscriber.Told each : client.told()) {
            told.computeIfAbsent(each.camera(), id -> new ArrayList<>()).add(each.id());
        }
        int lost = 0;
        int twice = 0;
        int unknown = 0;
        int disordered = 0;
        Set<String> cameras = new LinkedHashSet<>(byCamera.keySet());
        cameras.addAll(told.keySet());
        for (String camera : cameras) {
            List<String> due = byCamera.getOrDefault(camera, List.of());
            List<String> had = told.getOrDefault(camera, List.of());
            Set<String> distinct = new LinkedHashSet<>(had);
            twice += had.size() - distinct.size();
            lost += (int) due.stream().filter(id -> !distinct.contains(id)).count();
            Map<String, Integer> places = places(due);
            unknown += (int)
                    distinct.stream().filter(id -> !places.containsKey(id)).count();
            disordered += disordered(had, places);
        }
        return new Verdict(client.told().size(), lost, twice, disordered, unknown, client.gaps());
    }

    /**
     * How a receiver of every change fared.
     *
     * @param told how often which answer
     * @param since when it should be told
     */
    Delivery judge(Map<String, Integer> told, Instant since) {
        int due = (int) changes.values().stream()
                .filter(written -> written.isAfter(since))
                .count();
        int lost = (int) changes.entrySet().stream()
                .filter(each -> each.getValue().isAfter(since) && !told.containsKey(each.getKey()))
                .count();
        int posts = told.values().stream().mapToInt(Integer::intValue).sum();
        int unknown = (int)
                told.keySet().stream().filter(id -> !changes.containsKey(id)).count();
        return new Delivery(due, posts, lost, posts - told.size(), unknown);
    }

    private static Map<String, Integer> places(List<String> ids) {
        Map<String, Integer> places = new HashMap<>();
        ids.forEach(id -> places.put(id, places.size()));
        return places;
    }

    private static int disordered(List<String> had, Map<String, Integer> places) {
        int disordered = 0;
        int last = -1;
        for (String id : had) {
            int place = places.getOrDefault(id, last);
            disordered += place < last ? 1 : 0;
            last = place;
        }
        return disordered;
    }

    /**
     * What a receiver of webhooks was told.
     *
     * @param due answers that it should have been told
     * @param posts of answers
     * @param lost answers that it should have been told, and was not
     * @param again posts of answers that it had been told, which is allowed: at least once
     * @param unknown answers that are no changes, or there only too late
     */
    record Delivery(int due, int posts, int lost, int again, int unknown) {}

    /**
     * What a client was told.
     *
     * @param told answers
     * @param lost answers that it should have been told
     * @param twice answers told again
     * @param disordered answers told after a later one of their camera
     * @param unknown answers that are not in the log, or there only as repeats and too late
     * @param gaps times it was told that something is missing
     */
    record Verdict(int told, int lost, int twice, int disordered, int unknown, int gaps) {
        boolean isClean() {
            return lost + twice + disordered + unknown + gaps == 0;
        }
    }
}
