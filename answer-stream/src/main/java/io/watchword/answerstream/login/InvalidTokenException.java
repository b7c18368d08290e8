package io.watchword.answerstream.login;

/** An identity provider's token is not to be taken; the message says why, without the token. */
final class InvalidTokenException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidTokenException(String reason) {
        super(reason);
    }
}
