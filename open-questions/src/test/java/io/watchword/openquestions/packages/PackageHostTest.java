package io.watchword.openquestions.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.modelpackages.serve.Placement;
import io.watchword.openquestions.model.OpenModel;
import io.watchword.process.config.PackageSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A real package, on a machine whose memory is what the test says. */
class PackageHostTest {
    private static final Path VILT = Path.of("../model-packages/src/test/resources/packages/vilt");
    private static final String NAME = "vilt";

    @TempDir
    Path cache;

    private final AtomicLong free = new AtomicLong(1L << 20);
    private final AtomicInteger looks = new AtomicInteger();
    private final Vertx vertx = Vertx.vertx();
    private final Logger logger = (Logger) LoggerFactory.getLogger(PackageHost.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    @BeforeEach
    void listen() {
        said.start();
        logger.addAppender(said);
    }

    @AfterEach
    void end() throws Exception {
        logger.detachAppender(said);
        done(vertx.close());
    }

    private static void done(Future<?> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private void isLoadedOnceThereIsRoom(String place) throws Exception {
        PackageHost host = new PackageHost(vertx, cache, 1, device -> {
            looks.incrementAndGet();
            return new Placement.Room(device, free.get());
        });
        OpenModel model = host.add(
                PackageSettings.answering(NAME, place).on("cpu", "fp32", 1).checkedEvery(0.1), List.of());
        vertx.runOnContext(started -> host.start());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> model.refusal().orElse("").contains("it does not fit"));

        int before = looks.get();
        await().until(() -> looks.get() > before + 3);
        assertThat(said.list.stream().filter(line -> line.getLevel() == Level.WARN))
                .as("it is looked at again, and refused once")
                .hasSize(1);
        assertThat(model.refusal()).isPresent();

        free.set(8L << 30);
        await().atMost(Duration.ofSeconds(60)).until(() -> model.trouble().isEmpty());

        done(model.close());
        done(host.close());
    }

    @Test
    void whatDidNotFitIsLoadedOnceThereIsRoom() throws Exception {
        isLoadedOnceThereIsRoom(VILT.toString());
    }

    @Test
    void soIsWhatLiesElsewhereAndIsFetchedAgainOnlyThen() throws Exception {
        byte[] zip = Zipped.of(VILT);
        AtomicInteger fetched = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/vilt.zip", exchange -> {
            boolean wanted = exchange.getRequestMethod().equals("GET");
            fetched.addAndGet(wanted ? 1 : 0);
            exchange.getResponseHeaders().add("ETag", "\"one\"");
            exchange.sendResponseHeaders(200, wanted ? zip.length : -1);
            if (wanted) {
                exchange.getResponseBody().write(zip);
            }
            exchange.close();
        });
        server.start();
        try {
            isLoadedOnceThereIsRoom("http://127.0.0.1:" + server.getAddress().getPort() + "/vilt.zip");

            assertThat(fetched).hasValue(2);
        } finally {
            server.stop(0);
        }
    }
}
