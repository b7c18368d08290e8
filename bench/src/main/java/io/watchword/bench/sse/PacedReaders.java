package io.watchword.bench.sse;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Clients that read one byte a second, or whatever there is at once. */
final class PacedReaders implements AutoCloseable {
    /** How they read. */
    enum Pace {
        ONE_BYTE(1_000) {
            @Override
            boolean isAtEnd(InputStream in) throws IOException {
                return in.available() > 0 && in.read() < 0;
            }
        },
        AT_ONCE(20) {
            @Override
            boolean isAtEnd(InputStream in) throws IOException {
                return in.available() > 0 && in.read(new byte[in.available()]) < 0;
            }
        };

        private final long everyMs;

        Pace(long everyMs) {
            this.everyMs = everyMs;
        }

        /** Reads, without waiting; whether nothing comes any more. */
        abstract boolean isAtEnd(InputStream in) throws IOException;
    }

    private final Pace pace;
    private final List<Socket> sockets = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    PacedReaders(Pace pace, int port, int count, String path) throws IOException {
        this.pace = pace;
        byte[] request = ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.getOutputStream().write(request);
            sockets.add(socket);
        }
        var unused = clock.scheduleAtFixedRate(this::read, pace.everyMs, pace.everyMs, TimeUnit.MILLISECONDS);
    }

    private void read() {
        for (Socket socket : sockets) {
            try {
                if (pace.isAtEnd(socket.getInputStream())) {
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
