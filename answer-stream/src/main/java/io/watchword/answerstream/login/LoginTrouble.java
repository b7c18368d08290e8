package io.watchword.answerstream.login;

/** Why a login at the provider came to nothing; the page has words for each. */
enum LoginTrouble {
    /** The person, or the provider, said no. */
    DENIED("denied"),
    /** Nobody was logged in at the provider, and nobody was to be asked. */
    ENDED("ended"),
    /** It took too long, or was begun in another browser: any page can send somebody's browser here like that. */
    EXPIRED("expired"),
    /** The provider does not take the code of a login that was begun here; to people it has expired, too. */
    CODE_REFUSED("expired"),
    /** The provider's reply can't be trusted. */
    REFUSED("refused"),
    /** The provider gives no role here. */
    NO_ROLE("no-role"),
    /** The provider does not take this server's client. */
    MISCONFIGURED("misconfigured"),
    /** Too many tries, or too many sessions. */
    TOO_MANY("too-many"),
    /** The provider can't be reached. */
    UNREACHABLE("unreachable");

    private final String word;

    LoginTrouble(String word) {
        this.word = word;
    }

    /** Told to the page. */
    String word() {
        return word;
    }

    /** Whether whoever began the login may be trying things out. */
    boolean isSuspicious() {
        return this == CODE_REFUSED || this == REFUSED;
    }
}
