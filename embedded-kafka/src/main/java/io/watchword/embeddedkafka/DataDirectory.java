package io.watchword.embeddedkafka;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory that one process at a time may use. The operating system drops the lock if the process dies. */
public final class DataDirectory implements AutoCloseable {
    private static final long NEEDED_BYTES = 256L << 20;

    private final Path path;
    private final RandomAccessFile lockFile;

    private DataDirectory(Path path, RandomAccessFile lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Creates the directory if needed and takes it.
     *
     * @throws DataDirectoryException if it can't be written, is in use, or its disk is all but full
     */
    public static DataDirectory take(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            DataDirectory directory = lock(absolute);
            requireSpace(absolute);
            return directory;
        } catch (IOException e) {
            throw new DataDirectoryException(
                    "The data directory " + absolute + " can't be written (" + reason(e)
                            + "); choose another with --data-dir",
                    e);
        }
    }

    private static DataDirectory lock(Path path) throws IOException {
        RandomAccessFile file =
                new RandomAccessFile(path.resolve("watchword.lock").toFile(), "rw");
        FileLock lock = null;
        try {
            lock = file.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            // held by this very JVM: the same answer as for another process
        }
        if (lock == null) {
            file.close();
            throw new DataDirectoryException("The data directory " + path
                    + " is in use by another Watchword; stop that one, or choose another with --data-dir");
        }
        return new DataDirectory(path, file);
    }

    private static void requireSpace(Path path) throws IOException {
        long free = Files.getFileStore(path).getUsableSpace();
        if (free < NEEDED_BYTES) {
            throw new DataDirectoryException("The disk of the data directory " + path + " has only " + (free >> 20)
                    + " MiB left, and " + (NEEDED_BYTES >> 20)
                    + " MiB are needed; free some, or choose another with --data-dir");
        }
    }

    private static String reason(IOException e) {
        return e instanceof FileAlreadyExistsException taken
                ? taken.getFile() + " is a file"
                : e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    /** Where it is, absolute. */
    public Path path() {
        return path;
    }

    /** Free bytes on its disk; 0 if that can't be told. */
    public long freeBytes() {
        try {
            return Files.getFileStore(path).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Whether its disk is close to full: less is left than a start needs. */
    public boolean isNearlyFull() {
        return freeBytes() < NEEDED_BYTES;
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            // the lock goes with the process at the latest
        }
    }
}
