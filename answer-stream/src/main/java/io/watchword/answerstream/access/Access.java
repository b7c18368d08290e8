package io.watchword.answerstream.access;

import io.watchword.protocol.Role;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody must be to use an address; every address declares one. */
public enum Access {
    /** Anyone, also without a login. */
    OPEN(null, false),
    /** A viewer; one who is limited to some cameras sees only those. */
    VIEWER(Role.VIEWER, false),
    /** A viewer of every camera: what can't be split by camera. */
    VIEWER_OF_ALL(Role.VIEWER, true),
    /** An operator. */
    OPERATOR(Role.OPERATOR, false),
    /** An admin. */
    ADMIN(Role.ADMIN, false);

    private final @Nullable Role needed;
    private final boolean allCameras;

    Access(@Nullable Role needed, boolean allCameras) {
        this.needed = needed;
        this.allCameras = allCameras;
    }

    /** The least role; empty where no login is needed. */
    public Optional<Role> needed() {
        return Optional.ofNullable(needed);
    }

    /** Whether somebody may use it. */
    public boolean allows(Who who) {
        return needed == null || (who.role().covers(needed) && !(allCameras && who.isLimited()));
    }

    /** Whether requests that are not reads change something, so that they are written to the audit log. */
    public boolean changes() {
        return this == OPERATOR || this == ADMIN;
    }
}
