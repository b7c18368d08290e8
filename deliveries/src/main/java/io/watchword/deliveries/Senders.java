package io.watchword.deliveries;

import io.vertx.core.Future;
import io.watchword.protocol.Destination;

/** The way that fits the destination. */
record Senders(Sender webhooks, Sender mqtt) implements Sender {
    @Override
    public Future<String> send(Parcel parcel) {
        return parcel.delivery().to() instanceof Destination.Webhook ? webhooks.send(parcel) : mqtt.send(parcel);
    }
}
