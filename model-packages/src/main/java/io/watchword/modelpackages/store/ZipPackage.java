package io.watchword.modelpackages.store;

import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.manifest.ManifestReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Unpacks a zip file that nobody has looked at: what leaves the folder, or is more than allowed, is refused. */
final class ZipPackage {
    private static final int MOST_ENTRIES = 10_000;

    private final Path zip;
    private final Path into;
    private long bytesLeft;

    private ZipPackage(Path zip, Path into, long mostBytes) {
        this.zip = zip;
        this.into = into;
        this.bytesLeft = mostBytes;
    }

    /**
     * Unpacks it.
     *
     * @param into an empty folder
     * @param mostBytes of all files together, unpacked
     * @return the folder with model.yaml: this one, or the only one in it
     */
    static Path unpack(Path zip, Path into, long mostBytes) {
        return new ZipPackage(zip, into, mostBytes).unpack();
    }

    private Path unpack() {
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(new BufferedInputStream(file))) {
            int count = 0;
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (++count > MOST_ENTRIES) {
                    throw new PackageException(
                            zip + " has more than " + MOST_ENTRIES + " entries: it is no model package");
                }
                unpack(entry, entries);
            }
            if (count == 0) {
                throw new PackageException(zip + " is no zip file, or an empty one");
            }
            return root();
        } catch (IOException | IllegalArgumentException e) {
            throw new PackageException("Can't unpack " + zip + ": " + e.getMessage() + "; copy it again", e);
        }
    }

    private void unpack(ZipEntry entry, InputStream content) throws IOException {
        Path target = target(entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        try (OutputStream out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytesLeft -= read;
                if (bytesLeft < 0) {
                    throw new PackageException(zip
                            + " is larger unpacked than a model package may be here: raise the limit if it is right");
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private Path target(String name) {
        try {
            Path target = into.resolve(name).normalize();
            if (target.startsWith(into)) {
                return target;
            }
        } catch (InvalidPathException e) {
            throw new PackageException(zip + " has an entry that can't be a file: " + e.getReason(), e);
        }
        throw new PackageException(zip + " has an entry outside of its folder: " + name);
    }

    private Path root() throws IOException {
        if (Files.exists(into.resolve(ManifestReader.NAME))) {
            return into;
        }
        try (var inside = Files.list(into)) {
            List<Path> folders = inside.limit(2).toList();
            if (folders.size() == 1 && Files.exists(folders.get(0).resolve(ManifestReader.NAME))) {
                return folders.get(0);
            }
        }
        throw new PackageException(zip + " is no model package: there is no " + ManifestReader.NAME + " in it");
    }
}
