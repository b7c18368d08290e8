package io.watchword.ingest.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Loses RTP packets: it writes its own ports into a client's SETUP request, so that the server sends to it, and passes
 * on what is not lost.
 */
final class LossyRelay implements AutoCloseable {
    private static final Pattern PORTS = Pattern.compile("client_port=(\\d+)-(\\d+)");
    private static final int ATTEMPTS = 50;

    private final DatagramSocket media;
    private final DatagramSocket control;
    private final double loss;
    private final Random random = new Random(1);

    private LossyRelay(DatagramSocket media, DatagramSocket control, double loss) {
        this.media = media;
        this.control = control;
        this.loss = loss;
    }

    static LossyRelay open(double loss) throws IOException {
        IOException problem = new IOException("no two ports in a row");
        for (int i = 0; i < ATTEMPTS; i++) {
            DatagramSocket media = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            try {
                DatagramSocket control = new DatagramSocket(media.getLocalPort() + 1, InetAddress.getLoopbackAddress());
                return new LossyRelay(media, control, loss);
            } catch (IOException e) {
                media.close();
                problem = e;
            }
        }
        throw problem;
    }

    /** The request as the server is to see it. */
    byte[] throughHere(byte[] request, int length) {
        String text = new String(request, 0, length, ISO_8859_1);
        Matcher ports = PORTS.matcher(text);
        if (!ports.find()) {
            return text.getBytes(ISO_8859_1);
        }
        relay(media, Integer.parseInt(ports.group(1)), loss);
        relay(control, Integer.parseInt(ports.group(2)), 0);
        return ports.replaceFirst("client_port=" + media.getLocalPort() + "-" + control.getLocalPort())
                .getBytes(ISO_8859_1);
    }

    private void relay(DatagramSocket socket, int port, double share) {
        Thread thread = new Thread(() -> pass(socket, port, share), "lossy-relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void pass(DatagramSocket socket, int port, double share) {
        DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
        try {
            while (!socket.isClosed()) {
                packet.setLength(packet.getData().length);
                socket.receive(packet);
                if (random.nextDouble() >= share) {
                    socket.send(new DatagramPacket(
                            packet.getData(), packet.getLength(), InetAddress.getLoopbackAddress(), port));
                }
            }
        } catch (IOException e) {
            // closed
        }
    }

    @Override
    public void close() {
        media.close();
        control.close();
    }
}
