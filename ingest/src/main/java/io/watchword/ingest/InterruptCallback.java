package io.watchword.ingest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;

/**
 * FFmpeg's question "shall I give up?", which it asks before every read, and about ten times a second while one is
 * blocked. There is one native function for all streams, as JavaCPP has only few of them to give; a number, passed as
 * FFmpeg's opaque pointer, tells the streams apart.
 */
final class InterruptCallback extends AVIOInterruptCB.Callback_Pointer {
    private static final Map<Long, BooleanSupplier> OPEN = new ConcurrentHashMap<>();
    private static final AtomicLong LAST = new AtomicLong();
    private static final InterruptCallback INSTANCE = new InterruptCallback();

    private InterruptCallback() {}

    /** Passes on the question for a stream; returns the number to {@link #forget}. */
    static long watch(AVFormatContext context, BooleanSupplier givesUp) {
        long number = LAST.incrementAndGet();
        OPEN.put(number, givesUp);
        AVIOInterruptCB callback = context.interrupt_callback();
        callback.callback(INSTANCE);
        callback.opaque(new Token(number));
        return number;
    }

    /** The stream is closed. */
    static void forget(long number) {
        OPEN.remove(number);
    }

    @Override
    public int call(Pointer opaque) {
        BooleanSupplier givesUp = opaque == null ? null : OPEN.get(opaque.address());
        return givesUp == null || givesUp.getAsBoolean() ? 1 : 0;
    }

    /** An address that is never read. */
    private static final class Token extends Pointer {
        Token(long number) {
            address = number;
        }
    }
}
