package io.watchword.modelpackages;

import io.watchword.modelpackages.manifest.Manifest;
import io.watchword.modelpackages.manifest.ManifestReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;

/**
 * A package in a folder, all of whose files are what model.yaml says they are.
 *
 * @param folder where it is; nobody changes it while it is used
 * @param manifest its model.yaml
 */
public record ModelPackage(Path folder, Manifest manifest) {
    private static final int MOST_LINES = 1_000_000;
    private static final long MOST_TEXT = 64L << 20;

    /**
     * Reads model.yaml and checks every file.
     *
     * @throws PackageException naming the file that is missing or another than it should be, and what to do
     */
    public static ModelPackage open(Path folder) {
        ModelPackage opened = new ModelPackage(folder, ManifestReader.read(folder));
        opened.manifest.files().forEach(opened::verify);
        return opened;
    }

    /** What it is called. */
    public String name() {
        return manifest.name();
    }

    /**
     * A file of the package.
     *
     * @throws PackageException if model.yaml has no SHA-256 of it
     */
    public Path file(String name) {
        if (!manifest.files().containsKey(name)) {
            throw new PackageException("The model package " + name() + " uses " + name
                    + ", but model.yaml lists no such file under files: export it again");
        }
        return resolve(name);
    }

    /**
     * A file that is read into memory as a whole.
     *
     * @throws PackageException if it is larger than that, too
     */
    public Path fileUpTo(long mostBytes, String name) {
        Path file = file(name);
        if (file.toFile().length() > mostBytes) {
            throw new PackageException("The model package " + name() + " has " + name + " of more than "
                    + (mostBytes >> 20) + " MiB, which can't be what it is used as: export it again");
        }
        return file;
    }

    /** The lines of a text file of the package. */
    public List<String> lines(String name) {
        Path file = fileUpTo(MOST_TEXT, name);
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.limit(MOST_LINES).toList();
        } catch (IOException | UncheckedIOException e) {
            throw new PackageException("Can't read " + file + ": " + e.getMessage(), e);
        }
    }

    private Path resolve(String name) {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder.normalize()) || Path.of(name).isAbsolute()) {
            throw new PackageException("The model package " + name() + " names a file outside of it: " + name);
        }
        return file;
    }

    private void verify(String name, String sha256) {
        Path file = resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new PackageException("The model package " + name() + " lacks " + name + ": there is no " + file
                    + "; copy the whole package again");
        }
        String actual = Sha256.of(file);
        if (!MessageDigest.isEqual(
                actual.getBytes(StandardCharsets.US_ASCII), sha256.getBytes(StandardCharsets.US_ASCII))) {
            throw new PackageException("The model package " + name() + " is damaged or was changed: " + file
                    + " has the SHA-256 " + actual + ", but model.yaml says " + sha256
                    + "; copy it again, or export it again if the change was meant");
        }
    }

    /** Bytes of the files in this package. */
    public long size() {
        return manifest.files().keySet().stream()
                .map(this::resolve)
                .mapToLong(file -> file.toFile().length())
                .sum();
    }
}
