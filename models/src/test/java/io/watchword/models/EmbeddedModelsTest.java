package io.watchword.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchword.models.EmbeddedModels.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbeddedModelsTest {

    @TempDir
    Path directory;

    @Test
    void labelsAreCocosEightyInOrder() {
        List<String> labels = EmbeddedModels.labels();

        assertEquals(80, labels.size());
        assertEquals(80, new HashSet<>(labels).size());
        assertEquals(List.of("person", "bicycle", "car", "motorcycle", "airplane"), labels.subList(0, 5));
        assertEquals("toothbrush", labels.get(79));
    }

    @ParameterizedTest
    @EnumSource
    void everyCalibratedNameIsALabel(EmbeddedDetector detector) throws IOException {
        String calibration = calibration(detector);
        String classes = calibration.substring(calibration.indexOf("\"classes\""));

        List<String> names = Pattern.compile("\"([^\"]+)\": \\{\\s*\"a\"")
                .matcher(classes)
                .results()
                .map(match -> match.group(1))
                .toList();

        assertTrue(names.contains("person"), names.toString());
        assertTrue(EmbeddedModels.labels().containsAll(names), names.toString());
    }

    @ParameterizedTest
    @EnumSource
    void everyDetectorHasACalibrationOfItsOwnAndIsFoundByItsId(EmbeddedDetector detector) throws IOException {
        assertEquals(detector, EmbeddedDetector.called(" " + detector.id() + " "));
        for (EmbeddedDetector other : EmbeddedDetector.values()) {
            assertEquals(other == detector, calibration(other).equals(calibration(detector)));
        }
    }

    @Test
    void aDetectorThatThereIsNotIsRefusedWithThoseThatThereAre() {
        String message = assertThrows(IllegalArgumentException.class, () -> EmbeddedDetector.called("yolo"))
                .getMessage();

        assertEquals("detector: must be centernet or nanodet, but is yolo", message);
    }

    @ParameterizedTest
    @EnumSource
    void extractedFileIsTheResourceNamedAfterItsHash(Resource resource) throws Exception {
        Path file = EmbeddedModels.extract(resource, directory.resolve("not/there/yet"));

        byte[] written = Files.readAllBytes(file);
        assertArrayEquals(content(resource), written);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(written));
        assertTrue(file.getFileName().toString().contains("-" + hash.substring(0, 16) + "."), file.toString());
    }

    @Test
    void extractingAgainLeavesTheFileAlone() throws IOException {
        Path first = EmbeddedDetector.NANODET.extract(directory);
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(first, longAgo);

        Path second = EmbeddedDetector.NANODET.extract(directory);

        assertEquals(first, second);
        assertEquals(longAgo, Files.getLastModifiedTime(second));
    }

    @Test
    void aTruncatedFileIsReplacedAndNothingElseIsLeft() throws IOException {
        Path file = EmbeddedModels.extractDemoClip(directory);
        Files.write(file, new byte[] {1, 2, 3});

        EmbeddedModels.extractDemoClip(directory);

        assertArrayEquals(content(Resource.DEMO_CLIP), Files.readAllBytes(file));
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    private static String calibration(EmbeddedDetector detector) throws IOException {
        try (InputStream stream = detector.calibration()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] content(Resource resource) throws IOException {
        try (InputStream stream = resource.open()) {
            return stream.readAllBytes();
        }
    }
}
