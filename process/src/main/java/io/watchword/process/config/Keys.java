package io.watchword.process.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The catalogue: everything that can be configured, in any process. */
public final class Keys {
    private static final Kind<Path> PLACE = new Kind.Place();
    private static final Kind<Boolean> FLAG = new Kind.Flag();
    private static final Kind<String> TEXT = new Kind.Text();
    private static final Kind<Integer> PORT_NUMBER = new Kind.Whole(0, 65_535);

    /** Port of the dashboard and the HTTP interface. */
    public static final Key<Integer> PORT =
            key("port", PORT_NUMBER, "8080", "PORT", "Port of the dashboard and the HTTP interface; 0: any");

    /** What it binds. */
    public static final Key<String> HOST =
            key("host", TEXT, "127.0.0.1", "ADDRESS", "Address to bind; 127.0.0.1 is this machine only");

    /** Where files are kept. */
    public static final Key<Path> DATA_DIR = key(
            "data-dir",
            PLACE,
            "~/.watchword",
            "DIR",
            "Where the embedded broker keeps its log, and the model and native libraries are unpacked");

    /** Where Kafka is. */
    public static final Key<String> KAFKA = key("kafka", TEXT, null, "HOST:PORT,…", "Brokers of a Kafka cluster");

    /** Of every topic. */
    public static final Key<Integer> KAFKA_PARTITIONS =
            key("kafka-partitions", new Kind.Whole(1, 256), "4", "N", "Partitions of each topic, the same everywhere");

    /** Of every topic. */
    public static final Key<Integer> KAFKA_REPLICATION =
            key("kafka-replication", new Kind.Whole(1, 9), "1", "N", "Brokers that hold each record");

    /** Of every topic. */
    public static final Key<Integer> KAFKA_MIN_INSYNC_REPLICAS = key(
            "kafka-min-insync-replicas",
            new Kind.Whole(1, 9),
            "1",
            "N",
            "Brokers that must have a record before it counts as written");

    /** Whether the way to Kafka is encrypted. */
    public static final Key<Boolean> KAFKA_TLS =
            key("kafka-tls", FLAG, "false", "", "Encrypt the way to Kafka and check its certificate");

    /** Whom to trust. */
    public static final Key<Path> KAFKA_CA_FILE = key(
            "kafka-ca-file",
            PLACE,
            null,
            "FILE",
            "Authorities in PEM that brokers' certificates come from; else those that Java trusts");

    /** Who this is. */
    public static final Key<Path> KAFKA_CLIENT_CERT_FILE =
            key("kafka-client-cert-file", PLACE, null, "FILE", "Own certificate chain in PEM, for mutual TLS");

    /** Proof of who this is. */
    public static final Key<Path> KAFKA_CLIENT_KEY_FILE =
            key("kafka-client-key-file", PLACE, null, "FILE", "Its private key in PEM (PKCS 8)");

    /** How to log in to Kafka. */
    public static final Key<String> KAFKA_SASL = key(
            "kafka-sasl",
            new Kind.Choice("none", "plain", "scram-sha-256", "scram-sha-512"),
            "none",
            "MECHANISM",
            "How to log in to Kafka: none, plain, scram-sha-256 or scram-sha-512");

    /** Who logs in. */
    public static final Key<String> KAFKA_USER = key("kafka-user", TEXT, null, "NAME", "Name to log in to Kafka with");

    /** Proof of who logs in. */
    public static final Key<String> KAFKA_PASSWORD =
            secret("kafka-password", "Password to log in to Kafka with, better as ${env:NAME} or ${file:PATH}");

    /** Which cluster it must be. */
    public static final Key<String> KAFKA_CLUSTER_ID =
            key("kafka-cluster-id", TEXT, null, "ID", "Refuse to work on any Kafka cluster but the one with this id");

    /** What the management port binds. */
    public static final Key<String> MANAGEMENT_HOST =
            key("management-host", TEXT, "127.0.0.1", "ADDRESS", "Address that health and metrics are served on");

