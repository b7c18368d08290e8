package io.watchword.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question to be put to a model once.
 *
 * @param id its id, by which its {@link OpenAnswer} is known
 * @param question with the route that it is to take
 * @param scene the camera's latest, whose frame is looked at
 * @param until nobody waits for the answer after this
 */
public record OpenAsk(String id, Question question, Scene scene, Instant until) {
    public OpenAsk(@Nullable String id, @Nullable Question question, @Nullable Scene scene, @Nullable Instant until) {
        this.id = Ids.require("id", Checks.present("id", id));
        this.question = Checks.present("question", question);
        this.scene = Checks.present("scene", scene);
        this.until = Checks.present("until", until);
    }
}
