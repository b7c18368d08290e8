package io.watchword.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sample is to be sent by way of a delivery.
 *
 * @param id its id, by which its {@link DeliveryTestResult} is known
 * @param delivery id of the delivery
 * @param until nobody waits for the result after this
 */
public record DeliveryTest(String id, String delivery, Instant until) {
    public DeliveryTest(@Nullable String id, @Nullable String delivery, @Nullable Instant until) {
        this.id = Ids.require("id", Checks.present("id", id));
        this.delivery = Ids.require("delivery", Checks.present("delivery", delivery));
        this.until = Checks.present("until", until);
    }
}
