package io.watchword.answerstream.api;

/**
 * Opens a camera to see whether it works. Given by processes that can open cameras; this module can't.
 *
 * <p>Called on a worker thread; blocks for a few seconds, 8 at most.
 */
@FunctionalInterface
public interface CameraTester {
    /**
     * What came out.
     *
     * @param codec such as {@code h264}
     * @param width pixels
     * @param height pixels
     * @param fps frames a second
     * @param jpeg the first picture
     */
    @SuppressWarnings("ArrayRecordComponent") // carries bytes, is never compared
    record Seen(String codec, int width, int height, double fps, byte[] jpeg) {}

    /** It does not work; the message says why, in words a person can act on and without secrets. */
    final class FailedException extends Exception {
        /** For this reason. */
        public FailedException(String reason) {
            super(reason);
        }
    }

    /**
     * Opens it.
     *
     * @param url one that is allowed
     */
    Seen test(String url) throws FailedException;
}
