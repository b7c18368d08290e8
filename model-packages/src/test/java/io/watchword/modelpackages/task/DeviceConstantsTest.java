package io.watchword.modelpackages.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.modelpackages.BrokenPackage;
import io.watchword.modelpackages.Fixtures;
import io.watchword.modelpackages.ModelPackage;
import io.watchword.modelpackages.picture.RgbImage;
import io.watchword.protocol.Detection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceConstantsTest {
    private static final RgbImage GREY = RgbImage.plain(90, 70, 90);

    @Test
    void noCodeOfAnyPackageNamesTheDeviceItWasTracedOn() throws IOException {
        int named = 0;
        for (Path network : networks()) {
            named += code(network).contains("torch.device(\"cpu\")") ? 1 : 0;
            Path moved = DeviceConstants.moved(network, "cuda:1");
            assertThat(code(moved))
                    .as(network.toString())
                    .doesNotContain("\"cpu\"")
                    .hasSize(code(network).replace("(\"cpu\")", "(\"cuda:1\")").length());
            Files.delete(moved);
        }
        assertThat(named).isPositive();
    }

    @Test
    void codeThatWasMovedGivesTheSame(@TempDir Path temp) throws IOException {
        Path moved = DeviceConstants.moved(Fixtures.folder("detr").resolve("model.pt"), "cpu:0");
        BrokenPackage copy = BrokenPackage.of("detr", temp).bytes("model.pt", Files.readAllBytes(moved));
        Files.delete(moved);

        try (Detecting before = Fixtures.load("detr", Detecting.class);
                Detecting after =
                        TaskLoader.load(ModelPackage.open(copy.folder()), Detecting.class, LoadOptions.cpu(1))) {
            List<Detection> expected = before.detect(GREY);

            assertThat(code(copy.folder().resolve("model.pt"))).contains("torch.device(\"cpu:0\")");
            assertThat(expected).isNotEmpty();
            assertThat(after.detect(GREY)).isEqualTo(expected);
        }
    }

    private static List<Path> networks() throws IOException {
        try (var files = Files.walk(Fixtures.folder("detr").getParent())) {
            return files.filter(file -> file.toString().endsWith(".pt")).toList();
        }
    }

    private static String code(Path network) throws IOException {
        StringBuilder code = new StringBuilder();
        try (ZipFile zip = new ZipFile(network.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (entry.getName().endsWith(".py")) {
                    code.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return code.toString();
    }
}
