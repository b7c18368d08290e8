package io.watchword.protocol;

import java.time.Instant;

/**
 * That somebody changed something.
 *
 * @param at when
 * @param who the name of the token or person
 * @param action the method and address, such as {@code PATCH /api/v1/cameras/{id}}
 * @param what it was done to, such as {@code /api/v1/cameras/gate}
 * @param from the network address it came from
 */
public record AuditEntry(Instant at, String who, String action, String what, String from) {
    public AuditEntry {
        Checks.present("at", at);
        Checks.text("action", action, 200);
        who = Texts.clip(who, 100);
        what = Texts.clip(what, 300);
        from = Texts.clip(from, 100);
    }
}
