package io.watchword.answerstream.http;

/**
 * What one client may ask for; a client is a login, or without one a network address.
 *
 * @param requests a second, over some seconds
 * @param burst how many requests may come at once
 * @param streams moving pictures and event streams at once
 * @param connections of one network address at once
 * @param refusedLogins of one network address in a minute
 */
public record ClientLimits(int requests, int burst, int streams, int connections, int refusedLogins) {
    /** Plenty for a wall of cameras in a browser. */
    public static final ClientLimits USUAL = new ClientLimits(500, 2_000, 256, 1_024, 10);

    public ClientLimits {
        require("requests-per-client", requests);
        require("burst", burst);
        require("streams-per-client", streams);
        require("connections-per-client", connections);
        require("refused-logins", refusedLogins);
    }

    private static void require(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": must be at least 1, but is " + value);
        }
    }
}
