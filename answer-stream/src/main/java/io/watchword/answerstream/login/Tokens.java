package io.watchword.answerstream.login;

import io.vertx.core.Future;
import io.watchword.answerstream.http.Problem;
import io.watchword.protocol.AccessToken;
import io.watchword.protocol.kafka.CompactedTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tokens and sessions, found by what somebody sends. Shared over Kafka by every process that serves the interface. */
public final class Tokens {
    /** Most tokens. */
    static final int MOST = 1_000;

    private static final int MOST_SESSIONS = 10_000;
    private static final int MOST_SESSIONS_EACH = 200;
    private static final Duration SESSION = Duration.ofDays(30);

    private final CompactedTable<AccessToken> table;
    private final Map<String, AccessToken> byHash = new ConcurrentHashMap<>();
    private final Map<String, Instant> lastUsed = new ConcurrentHashMap<>();

    /** Those of this table. */
    public Tokens(CompactedTable<AccessToken> table) {
        this.table = table;
        table.onChange((id, before, after) -> changed(before, after));
        table.values().forEach(token -> byHash.put(token.hash(), token));
    }

    private void changed(@Nullable AccessToken before, @Nullable AccessToken after) {
        if (before != null) {
            byHash.remove(before.hash());
        }
        if (after != null) {
            byHash.put(after.hash(), after);
        } else if (before != null) {
            lastUsed.remove(before.id());
        }
    }

    /** What somebody holds who sends this, if it still works. */
    Optional<AccessToken> find(String secret) {
        Instant now = Instant.now();
        Optional<AccessToken> found =
                Optional.ofNullable(byHash.get(TokenSecret.hash(secret))).filter(token -> token.lasts(now));
        found.filter(token -> token.parent() == null).ifPresent(token -> lastUsed.put(token.id(), now));
        return found;
    }

    /** Whether it has not been withdrawn. */
    boolean stands(AccessToken token) {
        return table.get(token.id())
                .filter(kept -> kept.hash().equals(token.hash()))
                .isPresent();
    }

    /** A token, if there is one of this id; sessions are none. */
    Optional<AccessToken> get(String id) {
        return table.get(id).filter(token -> token.parent() == null);
    }

    /** Every token, oldest first, without sessions. */
    List<AccessToken> all() {
        return all(token -> token.parent() == null).toList();
    }

    private Stream<AccessToken> all(java.util.function.Predicate<AccessToken> wanted) {
        return table.values().stream().filter(wanted).sorted(Comparator.comparing(AccessToken::createdAt));
    }

    /** When it was last used with this process, if it was. */
    Optional<Instant> lastUsed(String id) {
        return Optional.ofNullable(lastUsed.get(id));
    }

    /** Keeps a token. */
    Future<Void> add(AccessToken token) {
        if (all().size() >= MOST) {
            throw Problem.limit("There are " + MOST + " tokens already; remove some")
                    .exception();
        }
        return table.put(token);
    }

    /** Withdraws it; sessions that were opened with it end with it. */
    Future<Void> remove(AccessToken token) {
        List<Future<Void>> ending = all(each -> token.id().equals(each.parent()))
                .map(session -> table.remove(session.id()))
                .toList();
        return Future.join(ending).compose(ended -> table.remove(token.id()));
    }

    /**
     * Opens a session, for as long as what it is opened with lasts, at most 30 days.
     *
     * @param secret of the new session
     * @param opener what it is opened with
     */
    Future<AccessToken> open(String secret, Opener opener) {
        Instant now = Instant.now();
        String hash = TokenSecret.hash(secret);
        AccessToken session = new AccessToken(
                "session-" + hash.substring(0, 32),
                opener.name(),
                hash,
                opener.role(),
                opener.cameras(),
                now,
                earlier(now.plus(SESSION), opener.expiresAt()),
                opener.id());
        return makeRoom(opener.id(), now).compose(room -> table.put(session)).map(session);
    }

    /** Ends a session. */
    Future<Void> end(AccessToken session) {
        return table.remove(session.id());
    }

    private Future<Void> makeRoom(String parent, Instant now) {
        List<AccessToken> sessions = all(token -> token.parent() != null).toList();
        List<AccessToken> ofParent =
                sessions.stream().filter(each -> parent.equals(each.parent())).toList();
        List<AccessToken> over =
                sessions.stream().filter(each -> !each.lasts(now)).limit(100).toList();
        if (sessions.size() - over.size() >= MOST_SESSIONS) {
            throw Problem.limit("There are " + MOST_SESSIONS + " sessions already")
                    .exception();
        }
        Stream<AccessToken> oldest = ofParent.stream().limit(Math.max(0, ofParent.size() - MOST_SESSIONS_EACH + 1));
        return Future.join(Stream.concat(over.stream(), oldest)
                        .distinct()
                        .map(each -> table.remove(each.id()))
                        .toList())
                .mapEmpty();
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other == null || one.isBefore(other) ? one : other;
    }

    /** Stops following the table. */
    public Future<Void> close() {
        return table.close();
    }
}
