package io.watchword.modelpackages.task;

import io.watchword.modelpackages.PackageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The device that tracing wrote into TorchScript. Weights go where a model is loaded to, but what is made in a call,
 * such as positions, is made on the device that the code names: the one that it was traced on.
 */
final class DeviceConstants {
    private static final String TRACED_ON = "torch.device(\"cpu\")";

    private DeviceConstants() {}

    /**
     * A copy of a TorchScript file whose code makes everything on another device.
     *
     * @param device as Torch calls it: {@code cuda:0}
     * @return a temporary file; the caller deletes it
     * @throws PackageException if it is no TorchScript, or there is no room for the copy
     */
    static Path moved(Path file, String device) {
        try {
            Path copy = Files.createTempFile("watchword-", ".pt");
            try (ZipFile from = new ZipFile(file.toFile());
                    OutputStream out = Files.newOutputStream(copy);
                    ZipOutputStream to = new ZipOutputStream(out)) {
                to.setLevel(0);
                for (ZipEntry entry : from.stream().toList()) {
                    to.putNextEntry(new ZipEntry(entry.getName()));
                    copy(from, entry, to, device);
                }
                return copy;
            } catch (IOException e) {
                Files.deleteIfExists(copy);
                throw e;
            }
        } catch (IOException e) {
            throw new PackageException(
                    "Can't copy " + file + " for " + device + ": " + e.getMessage()
                            + "; see that it is TorchScript, and that there is room for it in java.io.tmpdir",
                    e);
        }
    }

    private static void copy(ZipFile from, ZipEntry entry, OutputStream to, String device) throws IOException {
        try (var content = from.getInputStream(entry)) {
            if (entry.getName().endsWith(".py")) {
                String code = new String(content.readAllBytes(), StandardCharsets.UTF_8);
                to.write(code.replace(TRACED_ON, "torch.device(\"" + device + "\")")
                        .getBytes(StandardCharsets.UTF_8));
            } else {
                content.transferTo(to);
            }
        }
    }
}
