package io.watchword.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Looks before it leaps: a port in use is told before anything is started. */
final class Ports {
    private Ports() {}

    static void requireFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address(host), port));
        } catch (IOException e) {
            throw new UserException(
                    "Port " + port + " on " + host + " can't be used (" + e.getMessage()
                            + "); choose another with --port",
                    e);
        }
    }

    static boolean isLoopback(String host) {
        return address(host).isLoopbackAddress();
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new UserException("--host " + host + " is not an address of this machine", e);
        }
    }
}
