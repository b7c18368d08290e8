package io.watchword.openquestions.packages;

import static io.watchword.openquestions.OpenHarness.id;
import static io.watchword.openquestions.OpenHarness.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.watchword.modelpackages.ModelPackage;
import io.watchword.modelpackages.Sha256;
import io.watchword.modelpackages.picture.RgbImage;
import io.watchword.modelpackages.task.Answering;
import io.watchword.modelpackages.task.Captioning;
import io.watchword.modelpackages.task.LoadOptions;
import io.watchword.modelpackages.task.Ranked;
import io.watchword.modelpackages.task.TaskLoader;
import io.watchword.openquestions.ModelServer;
import io.watchword.openquestions.OpenHarness;
import io.watchword.openquestions.model.Expected;
import io.watchword.openquestions.pictures.Views;
import io.watchword.process.config.EndpointSettings;
import io.watchword.process.config.ModelSettings;
import io.watchword.process.config.PackageSettings;
import io.watchword.protocol.Answer;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.AnsweredBy;
import io.watchword.protocol.Box;
import io.watchword.protocol.CameraRegion;
import io.watchword.protocol.ModelStatus;
import io.watchword.protocol.OpenAnswer;
import io.watchword.protocol.OpenAsk;
import io.watchword.protocol.Question;
import io.watchword.protocol.Route;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Verdict;
import io.watchword.protocol.kafka.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions that tiny packages with random weights answer: what they say means nothing, the way there does. */
class PackagesIT {
    private static final Path FIXTURES = Path.of("../model-packages/src/test/resources/packages");
    private static final Box HERE = new Box(100, 100, 80, 160);
    private static final byte[] GREY = OpenHarness.jpeg(640, 480);

    @TempDir
    static Path data;

    static OpenHarness harness;

    @TempDir
    Path temp;

    private String camera = "";

    @BeforeAll
    static void startBroker() throws Exception {
        harness = new OpenHarness(data.resolve("broker"));
    }

    @AfterAll
    static void stopBroker() throws Exception {
        harness.close();
    }

    @BeforeEach
    void newCamera() {
        camera = id("cam");
    }

    @AfterEach
    void stop() throws Exception {
        harness.stop();
    }

    private static PackageSettings answering(String name, Path place) {
        return PackageSettings.answering(name, place.toString()).withCalls(20, 6_000, 60_000, 8, 3_600);
    }

    private static Path fixture(String name) {
        return FIXTURES.resolve(name);
    }

    /** Of a name that no other test has: what was said of others stays on the topic. */
    private ModelStatus status(String name) {
        List<ModelStatus> all = statuses(name);
        return all.get(all.size() - 1);
    }

    private List<ModelStatus> statuses(String name) {
        return harness.all(Topic.MODELS).stream()
                .filter(each -> each.name().equals(name))
                .toList();
    }