    /** Port of health and metrics. */
    public static final Key<Integer> MANAGEMENT_PORT =
            key("management-port", PORT_NUMBER, "9090", "PORT", "Port of health and metrics; 0: any");

    /** How long stopping may take. */
    public static final Key<Integer> STOP_WITHIN = key(
            "stop-within",
            new Kind.Whole(1, 600),
            "25",
            "SECONDS",
            "How long finishing what is in hand may take when told to stop");

    /** Whether a login may be missing. */
    public static final Key<Boolean> INSECURE =
            key("insecure", FLAG, "false", "", "Serve without login on an address others can reach");

    /** Whether cameras may be on this machine. */
    public static final Key<Boolean> ALLOW_LOOPBACK_CAMERAS = key(
            "allow-loopback-cameras",
            FLAG,
            "false",
            "",
            "Let cameras on this machine be added even where others can reach the interface");

    /** Where recordings are. */
    public static final Key<Path> MEDIA_FOLDER =
            key("media-folder", PLACE, null, "DIR", "The only folder that file: cameras are read from");

    /** Which detector sees. */
    public static final Key<String> DETECTOR =
            key("detector", TEXT, "centernet", "NAME", "Which detector sees: centernet or nanodet");

    /** How large what it sees is. */
    public static final Key<Integer> INPUT_SIZE = key(
            "input-size",
            new Kind.Whole(0, 2_048),
            "0",
            "PIXELS",
            "Long side of what the detector sees, a multiple of 32; nanodet: always 416; 0: 640, or the detector's own");

    /** What to perceive on. */
    public static final Key<String> DEVICES = key(
            "devices",
            TEXT,
            "auto",
            "DEVICES",
            "What to perceive on: auto (every GPU, else the processor), cpu, cpu:N (the processor in N shares) or"
                    + " gpu0,gpu1,…");

    /** How much of the processor the detector takes. */
    public static final Key<Integer> THREADS = key(
            "threads",
            new Kind.Whole(0, 256),
            "0",
            "N",
            "Threads of the processor for the detector; 0: every core but one, at most 8");

    /** How often is looked where nothing moves. */
    public static final Key<Double> STILL_FPS = key(
            "still-fps",
            new Kind.DecimalOrZero(0.01, 120, "for as many as otherwise"),
            "1",
            "FPS",
            "Frames a second analysed where nothing moves; 0: as many as otherwise");

    /** Where the first admin's token is. */
    public static final Key<Path> ADMIN_TOKEN_FILE = key(
            "admin-token-file",
            PLACE,
            null,
            "FILE",
            "Ask for a login; the file's first line is the first admin's token. A missing file is made");

    /** Whose tokens are logins. */
    public static final Key<String> OIDC_ISSUER =
            key("oidc-issuer", TEXT, null, "URL", "Take the tokens of this OpenID Connect provider as logins");

    /** Whom its tokens must be meant for. */
    public static final Key<String> OIDC_AUDIENCE =
            key("oidc-audience", TEXT, "watchword", "NAME", "Whom its tokens must be meant for");

    /** As whom people are sent there. */
    public static final Key<String> OIDC_CLIENT_ID = key(
            "oidc-client-id",
            TEXT,
            null,
            "ID",
            "Let people log in there: this server's client, which may redirect to /login/oidc/callback");

    /** What that proves itself with. */
    public static final Key<String> OIDC_CLIENT_SECRET = secret(
            "oidc-client-secret",
            "Secret of that client where it is confidential, better as ${env:NAME} or ${file:PATH}");

    /** Where its tokens have roles. */
    public static final Key<String> OIDC_ROLES_CLAIM = key(
            "oidc-roles-claim",
            TEXT,
            "roles",
            "CLAIM",
            "Where its tokens have viewer, operator or admin, such as realm_access.roles");

