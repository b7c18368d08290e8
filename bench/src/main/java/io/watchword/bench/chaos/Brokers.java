package io.watchword.bench.chaos;

import io.watchword.bench.Jvm;
import io.watchword.bench.Ports;
import io.watchword.embeddedkafka.BrokerSettings;
import io.watchword.embeddedkafka.LogDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/**
 * Three brokers in JVMs of their own, each also a controller: three copies of each record, two of which must be there
 * before it counts as written. The log of the last lies on a disk that can be filled.
 */
final class Brokers {
    static final int COUNT = 3;

    private final List<Integer> ports;
    private final List<Member> members;
    private final SmallDisk disk;

    private Brokers(List<Integer> ports, List<Member> members, SmallDisk disk) {
        this.ports = ports;
        this.members = members;
        this.disk = disk;
    }

    /** Prepares them; they are not started yet. */
    static Brokers prepare(Path folder, SmallDisk disk) throws IOException {
        List<Integer> ports = new ArrayList<>();
        List<Integer> controllers = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            ports.add(Ports.free());
            controllers.add(Ports.free());
        }
        String voters = IntStream.range(0, COUNT)
                .mapToObj(i -> (i + 1) + "@127.0.0.1:" + controllers.get(i))
                .collect(Collectors.joining(","));
        String cluster = Uuid.randomUuid().toString();
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            Path log = (i == COUNT - 1 ? disk.path() : folder).resolve("broker-" + (i + 1));
            LogDirectory.format(log, i + 1, cluster);
            Map<String, Object> settings = settings(i + 1, log, ports.get(i), controllers.get(i), voters);
            members.add(member(folder, i + 1, settings));
        }
        return new Brokers(ports, members, disk);
    }

    private static Member member(Path folder, int node, Map<String, Object> settings) throws IOException {
        Path file = folder.resolve("broker-" + node + ".properties");
        Files.write(
                file,
                settings.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .toList());
        List<String> options = List.of(
                "-Xmx320m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");
        return new Member(
                Member.Part.BROKER,
                "broker-" + node,
                Jvm.command(options, "kafka.Kafka", List.of(file.toString())),
                folder);
    }

    private static Map<String, Object> settings(int node, Path log, int port, int controller, String voters) {
        Map<String, Object> settings = new TreeMap<>(BrokerSettings.small());
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", node);
        settings.put("controller.quorum.voters", voters);
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("log.dirs", log);
        settings.put("auto.create.topics.enable", false);
        settings.put("default.replication.factor", COUNT);
        settings.put("min.insync.replicas", COUNT - 1);
        settings.put("offsets.topic.replication.factor", COUNT);
        settings.put("offsets.topic.num.partitions", 6);
        settings.put("transaction.state.log.replication.factor", COUNT);
        settings.put("transaction.state.log.num.partitions", 3);
        settings.put("share.coordinator.state.topic.replication.factor", COUNT);
        settings.put("share.coordinator.state.topic.num.partitions", 3);
        return settings;
    }

    List<Member> members() {
        return members;
    }

    /** The one whose disk can be filled. */
    Member onSmallDisk() {
        return members.get(COUNT - 1);
    }

    SmallDisk disk() {
        return disk;
    }

    /** Whether all of them take connections. */
    boolean serve() {
        return ports.stream().allMatch(Ports::isOpen);
    }

    /** For clients. */
    String bootstrap() {
        return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }
}
