package io.watchword.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key to the HTTP interface, without the secret: what is kept of it can't be used to log in.
 *
 * @param id its id
 * @param name who or what it is for, 1 to 100 characters
 * @param hash SHA-256 of the secret, in lower-case hexadecimal
 * @param role what it allows
 * @param cameras ids of the cameras that it is limited to, only for viewers; null for all
 * @param createdAt when it was given out
 * @param expiresAt when it stops working; null for never
 * @param parent for a browser's session, the id of what it was opened with: it ends when that does; otherwise null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccessToken(
        String id,
        String name,
        String hash,
        Role role,
        @Nullable List<String> cameras,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable String parent) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    @JsonCreator
    public AccessToken(
            @JsonProperty("id") @Nullable String id,
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("hash") @Nullable String hash,
            @JsonProperty("role") @Nullable Role role,
            @JsonProperty("cameras") @Nullable List<String> cameras,
            @JsonProperty("createdAt") @Nullable Instant createdAt,
            @JsonProperty("expiresAt") @Nullable Instant expiresAt,
            @JsonProperty("parent") @Nullable String parent) {
        this.id = Ids.require("id", Checks.present("id", id));
        this.name = Checks.text("name", name, 100);
        this.hash = hash(hash);
        this.role = Checks.present("role", role);
        this.cameras = cameras == null ? null : List.copyOf(cameras);
        this.createdAt = Checks.present("createdAt", createdAt);
        this.expiresAt = expiresAt;
        this.parent = parent;
        if (cameras != null && this.role != Role.VIEWER) {
            throw new InvalidFieldException("cameras", "can limit viewers only; an " + this.role.word() + " sees all");
        }
        if (cameras != null) {
            cameras.forEach(camera -> Ids.require("cameras", camera));
        }
    }

    private static String hash(@Nullable String hash) {
        String present = Checks.present("hash", hash);
        if (!HASH.matcher(present).matches()) {
            throw new InvalidFieldException("hash", "is no SHA-256 in hexadecimal");
        }
        return present;
    }

    /** Whether it still works at a moment, as far as its own time goes. */
    public boolean lasts(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }
}
