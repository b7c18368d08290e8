package io.watchword.ingest;

import java.util.concurrent.TimeUnit;

/**
 * Notices that FFmpeg has lost its place in an RTSP stream over TCP, as after garbage in it. It then looks for the next
 * packet byte by byte, and finds it only by chance, where a line's end happens to stand before one. As it asks whether
 * to give up before every read, a stream of bytes that lead to no packet can be told from a camera that is silent: a
 * few questions a packet become thousands without one.
 *
 * <p>Nothing is concluded before a key frame has come, or from less than several times what a packet of this stream
 * took so far, in questions and in time. For the thread that reads.
 */
final class LostPlace {
    private static final int PACKETS = 3;
    // as for a frame of 300 kB, or a long reply
    private static final int FEWEST = 2_000;
    private static final int MOST = 100_000;
    private static final int TIMES_ASKED = 4;
    // some six for each 1,400 bytes, more where they come in smaller parts
    private static final double BYTES_A_QUESTION = 100;
    private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int TIMES_SILENT = 2;
    // of what a packet took at most, half is forgotten after 700 more
    private static final double REMEMBERED = 0.999;

    private final boolean possible;
    private int packets;
    private boolean keyFrame;
    private long last;
    private long asked;
    private double mostAsked;
    private double longest;

    private LostPlace(boolean possible) {
        this.possible = possible;
    }

    /**
     * For a source that is about to be opened; only where packets are marked within a stream of bytes can it happen.
     */
    static LostPlace in(Source source) {
        return new LostPlace("tcp".equals(source.options().get("rtsp_transport")));
    }

    /**
     * A packet of the video came.
     *
     * @param size bytes
     * @param nanos of the clock that never goes back
     */
    void packet(boolean key, int size, long nanos) {
        keyFrame |= key;
        // what came while the stream was opened was not asked for here
        double took = Math.max(packets > 0 ? (double) asked : 0, size / BYTES_A_QUESTION);
        mostAsked = Math.max(took, REMEMBERED * mostAsked);
        if (packets > 0) {
            longest = Math.max((double) (nanos - last), REMEMBERED * longest);
        }
        packets++;
        last = nanos;
        asked = 0;
    }

    /** A packet of something else came, such as sound: whoever finds those has not lost the place. */
    void otherPacket() {
        asked = 0;
    }

    /** FFmpeg is about to read, and asks whether to give up. */
    void asked() {
        asked++;
    }

    /** Whether what is read leads to no packets any more. */
    boolean isLost(long nanos) {
        return possible
                && keyFrame
                && packets >= PACKETS
                && asked > Math.min(MOST, Math.max(FEWEST, TIMES_ASKED * mostAsked))
                && nanos - last > Math.max((double) SHORTEST, TIMES_SILENT * longest);
    }
}
