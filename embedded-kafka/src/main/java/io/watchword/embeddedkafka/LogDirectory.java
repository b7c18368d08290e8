package io.watchword.embeddedkafka;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** Where a broker keeps its log. */
public final class LogDirectory {
    private LogDirectory() {}

    /**
     * Prepares a directory for a broker that is its own controller; one that is prepared stays as it is.
     *
     * @param log created if missing
     * @param node the broker's number in its cluster
     * @param cluster the cluster's id
     * @throws DataDirectoryException if it can't be prepared
     */
    public static void format(Path log, int node, String cluster) {
        if (Files.exists(log.resolve("meta.properties"))) {
            return;
        }
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Files.createDirectories(log);
            new Formatter()
                    .setPrintStream(silent)
                    .setNodeId(node)
                    .setClusterId(cluster)
                    .addDirectory(log.toString())
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(log.toString())
                    .run();
        } catch (Exception e) {
            throw new DataDirectoryException(
                    "The data directory " + log + " can't be prepared for Kafka: " + e.getMessage(), e);
        }
    }
}
