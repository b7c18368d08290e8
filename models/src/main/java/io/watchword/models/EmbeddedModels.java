package io.watchword.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The resources of this module, for reading in place or as files: the native libraries that load a model or open a clip
 * want a path.
 */
public final class EmbeddedModels {

    private static final int HASH_DIGITS = 16;

    private EmbeddedModels() {}

    /** What is embedded. */
    public enum Resource {
        /** A detector, as TorchScript; see {@link EmbeddedDetector}. */
        CENTERNET("centernet/centernet.pt"),
        /** What turns its scores into probabilities, as JSON. */
        CENTERNET_CALIBRATION("centernet/calibration.json"),
        /** A detector, as TorchScript; see {@link EmbeddedDetector}. */
        NANODET("nanodet/nanodet.pt"),
        /** What turns its scores into probabilities, as JSON. */
        NANODET_CALIBRATION("nanodet/calibration.json"),
        /** The detectors' classes, one a line, in the order of their indices. */
        LABELS("coco-80.txt"),
        /** Pedestrians on a campus path, 79.5 s of H.264. */
        DEMO_CLIP("demo/demo.mp4");

        private final String path;

        Resource(String path) {
            this.path = path;
        }

        /** Where the resource is; inside a jar when this class is. */
        public URL url() {
            URL url = EmbeddedModels.class.getResource(path);
            if (url == null) {
                throw new IllegalStateException("missing from this distribution: " + path);
            }
            return url;
        }

        /** Opens the resource; the caller closes it. */
        public InputStream open() throws IOException {
            return url().openStream();
        }

        private byte[] bytes() throws IOException {
            try (InputStream stream = open()) {
                return stream.readAllBytes();
            }
        }

        private String fileName(byte[] content) {
            int dot = path.lastIndexOf('.');
            return path.substring(path.lastIndexOf('/') + 1, dot) + "-" + hash(content) + path.substring(dot);
        }
    }

    /** The labels of every embedded detector: a detection's class index is its label's position here. */
    public static List<String> labels() {
        try {
            return new String(Resource.LABELS.bytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the demo clip into the directory, unless it is there. See {@link #extract(Resource, Path)}. */
    public static Path extractDemoClip(Path directory) throws IOException {
        return extract(Resource.DEMO_CLIP, directory);
    }

    /**
     * Writes the resource into the directory, which is made where it is missing. The file's name contains the start of
     * its content's SHA-256, so another version's file is never taken for this one, and it appears whole or not at all:
     * any number of processes may extract into one directory.
     *
     * @return the file
     */
    public static Path extract(Resource resource, Path directory) throws IOException {
        byte[] content = resource.bytes();
        Path file = directory.resolve(resource.fileName(content));
        if (!Files.isRegularFile(file) || Files.size(file) != content.length) {
            write(content, file);
        }
        return file;
    }

    private static void write(byte[] content, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), ".extracting-", ".tmp");
        try {
            Files.write(unfinished, content);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
