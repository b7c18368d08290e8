package io.watchword.protocol;

/**
 * An answer on its way out.
 *
 * @param delivery id of the delivery
 * @param answer id of the answer
 * @param partition of the answers that it came from; whoever reads that delivers it
 * @param body the answer exactly as it is stored; not copied, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // identity is (delivery, answer)
public record Outgoing(String delivery, String answer, int partition, byte[] body) {
    /** The key it is kept under. */
    public String key() {
        return delivery + "/" + answer;
    }

    @Override
    public String toString() {
        return "Outgoing[" + key() + "]";
    }
}
