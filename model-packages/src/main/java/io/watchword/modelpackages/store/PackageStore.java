package io.watchword.modelpackages.store;

import io.watchword.modelpackages.ModelPackage;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Gets packages from where they are. A folder is used where it lies; zip files are unpacked into a bounded cache, under
 * the SHA-256 of the zip file, so one that has been had is not unpacked again, and one that is pinned is not even
 * downloaded again. Every package that comes out has been verified file by file.
 */
public final class PackageStore {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int BUFFER = 1 << 16;
    private static final int DEEP = 3;
    private static final int MOST_MARKED = 1_000;

    private final StoreSettings settings;
    /** How often each was given out and not given back. */
    private final Map<Path, Integer> inUse = new ConcurrentHashMap<>();
    /** What servers said of the files that were had from them. */
    private final Map<Location, String> marks = new ConcurrentHashMap<>();

    private final HttpClient web = client(HttpClient.Redirect.NORMAL);
    /** A signature is for one host: nobody else is sent it. */
    private final HttpClient buckets = client(HttpClient.Redirect.NEVER);

    public PackageStore(StoreSettings settings) {
        this.settings = settings;
    }

    private static HttpClient client(HttpClient.Redirect redirect) {
        return HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(redirect)
                .build();
    }

    /**
     * Gets a package; blocks until it is here.
     *
     * @param written where it is: a folder or zip file, {@code http(s)://…/X.zip}, or
     *     {@code s3://BUCKET/X.zip?endpoint=https://HOST&region=R}; zip files may have {@code #sha256=HEX} behind
     * @throws PackageException naming the place, without secrets, and what to do
     */
    public ModelPackage get(String written) {
        Location location = Location.parse(written);
        if (location instanceof Location.Here here && Files.isDirectory(here.path())) {
            if (!here.pin().isEmpty()) {
                throw new PackageException(here + " is a folder, which has no SHA-256 to pin: leave #sha256= out, or"
                        + " give the zip file");
            }
            return ModelPackage.open(here.path());
        }
        Path had = settings.cache().resolve(location.pin());
        if (!location.pin().isEmpty() && isUsable(had)) {
            return opened(had);
        }
        return location instanceof Location.Here here ? unpacked(zip(here), location) : downloaded(location);
    }

    /**
     * Takes back what {@link #get} gave, which is not read any more; it stays in the cache as long as there is room.
     */
    public void release(ModelPackage read) {
        inUse.computeIfPresent(read.folder(), (place, times) -> times > 1 ? times - 1 : null);
    }

    /** How messages may name the place of a package, where it is understood. */
    public static Set<String> places(String written) {
        try {
            Location location = Location.parse(written);
            return location instanceof Location.Here here
                    ? Set.copyOf(List.of(
                            here.toString(),
                            here.path().normalize().toString(),
                            here.path().toAbsolutePath().toString(),
                            here.path().toAbsolutePath().normalize().toString()))
                    : Set.of(location.toString());
        } catch (PackageException e) {
            return Set.of();
        }
    }

    /**
     * Whether a package would be looked for on this machine; nothing is read for that.
     *
     * @throws PackageException if the place is not understood
     */
    public static boolean isHere(String written) {
        return Location.parse(written) instanceof Location.Here;
    }

    /**
     * What changes when a package that lies here is exchanged, without reading it: sizes and times. Empty for packages
     * elsewhere.
     *
     * @throws PackageException if the place is not understood
     */
    public static Optional<String> mark(String written) {
        if (!(Location.parse(written) instanceof Location.Here here)) {
            return Optional.empty();
        }
        // as it may be a link to another folder
        try (var files = Files.walk(here.path().toRealPath(), DEEP, FileVisitOption.FOLLOW_LINKS)) {
            return Optional.of(
                    files.limit(MOST_MARKED).sorted().map(PackageStore::markOf).collect(Collectors.joining("\n")));
        } catch (IOException | UncheckedIOException e) {
            return Optional.of("missing");
        }
    }

