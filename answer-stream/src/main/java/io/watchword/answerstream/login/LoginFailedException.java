package io.watchword.answerstream.login;

import io.watchword.protocol.Texts;

/** A login at the provider came to nothing. */
final class LoginFailedException extends Exception {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 200;

    private final LoginTrouble trouble;

    /** @param detail for the log; may have been sent by anyone */
    LoginFailedException(LoginTrouble trouble, String detail) {
        super(Texts.clip(detail.replaceAll("[^\\x20-\\x7e]", "?"), LONGEST));
        this.trouble = trouble;
    }

    LoginTrouble trouble() {
        return trouble;
    }
}
