package io.watchword.answerstream.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A pupil who learns what is so at the moment, and is done when the test says so. */
class LessonsTest {
    private final Vertx vertx = Vertx.vertx();
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final List<Promise<Void>> lessons = new CopyOnWriteArrayList<>();
    private final Lessons school = new Lessons(vertx, 1, this::learn);
    private String now = "first";

    private Future<?> learn() {
        Promise<Void> lesson = Promise.promise();
        begun.add(now);
        lessons.add(lesson);
        return lesson.future();
    }

    private void changed(String to) {
        now = to;
        school.changed();
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whatChangesDuringALessonIsLearnedAfterItAndOnlyAsItIsThen() {
        Future<Void> first = school.begin();
        changed("second");
        changed("third");
        assertThat(begun).as("one at a time").containsExactly("first");

        lessons.get(0).complete();

        assertThat(first.succeeded()).isTrue();
        assertThat(begun).containsExactly("first", "third");
        lessons.get(1).complete();
        assertThat(begun).as("nothing is new").hasSize(2);
        changed("fourth");
        assertThat(begun).containsExactly("first", "third", "fourth");
    }

    @Test
    void whatFailsIsTriedAgainWithWhatIsSoThen() {
        school.begin();
        lessons.get(0).complete();
        changed("second");
        changed("third");
        lessons.get(1).fail("too many at once");

        await().until(() -> begun.size() == 3);
        assertThat(begun).containsExactly("first", "second", "third");
        lessons.get(2).complete();
        assertThat(begun).as("nothing overtakes it").hasSize(3);
    }

    @Test
    void whoBeginsIsToldThatItFailed() {
        Future<Void> first = school.begin();

        lessons.get(0).fail("too many at once");

        assertThat(first.failed()).isTrue();
    }
}
