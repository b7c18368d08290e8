package io.watchword.modelpackages.store;

import io.watchword.modelpackages.PackageException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a package is, as it is written. Its text form has no password and no signed query in it. */
sealed interface Location {
    Pattern PIN = Pattern.compile("#sha256=([0-9a-fA-F]{64})$");

    /** The SHA-256 that the zip file must have, or empty. */
    String pin();

    /** A folder or a zip file here. */
    record Here(Path path, String pin) implements Location {
        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** A zip file behind HTTP. */
    record Web(URI address, String pin) implements Location {
        @Override
        public String toString() {
            return address.getScheme() + "://" + address.getHost()
                    + (address.getPort() < 0 ? "" : ":" + address.getPort()) + address.getRawPath();
        }
    }

    /** A zip file in a bucket: the address is signed for the region. */
    record Bucket(URI address, String region, String pin) implements Location {
        @Override
        public String toString() {
            return address.toString();
        }
    }

    /**
     * Reads it: a path, {@code file:}, {@code http(s)://HOST/X.zip}, or
     * {@code s3://BUCKET/X.zip?endpoint=https://HOST&region=R}; any zip file may be pinned by {@code #sha256=HEX}
     * behind.
     *
     * @throws PackageException saying what is wrong and how it is written
     */
    static Location parse(String written) {
        Matcher pinned = PIN.matcher(written);
        String pin = pinned.find() ? pinned.group(1).toLowerCase(Locale.ROOT) : "";
        String place = pin.isEmpty() ? written : written.substring(0, pinned.start());
        try {
            if (!place.contains("://") && !place.startsWith("file:")) {
                return new Here(Path.of(place), pin);
            }
            URI address = new URI(place);
            if (address.getRawFragment() != null) {
                throw new PackageException("What follows # in the place of a model package is no pin: give #sha256= and"
                        + " the 64 hexadecimal digits of the zip file's SHA-256, or nothing");
            }
            return switch (String.valueOf(address.getScheme())) {
                case "file" -> new Here(Path.of(address), pin);
                case "http", "https" -> new Web(withHost(address), pin);
                case "s3" -> bucket(withHost(address), pin);
                default -> throw unreadable();
            };
        } catch (URISyntaxException | IllegalArgumentException e) {
            // not with the exception: its message repeats the whole address, perhaps with a password
            throw unreadable();
        }
    }

    private static PackageException unreadable() {
        return new PackageException("The place of a model package is not understood; give a folder, a zip file,"
                + " http(s)://HOST/X.zip or s3://BUCKET/X.zip?endpoint=https://HOST&region=R");
    }

    private static URI withHost(URI address) {
        if (address.getHost() == null || address.getRawPath().isEmpty()) {
            throw unreadable();
        }
        return address;
    }

    private static Bucket bucket(URI address, String pin) throws URISyntaxException {
        String endpoint = "";
        String region = "us-east-1";
        for (String pair : address.getRawQuery() == null
                ? new String[0]
                : address.getRawQuery().split("&", -1)) {
            if (pair.startsWith("endpoint=")) {
                endpoint = pair.substring("endpoint=".length());
            } else if (pair.startsWith("region=")) {
                region = pair.substring("region=".length());
            } else {
                throw unreadable();
            }
        }
        URI base = endpoint.isEmpty() ? new URI("https://s3." + region + ".amazonaws.com") : endpoint(endpoint);
        String path = base.getRawPath() + "/" + encoded(address.getHost() + address.getPath());
        return new Bucket(new URI(base.getScheme() + "://" + base.getRawAuthority() + path), region, pin);
    }

    /** As it is signed: without what clients leave out of the host's header. */
    private static URI endpoint(String written) throws URISyntaxException {
        URI endpoint = new URI(written);
        String scheme = String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        if (!(secure || scheme.equals("http"))
                || endpoint.getHost() == null
                || endpoint.getRawUserInfo() != null
                || endpoint.getRawQuery() != null) {
            // without repeating it: there may be a password in it
            throw new PackageException("The endpoint of a bucket is not understood: give https://HOST or"
                    + " http://HOST:PORT, without a name or password, which belong in AWS_ACCESS_KEY_ID and"
                    + " AWS_SECRET_ACCESS_KEY");
        }
        boolean usual = endpoint.getPort() == (secure ? 443 : 80);
        return new URI(
                scheme,
                null,
                endpoint.getHost(),
                usual ? -1 : endpoint.getPort(),
                endpoint.getPath().replaceAll("/+$", ""),
                null,
                null);
    }

    /** Everything but letters, digits, slashes and -._~ as signatures have it. */
    private static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("%2F", "/")
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
