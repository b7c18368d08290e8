package io.watchword.process.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @TempDir
    Path temp;

    private ConfigFile file(String text) throws IOException {
        return ConfigFile.read(Files.writeString(temp.resolve("c.yaml"), text));
    }

    private static Settings environment(String name, String value) {
        return Settings.of(Map.of(), Map.of(name, value), ConfigFile.none());
    }

    @Test
    void theCommandLineWinsThenTheEnvironmentThenTheFileThenTheDefault() throws IOException {
        ConfigFile file = file("port: 1\nhost: 10.0.0.1\nstreams: 7\n");
        Map<String, String> environment = Map.of("WATCHWORD_PORT", "2", "WATCHWORD_HOST", "10.0.0.2");

        Settings settings = Settings.of(Map.of("port", "3"), environment, file);

        assertThat(settings.get(Keys.PORT)).isEqualTo(3);
        assertThat(settings.get(Keys.HOST)).isEqualTo("10.0.0.2");
        assertThat(settings.get(Keys.STREAMS)).isEqualTo(7);
        assertThat(settings.get(Keys.STILL_FPS)).isEqualTo(1.0);
        assertThat(settings.find(Keys.KAFKA)).isEmpty();
    }

    @Test
    void aFileThatIsNotThereOrNoTextIsSaidToBeSo() throws IOException {
        Path none = temp.resolve("none.yaml");
        assertThatThrownBy(() -> ConfigFile.read(none))
                .isInstanceOf(ConfigException.class)
                .hasMessage("The configuration file " + none + " does not exist");

        Path picture = Files.write(temp.resolve("picture.yaml"), new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff});
        assertThatThrownBy(() -> ConfigFile.read(picture)).hasMessageEndingWith("is no text in UTF-8");
    }

    @Test
    void aBlankVariableIsNone() {
        assertThat(environment("WATCHWORD_PORT", " ").get(Keys.PORT)).isEqualTo(8080);
    }

    @ParameterizedTest
    @CsvSource({
        "prot: 8080, 'line 1', 'port'",
        "kafka_tls: true, 'line 1', 'kafka-tls'",
        "camera: [], 'line 1', 'cameras'",
    })
    void anUnknownKeyIsRefusedWithTheNearestOne(String line, String where, String nearest) {
        assertThatThrownBy(() -> file(line))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("c.yaml")
                .hasMessageContaining(where)
                .hasMessageContaining("'" + nearest + "'");
    }

    @Test
    void anUnknownVariableIsRefusedWithTheNearestOne() {
        assertThatThrownBy(() -> environment("WATCHWORD_KAFKA_TSL", "true"))
                .hasMessageContaining("WATCHWORD_KAFKA_TSL")
                .hasMessageEndingWith("the nearest is WATCHWORD_KAFKA_TLS");
    }

    @Test
    void variablesThatKubernetesSetsForServicesAreNoSettings() {
        Map<String, String> environment = Map.of(
                "WATCHWORD_ANSWER_STREAM_SERVICE_HOST", "10.1.2.3",
                "WATCHWORD_ANSWER_STREAM_PORT_8080_TCP", "tcp://10.1.2.3:8080",
                "WATCHWORD_LOG", "DEBUG");

        assertThat(Settings.of(Map.of(), environment, ConfigFile.none()).get(Keys.PORT))
                .isEqualTo(8080);
        assertThatThrownBy(() -> environment("WATCHWORD_PORT", "tcp://10.1.2.3:8080"))
                .hasMessageContaining("enableServiceLinks");
    }

    @Test
    void aVariableThatASecretIsInIsNoUnknownOne() {
        Map<String, String> environment =
                Map.of("WATCHWORD_KAFKA_PASSWORD", "${env:WATCHWORD_SECRET}", "WATCHWORD_SECRET", "hush");

        assertThat(Settings.of(Map.of(), environment, ConfigFile.none()).find(Keys.KAFKA_PASSWORD))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "port, 65536, 0 to 65535",
        "port, http, 0 to 65535",
        "still-fps, -1, 0.01 to 120",
        "kafka-sasl, gssapi, scram-sha-512",
        "kafka-tls, maybe, true or false",
        "kafka-replication, 0, 1 to 9",
    })
    void aWrongValueIsNamedWithItsRangeAndWhereItCameFrom(String key, String value, String range) {
        String variable = Keys.all().get(key).variable();

        assertThatThrownBy(() -> environment(variable, value))
                .hasMessageContaining("--" + key)
                .hasMessageContaining(range)
                .hasMessageContaining("'" + value + "'")
                .hasMessageContaining(variable);
        assertThatThrownBy(() -> Settings.of(Map.of(), Map.of(), file("\n" + key + ": " + value + "\n")))
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> Settings.of(Map.of(key, value), Map.of(), ConfigFile.none()))
                .hasMessageContaining("the command line");
    }

    @Test
    void whatIsPrintedHidesSecretsAndSaysTheSameWhenItIsReadAgain() throws IOException {
        Settings settings = Settings.of(
                Map.of("media-folder", "/clips: and \"more\"", "mqtt-password", "${env:MQTT}"),
                Map.of("WATCHWORD_KAFKA_PASSWORD", "hush-hush", "WATCHWORD_STILL_FPS", "0.5"),
                ConfigFile.none());

        String printed = settings.print(List.copyOf(Keys.all().values()));

        assertThat(printed).doesNotContain("hush-hush").contains("${env:MQTT}").contains("WATCHWORD_STILL_FPS");
        Settings again = Settings.of(Map.of(), Map.of(), file(printed.replace("\"***\"", "new")));
        assertThat(again.get(Keys.MEDIA_FOLDER)).isEqualTo(settings.get(Keys.MEDIA_FOLDER));
        assertThat(again.get(Keys.STILL_FPS)).isEqualTo(0.5);
        assertThatThrownBy(() -> Settings.of(Map.of(), Map.of(), file(printed))).hasMessageContaining("kafka-password");
    }

    @Test
    void camerasAndQuestionsAreNotForProcessesOfTheirOwn() throws IOException {
        ConfigFile seeds = file("questions:\n  - Is there a dog?\n");

        assertThat(seeds.questions()).containsExactly("Is there a dog?");
        assertThatThrownBy(seeds::requireNoSeeds).hasMessageContaining("/api/v1/questions");
    }

    @Test
    void aKeyThatIsThereTwiceOrHasSeveralValuesIsRefused() {
        assertThatThrownBy(() -> file("port: 1\nport: 2\n")).hasMessageContaining("twice");
        assertThatThrownBy(() -> file("port: [1, 2]\n")).hasMessageContaining("single");
        assertThatThrownBy(() -> file("just words")).hasMessageContaining("port: 8080");
    }

    private static final String EYE =
            """
            models:
              - name: eye
                url: http://10.0.0.9:8000/v1/
                model: some/model
                key: %s
                calls-per-minute: 2
            """;

    @Test
    void modelsAreListedWithTheirDefaults() throws IOException {
        Settings settings = Settings.of(Map.of(), Map.of(), file(EYE.formatted("${env:EYE_KEY}")));

        assertThat(settings.models().get(0))
                .isEqualTo(EndpointSettings.vlm("eye", "http://10.0.0.9:8000/v1", "some/model")
                        .withKey("${env:EYE_KEY}")
                        .withCalls(30, 2, 60, 2, 300));
    }

    @Test
    void aModelsKeyIsNotPrintedAndNotTakenMasked() throws IOException {
        Settings settings = Settings.of(Map.of(), Map.of(), file(EYE.formatted("hush-hush")));
        Settings referring = Settings.of(Map.of(), Map.of(), file(EYE.formatted("${env:EYE_KEY}")));

        assertThat(settings.printModels()).contains("some/model").doesNotContain("hush-hush");
        assertThat(settings.models().toString()).doesNotContain("hush-hush");
        assertThatThrownBy(() -> file(settings.printModels())).hasMessageContaining("eye");
        assertThat(Settings.of(Map.of(), Map.of(), file(referring.printModels()))
                        .models())
                .isEqualTo(referring.models());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{name: scene, url: 'http://h/v1', model: m} | scene",
                "{name: eye, url: 'ftp://h/v1', model: m} | http://",
                "{name: eye, url: 'http://u:hush@h/v1', model: m} | key",
                "{name: eye, url: 'http://h/v1'} | model",
                "{name: eye, url: 'http://h/v1', model: m, kind: llm} | caption-llm",
                "{name: eye, url: 'http://h/v1', model: m, timeout: 0} | timeout",
                "{name: eye, url: 'http://h/v1', model: m, call-per-minute: 1} | call-per-minute",
                "{name: eye, url: 'http://h/v1', model: m, captioner: cap} | caption-llm",
                "{name: eye, url: 'http://h/v1', model: m, kind: caption-llm, captioner: cap} | there is none",
                "{name: eye, kind: package} | package",
                "{name: eye, kind: package, package: p, url: 'http://h/v1'} | url",
                "{name: eye, kind: package, package: p, task: detect} | answer, caption",
                "{name: eye, kind: package, package: p, precision: int8} | fp16",
                "{name: eye, kind: package, package: p, devices: 'cpu:2'} | gpu0,gpu1",
                "{name: eye, kind: package, package: p, replicas: 0} | replicas",
                "{name: eye, kind: package, package: 'https://u:hush@h/v.zip'} | login",
                "{name: eye, kind: package, package: 'HTTPS://u:hush@h/v.zip'} | login",
                "{name: eye, kind: package, package: 's3://b/x.zip?endpoint=https://u:hush@h'} | login",
                "{name: eye, kind: package, package: 's3://b/x.zip?region=r&endpoint=https://u:hush%40h'} | login",
                "{name: eye, kind: package, package: 's3://b/x.zip?X-Amz-Signature=hush'} | s3://BUCKET/X.zip",
                "{name: eye, url: 'http://h/v1', modell: m} | has no key 'modell'; the nearest is 'model'",
                "{name: eye, url: 'http://h/v1', model: m, max-sid: 3} | has no key 'max-sid'; the nearest is 'max-side'",
                "{name: eye, kind: package, package: p, tsk: caption} | has no key 'tsk'; the nearest is 'task'",
            })
    void aModelThatCanNotBeIsRefusedWithTheReason(String model, String reason) {
        assertThatThrownBy(() -> file("models: [" + model + "]"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("c.yaml")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("hush");
    }

    @Test
    void packagesAreListedBesideEndpoints() throws IOException {
        Settings settings = Settings.of(
                Map.of(),
                Map.of(),
                file(
                        """
                        models:
                          - {name: vilt, kind: package, package: /models/vilt.zip, devices: gpu0, precision: fp16}
                          - {name: cap, kind: package, package: /models/cap, task: caption, replicas: 2}
                          - {name: llm, kind: caption-llm, url: 'http://h/v1', model: m, captioner: cap}
                        """));

        assertThat(settings.models())
                .containsExactly(
                        PackageSettings.answering("vilt", "/models/vilt.zip").on("gpu0", "fp16", 1),
                        PackageSettings.captioning("cap", "/models/cap").on("auto", "fp32", 2),
                        EndpointSettings.vlm("llm", "http://h/v1", "m")
                                .ofKind(EndpointSettings.CAPTION_LLM)
                                .withCaptioner("cap"));
        assertThat(settings.models()).extracting(ModelSettings::answers).containsExactly(true, false, true);
        assertThat(Settings.of(Map.of(), Map.of(), file(settings.printModels())).models())
                .isEqualTo(settings.models());
    }

    @Test
    void whatAPackagesAddressIsSignedWithIsNotPrintedAndNotTakenMasked() throws IOException {
        String pin = "#sha256=" + "0".repeat(64);
        Settings settings = Settings.of(
                Map.of(),
                Map.of(),
                file("models: [{name: vilt, kind: package, package: 'https://h/v.zip?sig=hush" + pin + "'}]"));

        assertThat(settings.printModels()).contains("https://h/v.zip?***" + pin).doesNotContain("hush");
        assertThat(settings.models().toString()).doesNotContain("hush");
        assertThat(PackageSettings.answering("vilt", "HTTPS://h/v.zip?X-Amz-Signature=hush")
                        .toString())
                .doesNotContain("hush");
        assertThatThrownBy(() -> file(settings.printModels())).hasMessageContaining("vilt");
    }

    @Test
    void twoModelsOfOneNameAreRefused() {
        String eye = "{name: eye, url: 'http://h/v1', model: m}";

        assertThatThrownBy(() -> file("models: [" + eye + ", " + eye + "]")).hasMessageContaining("'eye'");
    }
}