    /** Where its tokens have cameras. */
    public static final Key<String> OIDC_CAMERAS_CLAIM = key(
            "oidc-cameras-claim",
            TEXT,
            "cameras",
            "CLAIM",
            "Where its tokens have the cameras that a viewer is limited to");

    /** What those see whose tokens say nothing of cameras. */
    public static final Key<String> OIDC_CAMERAS_DEFAULT = key(
            "oidc-cameras-default",
            new Kind.Choice("all", "none"),
            "all",
            "CAMERAS",
            "What a viewer sees whose token lacks that claim: all or none");

    /** What the interface shows. */
    public static final Key<Path> TLS_CERT =
            key("tls-cert", PLACE, null, "FILE", "Serve https: certificate chain in PEM");

    /** Proof of it. */
    public static final Key<Path> TLS_KEY = key("tls-key", PLACE, null, "FILE", "Its private key in PEM");

    /** Whether a proxy is believed. */
    public static final Key<Boolean> BEHIND_PROXY = key(
            "behind-proxy",
            FLAG,
            "false",
            "",
            "A proxy stands before it: believe X-Forwarded-For and X-Forwarded-Proto");

    /** Limit. */
    public static final Key<Integer> REQUESTS_PER_CLIENT =
            key("requests-per-client", new Kind.Whole(1, 1_000_000), "500", "N", "Requests a second from one client");

    /** Limit. */
    public static final Key<Integer> STREAMS_PER_CLIENT =
            key("streams-per-client", new Kind.Whole(1, 1_000_000), "256", "N", "Streams at once of one client");

    /** Limit. */
    public static final Key<Integer> CONNECTIONS_PER_CLIENT = key(
            "connections-per-client", new Kind.Whole(1, 1_000_000), "1024", "N", "Connections at once of one address");

    /** Limit. */
    public static final Key<Integer> STREAMS =
            key("streams", new Kind.Whole(1, 1_000_000), "2000", "N", "Event streams at once");

    /** How soon a client can tell that nothing happens from that nobody is there. */
    public static final Key<Integer> HEARTBEAT = key(
            "heartbeat",
            new Kind.Whole(1, 3600),
            "15",
            "SECONDS",
            "Time between the comments of an event stream by which proxies and clients tell that it is alive");

    /** Where current answers are published. */
    public static final Key<String> MQTT = key(
            "mqtt",
            TEXT,
            null,
            "HOST[:PORT]",
            "An MQTT broker that gets every current answer, and Home Assistant's discovery");

    /** Who logs in there. */
    public static final Key<String> MQTT_USER = key("mqtt-user", TEXT, null, "NAME", "Name to log in to it with");

    /** Proof of who logs in there. */
    public static final Key<String> MQTT_PASSWORD =
            secret("mqtt-password", "Password to log in to it with, better as ${env:NAME} or ${file:PATH}");

    /** Whether the way there is encrypted. */
    public static final Key<Boolean> MQTT_TLS =
            key("mqtt-tls", FLAG, "false", "", "Encrypt the connection and check the broker's certificate");

    /** Whom to trust there. */
    public static final Key<Path> MQTT_CA_FILE = key(
            "mqtt-ca-file",
            PLACE,
            null,
            "FILE",
            "Authorities in PEM that its certificate comes from; else those that Java trusts");

    /** Whether webhooks may be on this machine. */
    public static final Key<Boolean> ALLOW_LOOPBACK_WEBHOOKS = key(
            "allow-loopback-webhooks",
            FLAG,
            "false",
            "",
            "Let webhooks point at this machine even where others can reach the interface");

    /** How much evidence is kept. */
    public static final Key<Integer> EVIDENCE_MB = key(
            "evidence-mb",
            new Kind.Whole(16, 1_000_000),
            null,
            "MIB",
            "Most to keep of the frames that answers changed on, oldest first out; else 1024 a partition");

