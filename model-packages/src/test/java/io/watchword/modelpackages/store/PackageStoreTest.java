package io.watchword.modelpackages.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.watchword.modelpackages.BrokenPackage;
import io.watchword.modelpackages.Fixtures;
import io.watchword.modelpackages.ModelPackage;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageStoreTest {
    private static final long MIB = 1 << 20;

    @TempDir
    private Path temp;

    private HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private PackageStore store() {
        return store(100 * MIB, 10 * MIB);
    }

    private PackageStore store(long mostBytes, long mostPackageBytes) {
        return new PackageStore(new StoreSettings(
                temp.resolve("cache"),
                mostBytes,
                mostPackageBytes,
                Duration.ofSeconds(20),
                Optional.of(new S3Credentials("ID", "very-secret"))));
    }

    private Path zip(String fixture) throws IOException {
        return zip(Fixtures.folder(fixture), temp.resolve(fixture + ".zip"));
    }

    private static Path zip(Path folder, Path target) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target));
                var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, zip);
            }
        }
        return target;
    }

    private String serve(String path, byte[] content) {
        server.createContext(path, exchange -> {
            asked.add(String.valueOf(exchange.getRequestHeaders().getFirst("authorization")));
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(content);
            }
        });
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private long packagesInCache() throws IOException {
        try (var inside = Files.list(temp.resolve("cache"))) {
            return inside.count();
        }
    }

    @Test
    void aFolderIsUsedWhereItLies() {
        assertThat(store().get(Fixtures.folder("vilt").toString()).folder()).isEqualTo(Fixtures.folder("vilt"));
    }

    @Test
    void aZipFileIsUnpackedOnce() throws IOException {
        PackageStore store = store();
        Path zip = zip("vilt");
        Path first = store.get(zip.toString()).folder();
        Path second = store.get(zip.toUri().toString()).folder();

        assertThat(first).startsWith(temp.resolve("cache")).isEqualTo(second);
        assertThat(packagesInCache()).isEqualTo(1);
    }

    @Test
    void aZipFileOverHttpIsVerifiedAndOneThatIsPinnedIsNotFetchedAgain() throws IOException {
        Path zip = zip("vilt");
        String pinned = serve("/models/vilt.zip", Files.readAllBytes(zip)) + "#sha256=" + Sha256.of(zip);

        assertThat(store().get(pinned).name()).isEqualTo("tiny-vilt");
        assertThat(store().get(pinned).name()).isEqualTo("tiny-vilt");
        assertThat(asked).hasSize(1);
    }

    @Test
    void aPackageThatWasExchangedIsRefusedWhereItIsPinned() throws IOException {
        String place = serve("/vilt.zip", Files.readAllBytes(zip("vilt"))) + "#sha256=" + "0".repeat(64);

        assertThatThrownBy(() -> store().get(place))
                .isInstanceOf(PackageException.class)
                .hasMessageContaining("it was exchanged");
        assertThat(packagesInCache()).isZero();
    }

    @Test
    void whatIsWrongIsToldOfWhereThePackageIsNotOfWhereItWasLaid() throws IOException {
        String noZip = serve("/no.zip", "nothing".getBytes(StandardCharsets.UTF_8));
        Path folder = Fixtures.copy("vilt", temp.resolve("broken"));
        Files.delete(folder.resolve("tokenizer.json"));
        String broken = serve("/broken.zip", Files.readAllBytes(zip(folder, temp.resolve("broken.zip"))));

        assertThatThrownBy(() -> store().get(noZip))
                .hasMessageContaining("/no.zip is no zip file")
                .hasMessageNotContaining(".part");
        assertThatThrownBy(() -> store().get(broken))
                .hasMessageContaining("/broken.zip/tokenizer.json")
                .hasMessageNotContaining(".part");
    }

    @Test
    void theMarkOfAPackageHereChangesWithIt() throws IOException {
        Path folder = Fixtures.copy("vilt", temp.resolve("vilt"));
        String before = PackageStore.mark(folder.toString()).orElseThrow();

        assertThat(PackageStore.mark(folder.toString())).contains(before);
        Files.writeString(folder.resolve("answers.txt"), "yes");
        assertThat(PackageStore.mark(folder.toString()).orElseThrow()).isNotEqualTo(before);
        assertThat(PackageStore.mark(temp.resolve("none.zip").toString())).contains("missing");
        assertThat(PackageStore.mark("https://models.example/vilt.zip")).isEmpty();
        assertThat(PackageStore.isHere("https://models.example/vilt.zip")).isFalse();
        assertThat(PackageStore.isHere(temp.resolve("none.zip").toString())).isTrue();
        assertThatThrownBy(() -> PackageStore.mark("\0")).isInstanceOf(PackageException.class);
    }

    @Test
    void whatWasDamagedInTheCacheIsFetchedAgain() throws IOException {
        Path zip = zip("vilt");
        String pinned = serve("/vilt.zip", Files.readAllBytes(zip)) + "#sha256=" + Sha256.of(zip);
        Files.writeString(store().get(pinned).folder().resolve("answers.txt"), "damaged");

        assertThat(store().get(pinned).lines("answers.txt")).contains("café");
        assertThat(asked).hasSize(2);
    }

    @Test
    void aBucketIsAskedWithASignature() throws IOException {
        serve("/models/vilt.zip", Files.readAllBytes(zip("vilt")));
        String endpoint = "http://127.0.0.1:" + server.getAddress().getPort();

        assertThat(store().get("s3://models/vilt.zip?endpoint=" + endpoint + "&region=eu-central-1")
                        .name())
                .isEqualTo("tiny-vilt");
        assertThat(asked)
                .singleElement()
                .asString()
                .startsWith("AWS4-HMAC-SHA256 Credential=ID/")
                .contains("/eu-central-1/s3/aws4_request")
                .doesNotContain("very-secret");
    }

    @Test
    void anEndpointIsWrittenInAnyUsualWay() {
        assertThat(bucket("https://host.example:443/", "x.zip")).isEqualTo("https://host.example/models/x.zip");
        assertThat(bucket("http://host.example:80", "x.zip")).isEqualTo("http://host.example/models/x.zip");
        assertThat(bucket("HTTP://host.example:9000/s3/", "x.zip"))
                .isEqualTo("http://host.example:9000/s3/models/x.zip");
    }

    @Test
    void aBucketsPathIsEncodedAsItIsSigned() {
        assertThat(bucket("https://host.example", "a+b=c@1%20(é)~.zip"))
                .isEqualTo("https://host.example/models/a%2Bb%3Dc%401%20%28%C3%A9%29~.zip");
    }

    private static String bucket(String endpoint, String key) {
        return Location.parse("s3://models/" + key + "?endpoint=" + endpoint).toString();
    }

    @Test
    void anEndpointThatIsNoneIsRefusedWithoutItsSecrets() {
        for (String endpoint :
                List.of("host.example", "host.example:9000", "https://user:secret@host.example", "ftp://secret")) {
            assertThatThrownBy(() -> store().get("s3://models/vilt.zip?endpoint=" + endpoint))
                    .isInstanceOf(PackageException.class)
                    .hasMessageContaining("https://HOST")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void aBucketThatPointsElsewhereIsNotFollowed() throws IOException {
        String elsewhere = serve("/elsewhere.zip", Files.readAllBytes(zip("vilt")));
        server.createContext("/models/vilt.zip", exchange -> {
            exchange.getResponseHeaders().add("location", elsewhere);
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        String endpoint = "http://127.0.0.1:" + server.getAddress().getPort();

        assertThatThrownBy(() -> store().get("s3://models/vilt.zip?endpoint=" + endpoint))
                .hasMessageContaining("answers with status 307");
        assertThat(asked).isEmpty();
    }

    @Test
    void withoutAKeyABucketIsNotAsked() {
        PackageStore store = new PackageStore(new StoreSettings(
                temp.resolve("cache"), MIB, MIB, Duration.ofSeconds(1), S3Credentials.from(Map.of())));

        assertThatThrownBy(() -> store.get("s3://models/vilt.zip"))
                .hasMessageContaining("AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
    }

    @Test
    void thePackagesUsedLongestAgoMakeRoom() throws IOException {
        PackageStore earlier = store();
        Path once = earlier.get(zip("vilt").toString()).folder();
        Path again = earlier.get(zip("vit").toString()).folder();
        lastUsed(once, 2);
        lastUsed(again, 1);
        Path last = store(size(again) + bytesOf("owlvit"), 10 * MIB)
                .get(zip("owlvit").toString())
                .folder();

        assertThat(once).doesNotExist();
        assertThat(again).isDirectory();
        assertThat(last).isDirectory();
    }

    @Test
    void aPackageThatWasGivenOutMakesRoomForNone() throws IOException {
        PackageStore store = store(1, 10 * MIB);
        ModelPackage first = store.get(zip("vilt").toString());
        ModelPackage second = store.get(zip("vit").toString());

        assertThat(first.lines("answers.txt")).contains("café");
        assertThat(second.folder()).isDirectory();
    }

    @Test
    void aPackageThatWasGivenBackMakesRoomOnceNobodyElseReadsIt() throws IOException {
        PackageStore store = store(1, 10 * MIB);
        ModelPackage first = store.get(zip("vilt").toString());
        ModelPackage again = store.get(zip("vilt").toString());

        store.release(first);
        store.release(store.get(zip("vit").toString()));
        assertThat(again.lines("answers.txt")).contains("café");

        store.release(again);
        store.get(zip("owlvit").toString());
        assertThat(again.folder()).doesNotExist();
    }

    @Test
    void whatIsChangedBehindALinkIsSeen() throws IOException {
        Path folder = Fixtures.copy("vilt", temp.resolve("vilt-1"));
        String link = Files.createSymbolicLink(temp.resolve("vilt"), folder).toString();
        String before = PackageStore.mark(link).orElseThrow();

        Files.writeString(folder.resolve("answers.txt"), "yes");

        assertThat(PackageStore.mark(link).orElseThrow()).isNotEqualTo(before);
    }

    /** As Kubernetes lays out what it mounts: links by way of {@code ..data}, which is exchanged at once. */
    private Path mounted(String version, String packageName) throws IOException {
        Path volume = Files.createDirectories(temp.resolve("volume"));
        Path files = Fixtures.copy("vilt", volume.resolve(version));
        Path yaml = files.resolve("model.yaml");
        Files.writeString(yaml, Files.readString(yaml).replace("name: tiny-vilt", "name: " + packageName));
        try (var inside = Files.list(files)) {
            for (Path file : inside.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
                Path link = volume.resolve(file.getFileName());
                if (!Files.isSymbolicLink(link)) {
                    Files.createSymbolicLink(link, Path.of("..data").resolve(file.getFileName()));
                }
            }
        }
        Path fresh = Files.createSymbolicLink(volume.resolve("..data_tmp"), Path.of(version));
        Files.move(fresh, volume.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        return volume;
    }

    @Test
    void whatKubernetesExchangesIsSeenAndRead() throws IOException {
        String volume = mounted("..2026_01", "first").toString();
        String before = PackageStore.mark(volume).orElseThrow();
        assertThat(store().get(volume).name()).isEqualTo("first");
        assertThat(PackageStore.mark(volume)).contains(before);

        mounted("..2026_02", "other");

        assertThat(PackageStore.mark(volume).orElseThrow()).isNotEqualTo(before);
        assertThat(store().get(volume).name()).isEqualTo("other");
    }

    @Test
    void whetherAnotherFileLiesElsewhereIsAskedWithoutFetchingIt() throws IOException {
        AtomicReference<String> tag = new AtomicReference<>("\"1\"");
        List<String> methods = new CopyOnWriteArrayList<>();
        byte[] zip = Files.readAllBytes(zip("vilt"));
        server.createContext("/tagged.zip", exchange -> {
            methods.add(exchange.getRequestMethod());
            boolean get = exchange.getRequestMethod().equals("GET");
            if (!tag.get().isEmpty()) {
                exchange.getResponseHeaders().add("ETag", tag.get());
            }
            exchange.sendResponseHeaders(200, get ? zip.length : -1);
            if (get) {
                exchange.getResponseBody().write(zip);
            }
            exchange.close();
        });
        String place = "http://127.0.0.1:" + server.getAddress().getPort() + "/tagged.zip";
        PackageStore store = store();
        assertThat(store.isNewer(place)).as("nothing was had yet").isFalse();

        store.get(place);

        assertThat(store.isNewer(place)).isFalse();
        tag.set("\"2\"");
        assertThat(store.isNewer(place)).isTrue();
        assertThat(methods).containsExactly("GET", "HEAD", "HEAD");
        store.get(place);
        assertThat(store.isNewer(place)).isFalse();
        tag.set("");
        assertThat(store.isNewer(place)).as("the server tells nothing").isFalse();
        server.stop(0);
        assertThat(store.isNewer(place)).as("nobody there").isFalse();
    }

    @Test
    void aBucketIsAskedWithASignatureForThat() throws IOException {
        List<String> heads = new CopyOnWriteArrayList<>();
        byte[] zip = Files.readAllBytes(zip("vilt"));
        server.createContext("/models/vilt.zip", exchange -> {
            boolean get = exchange.getRequestMethod().equals("GET");
            if (!get) {
                heads.add(exchange.getRequestHeaders().getFirst("authorization"));
            }
            exchange.getResponseHeaders().add("Last-Modified", get ? "Mon, 05 Jan 2026 10:00:00 GMT" : "later");
            exchange.sendResponseHeaders(200, get ? zip.length : -1);
            if (get) {
                exchange.getResponseBody().write(zip);
            }
            exchange.close();
        });
        String place = "s3://models/vilt.zip?endpoint=http://127.0.0.1:"
                + server.getAddress().getPort();
        PackageStore store = store();
        store.get(place);

        assertThat(store.isNewer(place)).isTrue();
        assertThat(heads).singleElement().asString().startsWith("AWS4-HMAC-SHA256 Credential=ID/");
    }

    private static void lastUsed(Path folder, int hoursAgo) throws IOException {
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(Duration.ofHours(hoursAgo))));
    }

    /** With room for a few folders, which have a size too. */
    private static long bytesOf(String fixture) throws IOException {
        return size(Fixtures.folder(fixture)) + (64 << 10);
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.mapToLong(each -> each.toFile().length()).sum();
        }
    }

    @Test
    void aMistypedPinIsNotTakenForNone() throws IOException {
        String place = serve("/vilt.zip", Files.readAllBytes(zip("vilt")));

        for (String pin : List.of("#sha256=" + "0".repeat(63), "#sha-256=" + "0".repeat(64), "#", "#md5=0")) {
            assertThatThrownBy(() -> store().get(place + pin))
                    .isInstanceOf(PackageException.class)
                    .hasMessageContaining("#sha256=");
            assertThatThrownBy(() -> store().get("s3://models/vilt.zip" + pin)).hasMessageContaining("is no pin");
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void aFolderIsNotPinned() {
        String pinned = Fixtures.folder("vilt") + "#sha256=" + "0".repeat(64);

        assertThatThrownBy(() -> store().get(pinned)).hasMessageContaining("is a folder");
    }

    @Test
    void aPackageThatIsTooLargeIsRefusedPackedAndUnpacked() throws IOException {
        String place = serve("/vilt.zip", Files.readAllBytes(zip("vilt")));

        assertThatThrownBy(() -> store(MIB, 1000).get(place)).hasMessageContaining("larger than");
        assertThatThrownBy(() -> store(MIB, 1000).get(zip("vilt").toString())).hasMessageContaining("larger unpacked");
        assertThat(packagesInCache()).isZero();
    }

    @Test
    void anEntryOutsideOfItsFolderIsRefused() throws IOException {
        Path slip = temp.resolve("slip.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(slip))) {
            zip.putNextEntry(new ZipEntry("../../slipped.txt"));
            zip.write("out".getBytes(StandardCharsets.UTF_8));
        }

        assertThatThrownBy(() -> store().get(slip.toString()))
                .hasMessageContaining("outside of its folder")
                .hasMessageContaining("../../slipped.txt");
        assertThat(temp.resolve("slipped.txt")).doesNotExist();
    }

    @Test
    void aPackageThatIsDamagedDoesNotGetIntoTheCache() throws IOException {
        BrokenPackage broken = BrokenPackage.of("vilt", temp.resolve("broken"));
        Files.writeString(broken.folder().resolve("answers.txt"), "others\n");
        Path zip = zip(broken.folder(), temp.resolve("broken.zip"));

        assertThatThrownBy(() -> store().get(zip.toString())).hasMessageContaining("damaged or was changed");
        assertThat(packagesInCache()).isZero();
    }

    @Test
    void aServerThatFallsSilentHoldsNobodyUp() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        server.createContext("/silent.zip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        PackageStore store = new PackageStore(
                new StoreSettings(temp.resolve("cache"), MIB, MIB, Duration.ofMillis(300), Optional.empty()));
        String place = "http://127.0.0.1:" + server.getAddress().getPort() + "/silent.zip";

        assertThatThrownBy(() -> store.get(place)).hasMessageContaining("did not arrive within 300 ms");
        over.countDown();
    }

    @Test
    void whereThereIsNothingThePlaceIsNamedWithoutItsSecrets() {
        String base = "http://user:secret@127.0.0.1:" + server.getAddress().getPort();

        assertThatThrownBy(() -> store().get(base + "/none.zip?signature=secret"))
                .hasMessageContaining("/none.zip answers with status 404")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> store().get("ftp://user:secret@host/x.zip"))
                .hasMessageContaining("http(s)://HOST/X.zip")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> store().get(temp.resolve("none.zip").toString()))
                .hasMessageContaining("There is no model package");
    }
}
