package io.watchword.protocol.kafka;

import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Outgoing;
import java.util.Map;

/** The answer as it is stored is the value; the key names the delivery and the answer. */
final class OutgoingCodec implements Codec<Outgoing> {
    private static final String PARTITION = "partition";

    @Override
    public Encoded encode(Outgoing value) {
        return new Encoded(value.key(), value.body(), Map.of(PARTITION, Integer.toString(value.partition())));
    }

    @Override
    public Outgoing decode(Encoded encoded) {
        int slash = encoded.key().indexOf('/');
        String partition = encoded.headers().getOrDefault(PARTITION, "");
        if (slash < 1 || !partition.matches("\\d{1,6}")) {
            throw new InvalidFieldException("outgoing", "must have a key delivery/answer and a partition");
        }
        return new Outgoing(
                encoded.key().substring(0, slash),
                encoded.key().substring(slash + 1),
                Integer.parseInt(partition),
                encoded.value());
    }
}
