package io.watchword.modelpackages.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Where the pictures of one replica are laid, one after the other: memory outside of the heap from which LibTorch reads
 * in place. It is taken once, and again only for a larger picture, rather than left to the garbage collector with every
 * call. For one thread; what was laid in it before is overwritten.
 */
public final class PictureMemory {
    private ByteBuffer bytes = direct(0);

    private static ByteBuffer direct(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    }

    /** Room for so many bytes, from position 0. */
    ByteBuffer room(int size) {
        if (bytes.capacity() < size) {
            bytes = direct(size);
        }
        return bytes.duplicate().order(ByteOrder.nativeOrder()).clear().limit(size);
    }
}
