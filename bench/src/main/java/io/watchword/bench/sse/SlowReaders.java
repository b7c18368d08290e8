package io.watchword.bench.sse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Clients that read one byte a second. */
final class SlowReaders implements AutoCloseable {
    private final List<Socket> sockets = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    SlowReaders(int port, int count, String path) throws IOException {
        byte[] request = ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.getOutputStream().write(request);
            sockets.add(socket);
        }
        var unused = clock.scheduleAtFixedRate(this::read, 1, 1, TimeUnit.SECONDS);
    }

    private void read() {
        for (Socket socket : sockets) {
            try {
                if (socket.getInputStream().available() > 0
                        && socket.getInputStream().read() < 0) {
                    socket.close();
                }
            } catch (IOException e) {
                // the server has closed it
            }
        }
    }

    /** How many the server has not closed, as far as they have read. */
    int open() {
        return (int) sockets.stream().filter(socket -> !socket.isClosed()).count();
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
