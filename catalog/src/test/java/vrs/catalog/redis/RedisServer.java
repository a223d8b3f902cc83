package vrs.catalog.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/** A real {@code redis-server} process on a loopback port of its own, in a folder of its own. */
public final class RedisServer implements AutoCloseable {
    private static final String READY = "Ready to accept connections";

    private final int port;
    private final Path folder;
    private final String ready;
    private final List<String> more;
    private Process process;

    private RedisServer(int port, Path folder, String ready, List<String> more) {
        this.port = port;
        this.folder = folder;
        this.ready = ready;
        this.more = more;
    }

    public static RedisServer start() throws IOException {
        return start(READY, List.of());
    }

    /** Follows that one. */
    public static RedisServer replicaOf(RedisServer master) throws IOException {
        return start(
                "MASTER <-> REPLICA sync: Finished with success", List.of("--replicaof", "127.0.0.1 " + master.port));
    }

    /**
     * Watches that one, and alone decides that it is gone. It asks each server once a second: with less than that as
     * the time after which one is down, a master just promoted counts as down before it was asked, and the old one,
     * back and empty, is promoted again.
     */
    public static RedisServer sentinelOf(RedisServer master, String name) throws IOException {
        Path config = Files.createTempDirectory("vrs-sentinel").resolve("sentinel.conf");
        Files.writeString(
                config,
                String.join(
                        "\n",
                        "sentinel monitor " + name + " 127.0.0.1 " + master.port + " 1",
                        "sentinel down-after-milliseconds " + name + " 2000",
                        "sentinel failover-timeout " + name + " 10000",
                        ""));
        RedisServer sentinel = start("+monitor master", List.of(config.toString(), "--sentinel"));
        sentinel.beQuick();
        return sentinel;
    }

    /** Else it looks only every ten seconds what has become of whom. */
    private void beQuick() {
        CommandArgs<String, String> periods =
                new CommandArgs<>(StringCodec.UTF8).add("DEBUG").addKeys("INFO-PERIOD", "500", "PUBLISH-PERIOD", "200");
        try (RedisClient client = RedisClient.create(RedisURI.create("127.0.0.1", port));
                var connection = client.connectSentinel()) {
            connection.sync().dispatch(CommandType.SENTINEL, new StatusOutput<>(StringCodec.UTF8), periods);
        }
    }

    private static RedisServer start(String ready, List<String> more) throws IOException {
        RedisServer server = new RedisServer(freePort(), Files.createTempDirectory("vrs-redis"), ready, more);
        server.startAgain();
        return server;
    }

    public RedisSite.Node node() {
        return new RedisSite.Node("127.0.0.1", port);
    }

    RedisConfig config(String namespace) {
        RedisConfig usual = RedisConfig.of("127.0.0.1", port);
        return new RedisConfig(
                usual.site(),
                namespace,
                usual.connectTimeout(),
                usual.reconnectPause(),
                usual.silentMax(),
                usual.requestsMax());
    }

    public int port() {
        return port;
    }

    /** Begins empty, unless something was saved: then with that. */
    public void startAgain() throws IOException {
        List<String> command = new ArrayList<>(List.of("redis-server"));
        // The file of a sentinel stands before all else.
        boolean watches = more.contains("--sentinel");
        command.addAll(watches ? more : List.of());
        command.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1", "--dir", folder.toString()));
        command.addAll(
                watches ? List.of() : List.of("--save", "", "--appendonly", "no", "--repl-diskless-sync-delay", "0"));
        command.addAll(watches ? List.of() : more);
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        StringBuilder said = new StringBuilder();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains(ready)) {
                // What it says from here on nobody reads, and a full pipe would stop it.
                Thread.ofPlatform().daemon().start(() -> readOver(output));
                return;
            }
            said.append(line).append('\n');
        }
        throw new IOException("redis-server did not start: " + said);
    }

    private static void readOver(BufferedReader output) {
        try {
            output.transferTo(java.io.Writer.nullWriter());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps what it holds now for the next start. */
    public void save() {
        ask(RedisCommands::save);
    }

    /** Whether that video is in it. */
    public boolean holds(String vid) {
        return ask(redis -> redis.hexists("vrs:streams", vid));
    }

    /** Of a sentinel: whether it knows whom it could promote. */
    public boolean knowsReplicas(String name) {
        try (RedisClient client = RedisClient.create(RedisURI.create("127.0.0.1", port));
                var connection = client.connectSentinel()) {
            return !connection.sync().replicas(name).isEmpty();
        }
    }

    <T> T ask(Function<RedisCommands<String, String>, T> question) {
        try (RedisClient client = RedisClient.create(RedisURI.create("127.0.0.1", port));
                StatefulRedisConnection<String, String> connection = client.connect()) {
            return question.apply(connection.sync());
        }
    }

    /** Holds it up: it keeps its connections and takes new ones, and answers nothing. */
    public void hang() {
        signal("-STOP");
    }

    public void goOn() {
        signal("-CONT");
    }

    public void kill() {
        // Not by the process itself, which would close what is still being read.
        process.toHandle().destroyForcibly();
        await();
    }

    @Override
    public void close() throws IOException {
        kill();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void signal(String name) {
        try {
            int status = new ProcessBuilder("kill", name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill " + name + " ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void await() {
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("redis-server " + process.pid() + " does not end");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
