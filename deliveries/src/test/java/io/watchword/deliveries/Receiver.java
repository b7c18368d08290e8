package io.watchword.deliveries;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A real HTTP server that remembers what it was sent and answers as it is told. */
final class Receiver implements AutoCloseable {
    /** What arrived. */
    record Post(String path, String body, Function<String, String> headers) {
        String header(String name) {
            return headers.apply(name);
        }
    }

    /** What is answered: a status, and a Location. */
    record Answer(int status, String location) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private volatile Function<Post, Answer> behaviour = post -> new Answer(204, "");

    Receiver() throws IOException {
        this(0);
    }

    Receiver(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = exchange.getRequestHeaders();
        Post post = new Post(exchange.getRequestURI().toString(), body, name -> String.valueOf(headers.getFirst(name)));
        posts.add(post);
        Answer answer = behaviour.apply(post);
        if (!answer.location().isEmpty()) {
            exchange.getResponseHeaders().add("Location", answer.location());
        }
        exchange.sendResponseHeaders(answer.status(), -1);
        exchange.close();
    }

    Receiver answering(Function<Post, Answer> as) {
        behaviour = as;
        return this;
    }

    Receiver answering(int status) {
        return answering(post -> new Answer(status, ""));
    }

    List<Post> posts() {
        return List.copyOf(posts);
    }

    List<String> answers() {
        return posts.stream().map(post -> post.header("Watchword-Answer")).toList();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/hook?from=watchword";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
