package io.watchword.modelpackages;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A copy of a package with something wrong in it; checksums are put right, so that nothing else is. */
public final class BrokenPackage {
    private final Path folder;

    private BrokenPackage(Path folder) {
        this.folder = folder;
    }

    public static BrokenPackage of(String fixture, Path temp) throws IOException {
        return new BrokenPackage(Fixtures.copy(fixture, temp.resolve(fixture)));
    }

    public Path folder() {
        return folder;
    }

    /** Another model.yaml. */
    public BrokenPackage manifest(UnaryOperator<String> change) throws IOException {
        Path file = folder.resolve("model.yaml");
        String text = Files.readString(file);
        String changed = change.apply(text);
        if (changed.equals(text)) {
            throw new IllegalArgumentException("Nothing was changed in " + text);
        }
        Files.writeString(file, changed);
        return this;
    }

    /** Another text in a file. */
    public BrokenPackage text(String name, UnaryOperator<String> change) throws IOException {
        byte[] old = Files.readAllBytes(folder.resolve(name));
        return replace(name, old, change.apply(utf8(old)).getBytes(StandardCharsets.UTF_8));
    }

    /** Another code in a TorchScript file. */
    public BrokenPackage code(String name, UnaryOperator<String> change) throws IOException {
        byte[] old = Files.readAllBytes(folder.resolve(name));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(old));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(
                        entry.getName().endsWith(".py")
                                ? change.apply(utf8(content)).getBytes(StandardCharsets.UTF_8)
                                : content);
            }
        }
        return replace(name, old, out.toByteArray());
    }

    /** Another content of a file. */
    public BrokenPackage bytes(String name, byte[] content) throws IOException {
        return replace(name, Files.readAllBytes(folder.resolve(name)), content);
    }

    private BrokenPackage replace(String name, byte[] old, byte[] changed) throws IOException {
        Files.write(folder.resolve(name), changed);
        return manifest(text -> text.replace(sha256(old), sha256(changed)));
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
