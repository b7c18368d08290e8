package io.watchword.answerstream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client of the stream that reads nothing until it is told to. */
final class SlowClient implements AutoCloseable {
    private final Socket socket = new Socket();

    private SlowClient() {}

    static SlowClient open(Served served, String query) throws IOException {
        SlowClient client = new SlowClient();
        client.socket.setReceiveBufferSize(4_096);
        client.socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), served.verticle.port()));
        String request = "GET /api/v1/answers/stream" + query + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        client.socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    boolean isOpen() {
        return !socket.isClosed();
    }

    /** What there was to read, without the marks of the chunks it was sent in. */
    byte[] readToEnd() throws IOException {
        socket.setSoTimeout(20_000);
        Chunks chunks = new Chunks(socket.getInputStream());
        return chunks.readAll();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
