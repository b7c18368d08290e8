package io.watchword.deliveries;

/** An answer did not arrive; the message says why, fit to be shown. */
final class NotDelivered extends RuntimeException {
    private final boolean lasting;

    private NotDelivered(String reason, boolean lasting) {
        super(reason, null, false, false);
        this.lasting = lasting;
    }

    /** Trying again may help. */
    static NotDelivered forNow(String reason) {
        return new NotDelivered(reason, false);
    }

    /** Trying again can't help. */
    static NotDelivered forGood(String reason) {
        return new NotDelivered(reason, true);
    }

    boolean isLasting() {
        return lasting;
    }
}
