package io.watchword.answerstream.access;

import io.watchword.protocol.Question;
import io.watchword.protocol.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who uses the interface.
 *
 * @param id tells clients apart, for limits; never shown
 * @param name as it is shown and written to the audit log
 * @param role what they may do
 * @param cameras ids of the cameras they see; null for all
 * @param expiresAt when they must log in again; null for never
 */
public record Who(String id, String name, Role role, @Nullable Set<String> cameras, @Nullable Instant expiresAt) {
    public Who {
        cameras = cameras == null ? null : Set.copyOf(cameras);
    }

    /** Where no login is needed. */
    public static Who anyone(String address) {
        return new Who(address, "anyone", Role.ADMIN, null, null);
    }

    /** Whether there are cameras that they don't see. */
    public boolean isLimited() {
        return cameras != null;
    }

    /** Whether they see this camera. */
    public boolean sees(String camera) {
        return cameras == null || cameras.contains(camera);
    }

    /** Whether they see a question: one about any camera that they see, or only about regions that they see. */
    public boolean sees(Question question) {
        return question.regions().isEmpty()
                ? question.cameras().isEmpty() || question.cameras().stream().anyMatch(this::sees)
                : question.regions().stream().allMatch(region -> sees(region.camera()));
    }

    /** A question as it is shown to them: without the cameras that they don't see. */
    public Question shown(Question question) {
        if (cameras == null) {
            return question;
        }
        return question.about(question.cameras().stream().filter(this::sees).toList());
    }

    /** The cameras that they are limited to; empty where they see all. */
    public Optional<Set<String>> limit() {
        return Optional.ofNullable(cameras);
    }

    /** Whether their login has not run out. */
    public boolean lasts(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }
}