    /** Where a running server is. */
    public static final Key<String> URL = key("url", TEXT, "http://localhost:8080", "URL", "Where Watchword is served");

    /** How to log in to it. */
    public static final Key<Path> TOKEN_FILE =
            key("token-file", PLACE, null, "FILE", "File whose first line is a token, where a login is needed");

    /** How the commands that ask a running server find it. */
    public static final List<Key<?>> CLIENT = List.of(URL, TOKEN_FILE);

    /** The way to a Kafka cluster. */
    public static final List<Key<?>> CLUSTER = List.of(
            KAFKA,
            KAFKA_PARTITIONS,
            KAFKA_REPLICATION,
            KAFKA_MIN_INSYNC_REPLICAS,
            KAFKA_TLS,
            KAFKA_CA_FILE,
            KAFKA_CLIENT_CERT_FILE,
            KAFKA_CLIENT_KEY_FILE,
            KAFKA_SASL,
            KAFKA_USER,
            KAFKA_PASSWORD,
            KAFKA_CLUSTER_ID);

    /** What every process of its own has. */
    public static final List<Key<?>> PROCESS = List.of(DATA_DIR, MANAGEMENT_HOST, MANAGEMENT_PORT, STOP_WITHIN);

    /** How cameras are read. */
    public static final List<Key<?>> INGEST = List.of(MEDIA_FOLDER, ALLOW_LOOPBACK_CAMERAS, STILL_FPS);

    /** How frames are looked at. */
    public static final List<Key<?>> INFERENCE = List.of(DETECTOR, INPUT_SIZE, DEVICES, THREADS);

    /** How the HTTP interface is served. */
    public static final List<Key<?>> ANSWER_STREAM = List.of(
            HOST,
            PORT,
            INSECURE,
            ALLOW_LOOPBACK_CAMERAS,
            ALLOW_LOOPBACK_WEBHOOKS,
            ADMIN_TOKEN_FILE,
            OIDC_ISSUER,
            OIDC_AUDIENCE,
            OIDC_CLIENT_ID,
            OIDC_CLIENT_SECRET,
            OIDC_ROLES_CLAIM,
            OIDC_CAMERAS_CLAIM,
            OIDC_CAMERAS_DEFAULT,
            TLS_CERT,
            TLS_KEY,
            BEHIND_PROXY,
            REQUESTS_PER_CLIENT,
            STREAMS_PER_CLIENT,
            CONNECTIONS_PER_CLIENT,
            STREAMS,
            HEARTBEAT,
            EVIDENCE_MB);

    /** How answers are delivered. */
    public static final List<Key<?>> DELIVERIES =
            List.of(MQTT, MQTT_USER, MQTT_PASSWORD, MQTT_TLS, MQTT_CA_FILE, ALLOW_LOOPBACK_WEBHOOKS);

    private static final Map<String, Key<?>> ALL =
            byName(Stream.of(CLUSTER, PROCESS, INGEST, INFERENCE, ANSWER_STREAM, DELIVERIES, CLIENT)
                    .flatMap(List::stream));

    private Keys() {}

    /** Every key by its name, in the order of the catalogue. */
    public static Map<String, Key<?>> all() {
        return ALL;
    }

    /** Several lists as one, each key once. */
    public static List<Key<?>> together(List<List<Key<?>>> lists) {
        return lists.stream().flatMap(List::stream).distinct().toList();
    }

    private static Map<String, Key<?>> byName(Stream<Key<?>> keys) {
        Map<String, Key<?>> names = new LinkedHashMap<>();
        keys.forEach(key -> names.put(key.name(), key));
        return Collections.unmodifiableMap(names);
    }

    private static <T> Key<T> key(String name, Kind<T> kind, @Nullable String otherwise, String label, String says) {
        return new Key<>(name, kind, otherwise, label, says, false);
    }

    private static Key<String> secret(String name, String says) {
        return new Key<>(name, TEXT, null, "SECRET", says, true);
    }
}
