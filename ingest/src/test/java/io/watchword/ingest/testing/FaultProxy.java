package io.watchword.ingest.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What can go wrong between a camera and its reader, on purpose: a TCP proxy on the loopback address whose connections
 * can be cut, held up and garbled, and, for RTSP over UDP, whose packets get lost. Any thread.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int CHUNK = 2048;

    private final ServerSocket listener;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final Queue<byte[]> garbage = new ConcurrentLinkedQueue<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile int target;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile Duration stutter = Duration.ZERO;
    private volatile double loss;

    private FaultProxy(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    /** Starts one that leads to a port of this machine. */
    public static FaultProxy to(int port) {
        try {
            FaultProxy proxy = new FaultProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
            thread("fault-proxy", proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return listener.getLocalPort();
    }

    /** The address of a path behind it, such as {@code /cam}. */
    public String url(String path) {
        return "rtsp://127.0.0.1:" + port() + path;
    }

    /** Connections from now on lead to another port. */
    public void leadTo(int port) {
        target = port;
    }

    /** How many connections were ever made through it. */
    public int accepted() {
        return accepted.get();
    }

    /** Ends all connections; new ones are taken. */
    public void cut() {
        links.forEach(Link::close);
    }

    /** Ends all connections in the middle of what the server sends next. */
    public void cutMidFrame() {
        links.forEach(link -> link.cutNext = true);
    }

    /** From now on nothing passes, though connections stay open and new ones are taken. */
    public void hold() {
        if (gate.getCount() == 0) {
            gate = new CountDownLatch(1);
        }
    }

    /** Everything passes again. */
    public void release() {
        gate.countDown();
    }

    /** From now on every tenth chunk of what the server sends waits so long. */
    public void stutter(Duration pause) {
        stutter = pause;
    }

    /** Puts bytes between what the server sends, once. */
    public void garble(byte[] bytes) {
        garbage.add(bytes);
    }

    /** Whether everything that was to be put in has been. */
    public boolean isClear() {
        return garbage.isEmpty();
    }

    /** Of streams set up over UDP from now on, this share of the packets is lost. */
    public void loseUdp(double share) {
        loss = share;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                open(listener.accept());
            } catch (IOException e) {
                // closed, or nothing behind it: the client sees that its connection ends
            }
        }
    }

    private void open(Socket client) throws IOException {
        accepted.incrementAndGet();
        Socket server = new Socket();
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
        } catch (IOException e) {
            client.close();
            throw e;
        }
        Link link = new Link(client, server);
        links.add(link);
        thread("fault-proxy-up", link::up);
        thread("fault-proxy-down", link::down);
    }

    private static void thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        release();
        cut();
    }

    /** One connection through it. */
    private final class Link {
        private final Socket client;
        private final Socket server;
        private volatile boolean cutNext;
        private @Nullable LossyRelay relay;
        private int chunks;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void up() {
            pump(client, server, this::request);
        }

        void down() {
            pump(server, client, this::reply);
        }

        private void pump(Socket from, Socket to, Step step) {
            byte[] buffer = new byte[CHUNK];
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    gate.await();
                    step.pass(buffer, read, to.getOutputStream());
                }
            } catch (IOException | InterruptedException e) {
                // an end like any other
            } finally {
                close();
            }
        }

        private void request(byte[] bytes, int length, OutputStream out) throws IOException {
            if (loss > 0) {
                relay = relay == null ? LossyRelay.open(loss) : relay;
                out.write(relay.throughHere(bytes, length));
            } else {
                out.write(bytes, 0, length);
            }
        }

        private void reply(byte[] bytes, int length, OutputStream out) throws IOException, InterruptedException {
            if (cutNext) {
                out.write(bytes, 0, length / 2);
                out.flush();
                throw new IOException("cut");
            }
            byte[] wrong = garbage.poll();
            if (wrong != null) {
                out.write(wrong);
            }
            if (++chunks % 10 == 0 && !stutter.isZero()) {
                TimeUnit.NANOSECONDS.sleep(stutter.toNanos());
            }
            out.write(bytes, 0, length);
        }

        void close() {
            links.remove(this);
            closeQuietly(client);
            closeQuietly(server);
            if (relay != null) {
                relay.close();
            }
        }

        private static void closeQuietly(Socket socket) {
            try {
                socket.close();
            } catch (IOException e) {
                // gone either way
            }
        }
    }

    @FunctionalInterface
    private interface Step {
        void pass(byte[] bytes, int length, OutputStream out) throws IOException, InterruptedException;
    }
}
