package io.watchword.answerstream;

import io.watchword.answerstream.stream.StreamLimits;
import io.watchword.protocol.CameraUrls;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where and how the HTTP interface is served.
 *
 * @param host address or name to bind
 * @param port to listen on, 0 for any free one
 * @param urls which camera URLs are taken
 * @param insecure whether anyone who can reach it may use it: needed to bind anything but this machine
 * @param limits of the event stream
 */
public record AnswerStreamSettings(String host, int port, CameraUrls urls, boolean insecure, StreamLimits limits) {
    /** Bound where nothing else is said. */
    public static final String LOCAL = "127.0.0.1";

    public AnswerStreamSettings {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host: give an address to bind, such as " + LOCAL);
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: must be from 0 to 65535, but is " + port);
        }
    }

    /** With the usual limits. */
    public AnswerStreamSettings(String host, int port, CameraUrls urls, boolean insecure) {
        this(host, port, urls, insecure, StreamLimits.USUAL);
    }

    /**
     * Whether only this machine can reach it. Blocks to look the name up, if it is one.
     *
     * @throws IllegalArgumentException if the host is unknown
     */
    public boolean isLocal() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("host: there is no address for '" + host + "'", e);
        }
    }

    /**
     * Refuses to let strangers in unawares.
     *
     * @throws IllegalStateException saying what to do
     */
    void requireSafe() {
        if (!isLocal() && !insecure) {
            throw new IllegalStateException("Bound to " + host
                    + ", anyone who can reach this machine could see the cameras: bind 127.0.0.1, or say --insecure if"
                    + " something else keeps strangers out");
        }
    }
}
