package io.watchword.bench.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.protocol.Json;
import io.watchword.standalone.UserException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of each picture, a JSON line each after a heading that says of which run: written at once, so that a run
 * that was stopped goes on where it was. A line that was cut off by the stop is dropped. One process at a time.
 */
final class Journal implements AutoCloseable {
    private final Path file;
    private final @Nullable FileChannel channel;
    private final Heading heading;

    /**
     * Which run it is.
     *
     * @param what is evaluated
     * @param settings everything that the results depend on
     * @param files what was read, by its hash
     */
    record Heading(String what, Map<String, String> settings, Map<String, String> files) {}

    private record Entry(long picture, JsonNode result) {}

    /** Takes the result of a picture. */
    interface Taker {
        void take(long picture, JsonNode result);
    }

    private Journal(Path file, @Nullable FileChannel channel, Heading heading) {
        this.file = file;
        this.channel = channel;
        this.heading = heading;
    }

    /**
     * Opens it.
     *
     * @param file null to keep nothing
     * @throws UserException if it can't be written, or another run writes it
     */
    static Journal open(@Nullable Path file, Heading heading) {
        if (file == null) {
            return new Journal(Path.of(""), null, heading);
        }
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!isFree(channel)) {
                channel.close();
                throw new UserException(file + " is in use by another run; wait for it, or give another --journal");
            }
            return new Journal(file, channel, heading);
        } catch (IOException e) {
            throw new UserException("The journal " + file + " can't be opened: " + e.getMessage(), e);
        }
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /**
     * Hands over what it holds; to be called once, before anything is added.
     *
     * @throws UserException saying what to do, if it is the journal of another run or damaged
     */
    void replay(Taker taker) {
        if (channel == null) {
            return;
        }
        try {
            // closing the stream would close the channel
            InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
            long good = 0;
            long line = 0;
            for (byte[] text = line(in); text != null; text = line(in)) {
                replay(taker, ++line, text);
                good += text.length + 1;
            }
            channel.truncate(good);
            channel.position(good);
            if (line == 0) {
                write(heading);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Without its end; null where there is no whole line left. */
    private static byte @Nullable [] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return line.toByteArray();
            }
            line.write(c);
        }
        return null;
    }

    private void replay(Taker taker, long line, byte[] text) {
        try {
            if (line == 1) {
                check(Json.readTree(text));
            } else {
                Entry entry = Json.read(text, Entry.class);
                taker.take(entry.picture(), entry.result());
            }
        } catch (IllegalArgumentException e) {
            throw new UserException(
                    file + ", line " + line + " is no line of a journal (" + e.getMessage()
                            + "); delete the file to begin anew, or give another --journal",
                    e);
        }
    }

    private void check(JsonNode found) {
        JsonNode wanted = Json.tree(heading);
        if (!found.equals(wanted)) {
            throw new UserException(file + " is the journal of another run (" + difference(found, wanted)
                    + "); give another --journal, or delete it to begin anew");
        }
    }

    private static String difference(JsonNode found, JsonNode wanted) {
        for (String part : new String[] {"what", "settings", "files"}) {
            if (!found.path(part).equals(wanted.path(part))) {
                return part + " " + found.path(part) + " instead of " + wanted.path(part);
            }
        }
        return "its first line is no heading";
    }

    /** Keeps a result. */
    void add(long picture, JsonNode result) {
        write(new Entry(picture, result));
    }

    private void write(Object line) {
        if (channel == null) {
            return;
        }
        byte[] json = Json.write(line);
        ByteBuffer bytes =
                ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private UserException unwritable(IOException e) {
        return new UserException(
                "The journal " + file + " can't be written: " + e.getMessage()
                        + "; make room and run the same command again, it goes on from there",
                e);
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }
}