    private void awaitReady(String name) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !statuses(name).isEmpty() && status(name).ready());
    }

    private void start(ModelSettings... models) throws Exception {
        harness.start(models);
        for (ModelSettings each : models) {
            awaitReady(each.name());
        }
    }

    private Answer firstAnswer(String text, String model, CameraRegion... regions) throws Exception {
        Question question = harness.ask(camera, text, new Route.Model(model), regions);
        return harness.until(question, 1, thing(1, "person", HERE)).get(0);
    }

    private static List<Ranked> said(String fixture, RgbImage picture, String question) throws Exception {
        try (Answering model =
                TaskLoader.load(ModelPackage.open(fixture(fixture)), Answering.class, LoadOptions.cpu(1))) {
            return model.answer(picture, question);
        }
    }

    /** What becomes of what a fixture says. */
    private static Verdict verdict(String fixture, RgbImage picture, String question) throws Exception {
        return new TypedWords(Expected.of(question), List.of()).verdict(said(fixture, picture, question));
    }

    private static void assertSame(Verdict actual, Verdict expected) {
        assertThat(actual.value()).isEqualTo(expected.value());
        assertThat(actual.confidence()).isCloseTo(expected.confidence(), within(1e-4));
    }

    private static double score(List<Ranked> said, Set<String> words) {
        return said.stream()
                .filter(each -> words.contains(each.text()))
                .mapToDouble(Ranked::score)
                .max()
                .orElseThrow();
    }

    @Test
    void aPackagesWordsAreAnswersOfTheKindThatIsAskedFor() throws Exception {
        String name = id("vilt");
        start(answering(name, fixture("vilt")));

        Answer yesNo = firstAnswer("Is the gate open?", name);
        Answer count = firstAnswer("How many bolts are loose?", name);
        Answer colour = firstAnswer("What colour is the gate?", name);
        Answer text = firstAnswer("What is written there?", name);

        assertThat(yesNo.answer().value()).isInstanceOf(AnswerValue.Bool.class);
        assertThat(count.answer().value()).isInstanceOf(AnswerValue.Count.class);
        assertThat(colour.answer().value()).isInstanceOf(AnswerValue.Colour.class);
        List<Ranked> said = said("vilt", RgbImage.decode(GREY), "What is written there?");
        assertThat(text.answer().value())
                .isEqualTo(new AnswerValue.Words(said.get(0).text()));
        assertThat(text.answer().confidence()).isCloseTo(said.get(0).score(), within(1e-4));
        assertThat(count.answer().confidence())
                .isCloseTo(
                        score(said("vilt", RgbImage.decode(GREY), "How many bolts are loose?"), Set.of("2", "3")),
                        within(1e-4));
        assertThat(yesNo.answer().alternatives()).hasSize(1);
        assertThat(text.by())
                .isEqualTo(
                        new AnsweredBy(name, List.of(new AnsweredBy.Step(name, "was asked about the whole picture"))));
    }

    @Test
    void aRegionIsShownAloneAndTwoBesideEachOther() throws Exception {
        String name = id("vilt");
        start(answering(name, fixture("vilt")));
        CameraRegion one = new CameraRegion(camera, HERE);
        CameraRegion other = new CameraRegion(camera, new Box(300, 40, 90, 70));

        Answer alone = firstAnswer("What is written on [1]?", name, one);
        Answer both = firstAnswer("What is on [1] and on [2]?", name, one, other);

        byte[] crop = Views.around(GREY, HERE, 2048);
        byte[] second = Views.around(GREY, other.box(), 2048);
        assertSame(alone.answer(), verdict("vilt", RgbImage.decode(crop), "What is written on the picture?"));
        assertSame(
                both.answer(),
                verdict(
                        "vilt",
                        RgbImage.row(List.of(RgbImage.decode(crop), RgbImage.decode(second))),
                        "What is on picture 1 and on picture 2?"));
        assertThat(alone.regions()).extracting(each -> each.box()).containsExactly(HERE);
        assertThat(both.by().steps()).extracting(AnsweredBy.Step::says).containsExactly("was asked about [1], [2]");
        assertThat(both.regions()).hasSize(2);
    }

    @Test
    void questionsGoToTheModelThatTheyAreRoutedTo() throws Exception {
        String vilt = id("vilt");
        String blip = id("blip");
        start(answering(vilt, fixture("vilt")), answering(blip, fixture("blip-answer")));

        Answer chosen = firstAnswer("What is this?", vilt);
        Answer written = firstAnswer("What is this?", blip);

        assertThat(chosen.by().model()).isEqualTo(vilt);
        assertSame(chosen.answer(), verdict("vilt", RgbImage.decode(GREY), "What is this?"));
        assertThat(written.by().model()).isEqualTo(blip);
        assertSame(written.answer(), verdict("blip-answer", RgbImage.decode(GREY), "What is this?"));
        assertThat(written.answer()).isNotEqualTo(chosen.answer());
    }

    @Test
    void aPackageThatCanNotBeUsedIsToldWhileOthersAnswer() throws Exception {
        String gone = id("gone");
        String regions = id("regions");
        String good = id("good");
        Path place = temp.resolve("secret-place");
        harness.start(
                answering(gone, place).checkedEvery(0.2),
                answering(regions, fixture("lxmert")),
                answering(good, fixture("vilt")));
        awaitReady(good);
        await().until(() ->
                status(gone).reason() != null && !status(gone).reason().contains("loaded"));

        assertThat(status(gone).ready()).isFalse();
        assertThat(status(gone).reason())
                .contains("no model package", "give a folder or a zip file")
                .doesNotContain("secret-place");
        assertThat(status(regions).reason()).contains("features of regions", "ViLT");
        Answer refused = firstAnswer("What is this?", gone);
        assertThat(((AnswerValue.Unknown) refused.answer().value()).reason()).contains("no model package");
        assertThat(firstAnswer("What is this?", good).answer().isUnknown()).isFalse();

        copy(fixture("vilt"), place);
        awaitReady(gone);
        assertThat(firstAnswer("What is this?", gone).answer().isUnknown()).isFalse();
    }

    @Test
    void aPackageFromElsewhereIsTriedAgainUntilItIsThereAndFetchedOnce() throws Exception {
        String name = id("far");
        AtomicInteger requests = new AtomicInteger();
        AtomicInteger fetched = new AtomicInteger();
        byte[] zip = Zipped.of(fixture("vilt"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/vilt.zip", exchange -> {
            boolean there = requests.incrementAndGet() > 4;
            exchange.sendResponseHeaders(there ? 200 : 404, there ? zip.length : -1);
            if (there) {
                fetched.incrementAndGet();
                exchange.getResponseBody().write(zip);
            }
            exchange.close();
        });
        server.start();
        try {
            String place = "http://127.0.0.1:" + server.getAddress().getPort() + "/vilt.zip";
            harness.start(PackageSettings.answering(name, place).checkedEvery(0.2));
            await().until(() -> !statuses(name).isEmpty()
                    && String.valueOf(status(name).reason()).contains("answers with status 404"));
            awaitReady(name);

            assertThat(firstAnswer("What is this?", name).answer().isUnknown()).isFalse();
            assertThat(fetched).hasValue(1);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aPackageIsNotAskedBeforeItIsLoaded() {
        try (Hosted<Answering> hosted = new Hosted<>(answering("vilt", fixture("vilt")), temp)) {
            assertThat(hosted.trouble()).contains("the model is being loaded");
            assertThatThrownBy(() -> hosted.call(model -> true, Duration.ofSeconds(1)))
                    .hasMessageContaining("being loaded");
        }
    }

    @Test
    void anExchangedPackageTakesOverWithoutAnAnswerBeingLost() throws Exception {
        String name = id("vilt");
        Path place = copy(fixture("vilt"), temp.resolve("vilt"));
        start(answering(name, place).checkedEvery(0.2));
        Scene scene = harness.show(camera, thing(1, "person", HERE));
        List<String> asked = new ArrayList<>();

        asked.add(ask(scene, "What is this?", name));
        exchange(place);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    asked.add(ask(scene, "What is this?", name));
                    return words(asked).contains("another word");
                });
        await().atMost(Duration.ofSeconds(30)).until(() -> answers(asked).size() == asked.size());

        assertThat(answers(asked))
                .allSatisfy(each -> assertThat(each.answer().answer().isUnknown())
                        .as(each.answer().answer().toString())
                        .isFalse());
        assertThat(words(asked)).hasSize(2);
        assertThat(statuses(name).stream().dropWhile(each -> !each.ready()).allMatch(ModelStatus::ready))
                .isTrue();
    }

    @Test
    void aCaptionerSaysWhatAPictureShowsWhateverIsAsked() throws Exception {
        String name = id("cap");
        start(PackageSettings.captioning(name, fixture("vit-gpt2").toString()));
        Scene scene = harness.show(camera, thing(1, "person", HERE));

        List<String> asked = List.of(ask(scene, "What is on [1]?", name, new CameraRegion(camera, HERE)));
        await().atMost(Duration.ofSeconds(30)).until(() -> answers(asked).size() == 1);

        Ranked said;
        try (Captioning model =
                TaskLoader.load(ModelPackage.open(fixture("vit-gpt2")), Captioning.class, LoadOptions.cpu(1))) {
            said = model.caption(RgbImage.decode(Views.around(GREY, HERE, 2048)));
        }
        assertThat(answers(asked).get(0).answer().answer().value()).isEqualTo(new AnswerValue.Words(said.text()));
        assertThat(status(name).answers()).isFalse();
    }

    @Test
    void aLanguageModelIsToldWhatTheCaptionerSays() throws Exception {
        String cap = id("cap");
        String llm = id("llm");
        try (ModelServer server = new ModelServer()) {
            start(
                    EndpointSettings.vlm(llm, server.url(), "some/model")
                            .ofKind(EndpointSettings.CAPTION_LLM)
                            .withCaptioner(cap),
                    PackageSettings.captioning(cap, fixture("vit-gpt2").toString()));

            firstAnswer("What is this place for?", llm);

            Ranked said;
            try (Captioning model =
                    TaskLoader.load(ModelPackage.open(fixture("vit-gpt2")), Captioning.class, LoadOptions.cpu(1))) {
                said = model.caption(RgbImage.decode(GREY));
            }
            assertThat(server.asked().get(0).text()).contains("Seen: " + said.text() + ". ");
        }
    }

    private String ask(Scene scene, String text, String model, CameraRegion... regions) throws Exception {
        String ask = id("ask");
        Question question = new Question(
                "once",
                text,
                List.of(camera),
                null,
                null,
                null,
                null,
                Instant.now(),
                null,
                "auto",
                List.of(regions),
                new Route.Model(model));
        harness.write(
                Topic.OPEN_ASKS, new OpenAsk(ask, question, scene, Instant.now().plusSeconds(60)));
        return ask;
    }

    private static List<OpenAnswer> answers(List<String> asked) {
        return harness.all(Topic.OPEN_ANSWERS).stream()
                .filter(each -> asked.contains(each.ask()))
                .toList();
    }

    private static Set<String> words(List<String> asked) {
        return answers(asked).stream()
                .map(each -> each.answer().answer().value().text())
                .collect(Collectors.toSet());
    }

    /** Every word that it can say becomes the same other one, as another package of the same name might have it. */
    private static void exchange(Path place) throws IOException {
        Path words = place.resolve("answers.txt");
        String before = Sha256.of(words);
        long lines = Files.readAllLines(words).size();
        Files.writeString(words, "another word\n".repeat((int) lines));
        Path manifest = place.resolve("model.yaml");
        String text = Files.readString(manifest);
        Files.writeString(manifest, text.replace(before, Sha256.of(words)));
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            files.sorted().forEach(each -> {
                try {
                    Files.copy(each, to.resolve(from.relativize(each).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return to;
    }
}
