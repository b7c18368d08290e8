package io.watchword.modelpackages.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where packages are kept that come from elsewhere.
 *
 * @param cache a folder that only this store writes to
 * @param mostBytes of the whole cache; those that were used longest ago go first, those that the store has given out
 *     and not been given back never
 * @param mostPackageBytes of one package, packed or unpacked
 * @param patience for a download, from beginning to end
 * @param s3 for packages behind {@code s3://}
 */
public record StoreSettings(
        Path cache, long mostBytes, long mostPackageBytes, Duration patience, Optional<S3Credentials> s3) {
    /** 32 GiB in all, 8 GiB a package, half an hour; the S3 key of the environment. */
    public static StoreSettings of(Path cache) {
        return new StoreSettings(
                cache, 32L << 30, 8L << 30, Duration.ofMinutes(30), S3Credentials.from(System.getenv()));
    }
}
