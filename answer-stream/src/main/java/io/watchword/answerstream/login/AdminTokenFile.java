package io.watchword.answerstream.login;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The file whose first line is the first admin's token. */
public final class AdminTokenFile {
    /**
     * What was found.
     *
     * @param hash of the token, see {@link TokenSecret#hash}
     * @param made whether there was no file, so that it was made with a new token
     */
    public record Found(String hash, boolean made) {}

    private static final int SHORTEST = 16;
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private AdminTokenFile() {}

    /**
     * Reads the file, or makes it with a new token, for its owner only. Blocks.
     *
     * @throws IllegalArgumentException naming the file and the remedy if it can't be used
     */
    public static Found open(Path file) {
        try {
            boolean made = !Files.exists(file) && make(file);
            return new Found(TokenSecret.hash(token(file)), made);
        } catch (IOException e) {
            throw new IllegalArgumentException("admin-token-file: " + file + " can't be read or made: " + e, e);
        }
    }

    private static boolean make(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
        } catch (FileAlreadyExistsException e) {
            return false;
        }
        Files.writeString(file, TokenSecret.random() + "\n", StandardOpenOption.WRITE);
        return true;
    }

    private static String token(Path file) throws IOException {
        String token = Files.readString(file, StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        if (token.length() < SHORTEST || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException("admin-token-file: the first line of " + file + " must be a token of at"
                    + " least " + SHORTEST + " characters without spaces; delete the file to have one made");
        }
        return token;
    }
}