    private static String markOf(Path file) {
        try {
            return Files.size(file) + " " + Files.getLastModifiedTime(file) + " " + file.getFileName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path zip(Location.Here here) {
        if (!Files.isRegularFile(here.path())) {
            throw new PackageException("There is no model package at " + here + ": give a folder or a zip file");
        }
        return here.path();
    }

    /**
     * Whether what lies elsewhere is another file by now than the one that was last had from there, as far as its
     * server tells without sending it ({@code ETag}, else {@code Last-Modified} and the length); no where it tells
     * nothing, can't be reached, or a pin says which file it must be. Blocks.
     *
     * @throws PackageException if the place is not understood
     */
    public boolean isNewer(String written) {
        Location location = Location.parse(written);
        String known = marks.get(location);
        if (known == null || !location.pin().isEmpty()) {
            return false;
        }
        HttpClient client = location instanceof Location.Bucket ? buckets : web;
        try {
            HttpResponse<Void> response =
                    client.send(request("HEAD", location), HttpResponse.BodyHandlers.discarding());
            return response.statusCode() == 200
                    && mark(response).filter(mark -> !mark.equals(known)).isPresent();
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<String> mark(HttpResponse<?> response) {
        Optional<String> length = response.headers().firstValue("Content-Length");
        return response.headers()
                .firstValue("ETag")
                .or(() -> response.headers().firstValue("Last-Modified").map(at -> at + " " + length.orElse("")));
    }

    private ModelPackage downloaded(Location location) {
        Path download = temporary();
        HttpClient client = location instanceof Location.Bucket ? buckets : web;
        try {
            HttpResponse<InputStream> response =
                    client.send(request("GET", location), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body();
                    Deadline deadline = new Deadline(body, settings.patience())) {
                if (response.statusCode() != 200) {
                    throw new PackageException(location + " answers with status " + response.statusCode()
                            + ": see that it is there and may be read");
                }
                copyUntil(deadline, body, download, location);
            }
            ModelPackage had = unpacked(download, location);
            mark(response).ifPresent(mark -> marks.put(location, mark));
            return had;
        } catch (IOException e) {
            throw new PackageException(
                    "Can't get " + location + ": " + e.getClass().getSimpleName() + "; see that the server is there",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PackageException("Interrupted while getting " + location, e);
        } finally {
            delete(download);
        }
    }

    private void copyUntil(Deadline deadline, InputStream body, Path to, Location location) throws IOException {
        try {
            copy(body, to, location);
        } catch (IOException e) {
            deadline.requireKept(location);
            throw e;
        }
        deadline.requireKept(location);
    }

    private HttpRequest request(String method, Location location) {
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(settings.patience());
        if (location instanceof Location.Bucket bucket) {
            S3Credentials credentials = settings.s3()
                    .orElseThrow(() -> new PackageException(
                            "There is no key for " + bucket + ": give AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"));
            new AwsSignature(credentials, bucket.region())
                    .headers(method, bucket.address(), Map.of(), Instant.now())
                    .forEach(request::header);
            return request.uri(bucket.address()).build();
        }
        URI address = ((Location.Web) location).address();
        return request.uri(address).build();
    }

    private void copy(InputStream body, Path to, Location location) throws IOException {
        long left = settings.mostPackageBytes();
        try (OutputStream out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                left -= read;
                if (left < 0) {
                    throw new PackageException(location + " is larger than " + (settings.mostPackageBytes() >> 20)
                            + " MiB: raise the limit if it is right");
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private ModelPackage unpacked(Path zip, Location location) {
        String sha256 = Sha256.of(zip);
        if (!location.pin().isEmpty() && !location.pin().equals(sha256)) {
            throw new PackageException(location + " has the SHA-256 " + sha256 + ", but " + location.pin()
                    + " was asked for: it was exchanged; pin the new one if that is right");
        }
        Path place = settings.cache().resolve(sha256);
        if (!isUsable(place)) {
            unpack(zip, place, location);
        }
        ModelPackage opened = opened(place);
        forgetOldest();
        return opened;
    }

    private void unpack(Path zip, Path place, Location location) {
        Path folder = temporary();
        try {
            Files.delete(folder);
            Files.createDirectory(folder);
            Path root = ZipPackage.unpack(zip, folder, settings.mostPackageBytes());
            ModelPackage.open(root);
            Files.move(root, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (PackageException e) {
            throw named(e, location, zip, folder);
        } catch (IOException e) {
            if (!Files.isDirectory(place)) {
                throw new PackageException("Can't write to the cache " + settings.cache() + ": " + e.getMessage(), e);
            }
        } finally {
            delete(folder);
        }
    }

    /** What is wrong with it, where people know it rather than where it was laid to be looked at. */
    private static PackageException named(PackageException e, Location location, Path... temporary) {
        String told = String.valueOf(e.getMessage());
        for (Path each : temporary) {
            told = told.replace(each.toString(), location.toString());
        }
        return new PackageException(told, e);
    }

    /** Whether a package lies there whole; one that does not is taken away. */
    private static boolean isUsable(Path place) {
        if (!Files.isDirectory(place)) {
            return false;
        }
        try {
            ModelPackage.open(place);
            return true;
        } catch (PackageException e) {
            delete(place);
            return false;
        }
    }

    private ModelPackage opened(Path place) {
        inUse.merge(place, 1, Integer::sum);
        try {
            Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
        } catch (IOException e) {
            throw new PackageException("Can't write to " + place + ": " + e.getMessage(), e);
        }
        return ModelPackage.open(place);
    }

    /** Never what was given out here and not given back: it may be read at any time. */
    private void forgetOldest() {
        try (var inside = Files.list(settings.cache())) {
            List<Path> oldestFirst = inside.filter(Files::isDirectory)
                    .filter(each -> !each.getFileName().toString().endsWith(".part"))
                    .sorted(Comparator.comparingLong(each -> each.toFile().lastModified()))
                    .toList();
            forgetLeftovers();
            long total = oldestFirst.stream().mapToLong(PackageStore::size).sum();
            for (Path each : oldestFirst) {
                if (total > settings.mostBytes() && !inUse.containsKey(each)) {
                    total -= size(each);
                    delete(each);
                }
            }
        } catch (IOException e) {
            throw new PackageException("Can't read the cache " + settings.cache() + ": " + e.getMessage(), e);
        }
    }

    /** What a process that died left behind. */
    private void forgetLeftovers() throws IOException {
        long old = Instant.now().minus(settings.patience().multipliedBy(2)).toEpochMilli();
        try (var inside = Files.list(settings.cache())) {
            inside.filter(each -> each.getFileName().toString().endsWith(".part"))
                    .filter(each -> each.toFile().lastModified() < old)
                    .forEach(PackageStore::delete);
        }
    }

    private Path temporary() {
        try {
            return Files.createTempFile(Files.createDirectories(settings.cache()), "", ".part");
        } catch (IOException e) {
            throw new PackageException("Can't write to the cache " + settings.cache() + ": " + e.getMessage(), e);
        }
    }

    private static long size(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.mapToLong(each -> each.toFile().length()).sum();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    private static void delete(Path place) {
        try (var files = Files.walk(place)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | UncheckedIOException e) {
            // it is tried again when something else is forgotten
        }
    }
}
