package io.watchword.bench.engine;

import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.StandingAnswer;
import java.lang.ref.Reference;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a standing question keeps in memory: its program and what it has answered. */
final class HeapPerQuestion {
    private static final int COLLECTIONS = 4;
    private static final int SCENES = 5;

    private HeapPerQuestion() {}

    /** Bytes of heap for each of {@code number} different questions that have all seen some scenes. */
    static double bytes(int number) throws InterruptedException {
        QuestionEngine engine = QuestionEngine.load("coco-80");
        Street street = new Street(20, 60, 1);
        answer(StandingQuestionsBenchmark.standing(engine, number), street);
        long before = used();
        List<StandingAnswer> standing = StandingQuestionsBenchmark.standing(engine, number);
        try {
            answer(standing, street);
            return (used() - before) / (double) number;
        } finally {
            Reference.reachabilityFence(standing);
        }
    }

    private static void answer(List<StandingAnswer> standing, Street street) {
        for (int i = 0; i < SCENES; i++) {
            for (StandingAnswer each : standing) {
                each.next(street.at(i));
            }
        }
    }

    private static long used() throws InterruptedException {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
