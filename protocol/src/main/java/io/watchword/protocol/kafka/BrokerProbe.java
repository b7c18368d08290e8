package io.watchword.protocol.kafka;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/**
 * Asks one address, without logging in, whether it speaks what we do. The Kafka client itself can't tell: against a
 * port that wants TLS or a login it only times out, or takes an alert for the length of a huge message and runs out of
 * memory. Blocks for some seconds at most.
 */
final class BrokerProbe {
    /** What an address is to us. */
    sealed interface Finding {
        /** It may be worked with. */
        record Suitable() implements Finding {}

        /** Nothing answers there now; {@code words} say what was seen. */
        record Silent(String words) implements Finding {}

        /** It will never do as things are; {@code words} say what it speaks and the remedy. */
        record Unsuitable(String words) implements Finding {}
    }

    /** What a broker says to the question which logins it takes. */
    private record Logins(boolean wanted, List<String> mechanisms) {}

    private static final int PATIENCE_MS = 3_000;
    private static final short SASL_HANDSHAKE = 17;
    private static final short NO_SASL_HERE = 34;
    private static final int TLS_ALERT = 0x15;
    private static final int LARGEST_REPLY = 64 << 10;

    private final KafkaSecurity security;

    BrokerProbe(KafkaSecurity security) {
        this.security = security;
    }

    Finding ask(String address) {
        int colon = address.lastIndexOf(':');
        String host = address.substring(0, colon).replaceAll("[\\[\\]]", "");
        int port = Integer.parseInt(address.substring(colon + 1));
        try (Socket socket = connect(host, port)) {
            return security.tls() == null ? plain(socket, host, port) : encrypted(socket, host, port);
        } catch (IOException e) {
            return new Finding.Silent(silence(e));
        }
    }

    private static Socket connect(String host, int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IOException("the name " + host + " has no address");
        }
        Socket socket = new Socket();
        try {
            socket.setSoTimeout(PATIENCE_MS);
            socket.connect(address, PATIENCE_MS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static String silence(IOException e) {
        if (e instanceof ConnectException) {
            return "nothing listens there";
        }
        return e instanceof SocketTimeoutException ? "no answer in time" : String.valueOf(e.getMessage());
    }

    private Finding plain(Socket socket, String host, int port) throws IOException {
        Optional<Logins> logins;
        try {
            logins = logins(socket);
        } catch (EOFException | SocketException e) {
            logins = Optional.empty();
        }
        if (logins.isPresent()) {
            return judge(logins.get());
        }
        return speaksTls(host, port)
                ? new Finding.Unsuitable("wants TLS; add --kafka-tls, and --kafka-ca-file if its certificate comes from"
                        + " an authority of your own")
                : new Finding.Silent("it hangs up on a Kafka client");
    }

    private Finding encrypted(Socket socket, String host, int port) throws IOException {
        try (SSLSocket secured = (SSLSocket) context().getSocketFactory().createSocket(socket, host, port, true)) {
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
            secured.startHandshake();
            return logins(secured)
                    .map(this::judge)
                    .orElseGet(() -> new Finding.Silent("it hangs up on a Kafka client"));
        } catch (SSLException e) {
            return misunderstanding(e, host, port);
        }
    }

    private Finding misunderstanding(SSLException e, String host, int port) {
        String said = String.valueOf(e.getMessage());
        // a broker that speaks no TLS hangs up, as one does that is just going down
        boolean hungUp = said.contains("terminated the handshake") && answersPlainly(host, port);
        if (hungUp || said.contains("Unsupported or unrecognized SSL message")) {
            return new Finding.Unsuitable("does not speak TLS; take --kafka-tls away, or name its TLS port");
        }
        if (said.contains("certificate_required") || said.contains("bad_certificate")) {
            return new Finding.Unsuitable("wants a client certificate that it trusts (" + said
                    + "); give --kafka-client-cert-file and --kafka-client-key-file");
        }
        if (said.contains("PKIX") || said.contains("trust anchor")) {
            return new Finding.Unsuitable(
                    "shows a certificate that is not trusted; give its authority with --kafka-ca-file");
        }
        return said.contains("No subject alternative") || said.contains("No name matching")
                ? new Finding.Unsuitable("shows a certificate for another name (" + said
                        + "); name it in --kafka as its certificate does")
                : new Finding.Silent(said);
    }

    private Finding judge(Logins logins) {
        KafkaSecurity.Login own = security.login();
        if (own == null) {
            return logins.wanted()
                    ? new Finding.Unsuitable("wants a login (" + shown(logins)
                            + "); give --kafka-sasl, --kafka-user and --kafka-password")
                    : new Finding.Suitable();
        }
        if (!logins.wanted()) {
            return new Finding.Unsuitable("takes no logins; take --kafka-sasl away, or name the port that does");
        }
        return logins.mechanisms().contains(own.mechanism().toUpperCase(Locale.ROOT))
                ? new Finding.Suitable()
                : new Finding.Unsuitable("does not take --kafka-sasl " + own.mechanism() + ", but " + shown(logins));
    }

    private static String shown(Logins logins) {
        return String.join(", ", logins.mechanisms()).toLowerCase(Locale.ROOT);
    }

    /** Asks for the logins that are taken; empty if what comes back is TLS. */
    private Optional<Logins> logins(Socket socket) throws IOException {
        socket.getOutputStream().write(question());
        socket.getOutputStream().flush();
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int length = in.readInt();
        if (length >>> 24 == TLS_ALERT || length < 6 || length > LARGEST_REPLY) {
            return Optional.empty();
        }
        in.readInt(); // which question it answers; there is only one
        short error = in.readShort();
        List<String> mechanisms = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            mechanisms.add(new String(in.readNBytes(in.readShort()), StandardCharsets.UTF_8));
        }
        return Optional.of(new Logins(error != NO_SASL_HERE, mechanisms));
    }

    private byte[] question() throws IOException {
        KafkaSecurity.Login own = security.login();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(SASL_HANDSHAKE);
        out.writeShort(1);
        out.writeInt(1);
        text(out, "watchword-probe");
        text(out, own == null ? "NONE" : own.mechanism().toUpperCase(Locale.ROOT));
        ByteArrayOutputStream framed = new ByteArrayOutputStream();
        new DataOutputStream(framed).writeInt(bytes.size());
        bytes.writeTo(framed);
        return framed.toByteArray();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    private SSLContext context() {
        try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
            Map<String, Object> config = security.clientSettings();
            config.put("bootstrap.servers", "127.0.0.1:1");
            factory.configure(new AdminClientConfig(config).values());
            return factory.sslContext();
        }
    }

    private boolean answersPlainly(String host, int port) {
        try (Socket socket = connect(host, port)) {
            return logins(socket).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean speaksTls(String host, int port) {
        try (Socket plain = connect(host, port);
                SSLSocket secured =
                        (SSLSocket) SSLContext.getDefault().getSocketFactory().createSocket(plain, host, port, true)) {
            secured.startHandshake();
            return true;
        } catch (SSLException e) {
            // a certificate that is not trusted is one all the same
            return !String.valueOf(e.getMessage()).contains("unrecognized SSL message");
        } catch (IOException | java.security.NoSuchAlgorithmException e) {
            return false;
        }
    }
}
